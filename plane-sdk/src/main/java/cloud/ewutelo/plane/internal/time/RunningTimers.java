package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.emulation.OwnedFormat;
import cloud.ewutelo.plane.internal.emulation.OwnedReading;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.model.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The running timers of a project: comments on its record. The external pair of a timer names its work item and agent, so that
 * Plane refuses a second one, and the time of the comment is its start. So nobody can change what is measured by editing the
 * text.
 */
final class RunningTimers {

    private static final String DESCRIPTION = "Description";
    private static final OwnedFormat FORMAT =
            TimeComments.format("Timer running", "It runs until it is stopped; to throw it away, delete this comment.");

    private static final int MOST_ATTEMPTS = 5;

    private final ProjectRecord record;

    RunningTimers(ProjectRecord record) {
        this.record = record;
    }

    /**
     * Starts a timer, unless one is running.
     *
     * @param workItemName how people call the work item
     * @param agentName how people call the agent
     * @return the one that is running now
     */
    RunningTimer start(String workItemId, String workItemName, String agentId, String agentName, String description) {
        String html = FORMAT.render(List.of(
                OwnedRow.of("Work item", workItemName),
                OwnedRow.of("Agent", agentName),
                OwnedRow.of(DESCRIPTION, description)));
        return record.write(comments -> start(comments, workItemId, agentId, html));
    }

    private static RunningTimer start(OwnedComments comments, String workItemId, String agentId, String html) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<String> created = comments.create(
                            RecordNote.TIMER.of(comments, subject(workItemId, agentId)), html, null)
                    .map(Comment::id);
            Optional<RunningTimer> running = find(comments, workItemId, agentId);
            if (running.isPresent()) {
                created.filter(own -> !running.get().id().equals(own)).ifPresent(comments::delete);
                return running.get();
            }
            if (created.isPresent()) {
                break;
            }
        }
        throw new PlaneException("No timer runs on work item " + workItemId
                + ": others stopped it at the moment when it was started. Try again.");
    }

    /** All of them, oldest first. */
    List<RunningTimer> list() {
        return record.find().map(RunningTimers::list).orElse(List.of());
    }

    Optional<RunningTimer> find(String workItemId, String agentId) {
        return record.find().flatMap(comments -> find(comments, workItemId, agentId));
    }

    void delete(RunningTimer timer) {
        record.find().ifPresent(comments -> timer.commentIds().forEach(comments::delete));
    }

    private static Optional<RunningTimer> find(OwnedComments comments, String workItemId, String agentId) {
        return list(comments).stream()
                .filter(timer ->
                        timer.workItemId().equals(workItemId) && timer.agentId().equals(agentId))
                .findFirst();
    }

    /** Of several with the same pair, which programs made in the same instant, the first counts. */
    private static List<RunningTimer> list(OwnedComments comments) {
        Map<String, List<Comment>> bySubject = new TreeMap<>();
        for (Comment comment : comments.list()) {
            RecordNote.TIMER
                    .subject(comment)
                    .filter(RunningTimers::isWellFormed)
                    .ifPresent(subject -> bySubject
                            .computeIfAbsent(subject, key -> new ArrayList<>())
                            .add(comment));
        }
        return bySubject.entrySet().stream()
                .map(group -> timer(group.getKey(), group.getValue()))
                .sorted(Comparator.comparing(RunningTimer::startedAt).thenComparing(RunningTimer::id))
                .toList();
    }

    /** Anybody can write a comment with any pair. */
    private static boolean isWellFormed(String subject) {
        int slash = subject.indexOf('/');
        return slash > 0
                && Directory.asId(subject.substring(0, slash)).isPresent()
                && Directory.asId(subject.substring(slash + 1)).isPresent();
    }

    private static RunningTimer timer(String subject, List<Comment> group) {
        List<Comment> oldestFirst = group.stream()
                .sorted(Comparator.comparing(RunningTimers::writtenAt).thenComparing(Comment::id))
                .toList();
        Comment first = oldestFirst.get(0);
        int slash = subject.indexOf('/');
        return new RunningTimer(
                first.id(),
                subject.substring(0, slash),
                subject.substring(slash + 1),
                first.actor().map(Ref::id),
                writtenAt(first),
                description(first.html()),
                oldestFirst.stream().map(Comment::id).toList());
    }

    /** What is being done. Where people broke the table, all that it says, so that nothing is lost. */
    private static String description(String html) {
        return FORMAT.parse(html) instanceof OwnedReading.Intact intact
                ? intact.row(DESCRIPTION).map(OwnedRow::value).orElse("")
                : PlaneHtml.toText(html);
    }

    private static Instant writtenAt(Comment comment) {
        return comment.createdAt().orElse(Instant.MAX);
    }

    private static String subject(String workItemId, String agentId) {
        return workItemId + "/" + agentId;
    }
}
