package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.feed.ChangedField;
import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.feed.EventSource;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedCheckpoint;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.ProjectFeed;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.sun.net.httpserver.HttpServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Examples that the Javadoc and the guide show. */
public final class FeedSnippets {

    private FeedSnippets() {}

    /** One project. */
    public static void project(ProjectClient project, Consumer<FeedEvent> handler) {
        // @start region="project"
        CheckpointStore store = CheckpointStore.directory(Path.of("feeds"));
        ProjectFeed feed = project.feed(f -> f.store(store));

        FeedBatch batch;
        do {
            batch = feed.poll();
            batch.events().forEach(handler);
            batch.commit();
        } while (batch.hasMore());
        // @end
    }

    /** What to do with an event. */
    public static void handle(FeedEvent event) {
        // @start region="handle"
        if (event instanceof FeedEvent.Created created) {
            System.out.println("New: " + created.workItem().name());
        } else if (event instanceof FeedEvent.Updated updated
                && updated.changed().contains(ChangedField.STATE)) {
            System.out.println("Moved: " + updated.workItem().name());
        } else if (event instanceof FeedEvent.Commented commented) {
            System.out.println("Discussed: " + commented.workItem().name());
        } else if (event instanceof FeedEvent.Removed removed) {
            System.out.println("Gone: " + removed.workItemId() + ", " + removed.reason());
        }
        // @end
    }

    /** Many projects. */
    public static void workspace(
            WorkspaceClient workspace, CheckpointStore store, Consumer<FeedEvent> handler, BooleanSupplier running)
            throws InterruptedException {
        // @start region="workspace"
        WorkspaceFeed feed = workspace.feed(
                w -> w.every(Duration.ofMinutes(1)).each(f -> f.store(store).comments(true)));
        feed.run(handler, running);
        // @end
    }

    /** Webhooks and feed. */
    public static void events(
            WorkspaceClient workspace,
            CheckpointStore store,
            HttpServer server,
            String secret,
            Consumer<FeedEvent> handler,
            BooleanSupplier running)
            throws InterruptedException {
        // @start region="events"
        EventSource source = workspace.events(
                w -> w.every(Duration.ofMinutes(5)).each(f -> f.store(store).comments(true)));
        Webhooks webhooks = Webhooks.withSecrets(secret);
        server.createContext("/webhooks/plane", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readNBytes(20_000_000);
                if (source.accept(webhooks.receive(body, exchange.getRequestHeaders()))) {
                    exchange.sendResponseHeaders(204, -1);
                }
            }
        });
        server.start();
        source.run(handler, running);
        // @end
    }

    // @start region="store"
    /** Keeps checkpoints where the events go, so that both are stored or none. */
    record DatabaseCheckpoints(Connection database) implements CheckpointStore {

        @Override
        public Optional<FeedCheckpoint> load(String projectId) {
            try (PreparedStatement select =
                    database.prepareStatement("SELECT checkpoint FROM feed WHERE project = ?")) {
                select.setString(1, projectId);
                ResultSet row = select.executeQuery();
                return row.next() ? Optional.of(FeedCheckpoint.parse(row.getString(1))) : Optional.empty();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void save(FeedCheckpoint checkpoint) {
            try (PreparedStatement replace =
                    database.prepareStatement("REPLACE INTO feed (project, checkpoint) VALUES (?, ?)")) {
                replace.setString(1, checkpoint.projectId());
                replace.setString(2, checkpoint.toText());
                replace.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
    // @end

    /** Events and checkpoint in one transaction. */
    public static void transaction(Connection database, WorkspaceFeed feed, Consumer<FeedEvent> handler)
            throws SQLException {
        // @start region="transaction"
        Optional<FeedBatch> batch = feed.poll();
        if (batch.isPresent()) {
            batch.get().events().forEach(handler);
            batch.get().commit();
            database.commit();
        }
        // @end
    }
}
