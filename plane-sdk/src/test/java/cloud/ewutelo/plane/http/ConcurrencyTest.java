package cloud.ewutelo.plane.http;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.testkit.Faults;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads on one client, while the server fails now and then. */
class ConcurrencyTest extends EmbeddedPlane {

    private static final int THREADS = 16;
    private static final int CALLS_PER_THREAD = 125;
    private static final int PAIRS = 150;

    private final List<String> ids = new CopyOnWriteArrayList<>();

    @Test
    @Timeout(120)
    void everyCallEndsInAResultOrATypedFailureAndNothingIsDoubled() throws Exception {
        Queue<Throwable> untyped = new ConcurrentLinkedQueue<>();
        AtomicInteger results = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();

        Threads.run(THREADS, thread -> {
            Random random = new Random(thread);
            for (int i = 0; i < CALLS_PER_THREAD; i++) {
                if (random.nextInt(4) == 0) {
                    breakSomeRequest(random);
                }
                try {
                    call(random);
                    results.incrementAndGet();
                } catch (PlaneException e) {
                    failures.incrementAndGet();
                } catch (RuntimeException | Error e) {
                    untyped.add(e);
                }
            }
        });
        server.faults().clear();

        assertThat(untyped).isEmpty();
        assertThat(results.get() + failures.get()).isEqualTo(THREADS * CALLS_PER_THREAD);
        // The faults that cannot be mended are the fewest.
        assertThat(results.get()).isGreaterThan(THREADS * CALLS_PER_THREAD * 8 / 10);
        List<WorkItem> stored = project.workItems().list().stream().toList();
        assertThat(stored).isNotEmpty();
        assertThat(stored).extracting(WorkItem::externalId).doesNotHaveDuplicates();
        List<String> comments = new ArrayList<>();
        stored.forEach(item -> project.comments(item.id()).list().stream()
                .map(Comment::externalId)
                .forEach(id -> comments.add(id.orElseThrow())));
        assertThat(comments).isNotEmpty().doesNotHaveDuplicates();
    }

    private void call(Random random) {
        List<String> present = List.copyOf(ids);
        String known = present.isEmpty() ? "" : present.get(random.nextInt(present.size()));
        int kind = known.isEmpty() ? 0 : random.nextInt(12);
        if (kind < 4) {
            ExternalId pair = new ExternalId("load", Integer.toString(random.nextInt(PAIRS)));
            ids.add(project.workItems().createOrGet(pair, w -> w.name("Task")).id());
        } else if (kind < 6) {
            assertThat(project.workItems().get(known).name()).isEqualTo("Task");
        } else if (kind < 8) {
            project.workItems().update(known, w -> w.priority(Priority.HIGH));
        } else if (kind < 9) {
            assertThat(project.workItems().list(q -> q.pageSize(20)).stream().limit(30))
                    .extracting(WorkItem::id)
                    .doesNotHaveDuplicates();
        } else if (kind < 10 && random.nextInt(4) == 0) {
            ids.removeIf(known::equals);
            project.workItems().delete(known);
        } else {
            // Plane keeps one pair for each comment of a project, so it must name the work item.
            ExternalId pair = new ExternalId("load", known + "/" + random.nextInt(3));
            project.comments(known).createOrGet(c -> c.text("Seen").externalId(pair));
        }
    }

    /** Whichever request comes next: of this thread or of another one. */
    private void breakSomeRequest(Random random) {
        Faults.Next next = server.faults().onNext("*", "**");
        switch (random.nextInt(6)) {
            case 0 -> next.resetBeforeProcessing();
            case 1 -> next.resetAfterProcessing();
            case 2 -> next.tooManyRequests(Duration.ofSeconds(3));
            case 3 -> next.tooManyRequests();
            case 4 -> next.status(502);
            default -> next.statusAfterProcessing(502);
        }
    }
}
