package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.WorkspaceFeedOptions;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.WorkspaceScope;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.webhook.CommentEvent;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WorkItemEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Takes webhooks about work items as hints for the feed, and passes on the others. */
public final class DefaultEventSource extends DefaultWorkspaceFeed implements EventSource {

    private final Announcements announcements = new Announcements();

    public DefaultEventSource(
            WorkspaceScope scope,
            ProjectService projects,
            Function<String, ProjectScope> scopes,
            WorkspaceFeedOptions options) {
        super(scope, projects, scopes, options);
    }

    @Override
    public boolean accept(WebhookEvent event) {
        if (event instanceof WorkItemEvent) {
            event.projectId().ifPresentOrElse(project -> hint(project, event.entityId()), () -> hint(event.entityId()));
            return true;
        }
        if (event instanceof CommentEvent comment) {
            // A deleted comment leaves nothing to look for.
            if (event.projectId().isPresent() && comment.workItemId().isPresent()) {
                hint(event.projectId().get(), comment.workItemId().get());
            }
            return true;
        }
        return announcements.add(
                new FeedEvent.Announced(event.id(), event.projectId().orElse(""), event));
    }

    @Override
    public Optional<FeedBatch> poll() {
        Optional<FeedBatch> announced = announcements.next();
        return announced.isPresent() ? announced : super.poll();
    }

    @Override
    public Duration nextWait() {
        return announcements.isEmpty() ? super.nextWait() : Duration.ZERO;
    }
}
