package cloud.ewutelo.plane.feed;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.support.FakeClock;
import cloud.ewutelo.plane.support.FakeTime;
import cloud.ewutelo.plane.support.MemoryCheckpoints;
import cloud.ewutelo.plane.support.TimedPlane;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens on the server, in the network and to the program: a consumer that handles the events has what the server
 * has, and was told nothing that did not happen.
 */
class FeedRandomTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void consumerHasWhatTheServerHas(long seed) {
        try (World world = new World(seed)) {
            world.live(220);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("With seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** A server on which things happen, and a consumer that is killed now and then. */
    private static final class World implements AutoCloseable {

        private static final List<Priority> PRIORITIES =
                List.of(Priority.URGENT, Priority.HIGH, Priority.MEDIUM, Priority.LOW, Priority.NONE);

        private final Random random;
        private final TimedPlane timed;
        private final FakeTime time;
        private final FakeClock clock;
        private final PlaneServer server;
        private final ProjectClient project;
        private final MemoryCheckpoints store = new MemoryCheckpoints();
        private final List<String> there = new ArrayList<>();
        private final List<String> archived = new ArrayList<>();
        private final Map<String, Object> deliveries = new HashMap<>();
        private final Set<String> committed = new HashSet<>();
        private final Map<String, String> written = new TreeMap<>();
        private final boolean existing;
        private Map<String, String> consumer = new TreeMap<>();
        private final Set<String> comments = new TreeSet<>();
        private ProjectFeed feed;
        private boolean begun;
        private boolean counting;

        private World(long seed) {
            random = new Random(seed);
            PlaneEdition[] editions = PlaneEdition.values();
            timed = new TimedPlane(editions[(int) (seed % editions.length)], seed);
            time = timed.time;
            clock = timed.clock;
            server = timed.server;
            project = timed.project;
            existing = random.nextBoolean();
            for (int i = random.nextInt(12); i > 0; i--) {
                there.add(project.workItems().create(w -> w.name("Old")).id());
            }
            feed = open();
        }

        private ProjectFeed open() {
            return project.feed(f ->
                    f.store(store).existing(existing).comments(true).pageSize(3).overlap(Duration.ofSeconds(30)));
        }

        private void live(int steps) {
            if (!existing) {
                settle();
                consumer = onServer();
            }
            begun = true;
            for (int step = 0; step < steps; step++) {
                time.advance(Duration.ofMillis(random.nextInt(4000)));
                switch (random.nextInt(10)) {
                    case 0 -> feed = open();
                    case 1 -> poll();
                    case 2 -> poll();
                    case 3 -> breakSomething();
                    case 4 -> hint();
                    default -> act();
                }
                if (step % 20 == 19) {
                    settle();
                    assertThat(consumer).isEqualTo(onServer());
                    written.values().retainAll(there);
                    assertThat(comments).containsAll(written.keySet());
                    written.clear();
                    if (step < 20) {
                        // Comments count from here on; their times are later than the beginning, however late a clock
                        // is.
                        time.advance(Duration.ofMinutes(1));
                        counting = true;
                    }
                    if (random.nextBoolean()) {
                        quiet();
                    }
                }
            }
        }

        /** When nothing happens, nothing is told, at one request a poll. */
        private void quiet() {
            for (int i = 0; i < 5; i++) {
                time.advance(Duration.ofSeconds(random.nextInt(30)));
                server.clearRequests();
                FeedBatch batch = feed.poll();
                assertThat(batch.events()).isEmpty();
                assertThat(batch.hasMore()).isFalse();
                assertThat(server.requests()).hasSize(1);
            }
        }

        private void settle() {
            int quiet = 0;
            for (int polls = 0; quiet < 2; polls++) {
                assertThat(polls).as("polls").isLessThan(500);
                quiet = poll() ? 0 : quiet + 1;
            }
        }

        /** Polls, and handles what came in one transaction with the checkpoint; or dies before it is done. */
        private boolean poll() {
            FeedBatch batch;
            try {
                batch = feed.poll();
            } catch (PlaneException e) {
                return true;
            }
            batch.events().forEach(this::mustBeTheSameAsBefore);
            if (begun && random.nextInt(6) == 0 && !batch.events().isEmpty()) {
                if (random.nextBoolean()) {
                    feed = open();
                }
                return true;
            }
            batch.events().forEach(this::handle);
            batch.commit();
            return batch.hasMore();
        }

        private void mustBeTheSameAsBefore(FeedEvent event) {
            Object content = contentOf(event);
            assertThat(deliveries.putIfAbsent(event.id(), content)).isIn(content, null);
            assertThat(event.id()).hasSizeLessThanOrEqualTo(80).matches("[!-~]+");
        }

        private static Object contentOf(FeedEvent event) {
            if (event instanceof FeedEvent.Created created) {
                return content(created.workItem());
            }
            if (event instanceof FeedEvent.Updated updated) {
                return content(updated.workItem());
            }
            return event.id();
        }

        private void handle(FeedEvent event) {
            assertThat(committed.add(event.id())).as("told once: " + event).isTrue();
            if (event instanceof FeedEvent.Created created) {
                assertThat(consumer.put(created.workItem().id(), content(created.workItem())))
                        .as("created: " + created.workItem().id())
                        .isNull();
            } else if (event instanceof FeedEvent.Updated updated) {
                assertThat(consumer.put(updated.workItem().id(), content(updated.workItem())))
                        .as("updated: " + updated.changed())
                        .isNotNull()
                        .isNotEqualTo(content(updated.workItem()));
                assertThat(updated.changed()).isNotEmpty();
            } else if (event instanceof FeedEvent.Removed removed) {
                assertThat(consumer.remove(removed.workItemId()))
                        .as("removed: " + removed.workItemId())
                        .isNotNull();
            } else if (event instanceof FeedEvent.Commented commented) {
                assertThat(comments.add(commented.comment().id())).isTrue();
            } else {
                throw new AssertionError("not expected: " + event);
            }
        }

        private void act() {
            int action = random.nextInt(20);
            if (there.isEmpty() || action < 5) {
                String parent = random.nextInt(3) == 0 && !there.isEmpty() ? any() : null;
                there.add(project.workItems()
                        .create(w -> {
                            w.name("New " + random.nextInt(100));
                            if (parent != null) {
                                w.parent(parent);
                            }
                        })
                        .id());
            } else if (action < 8) {
                project.workItems().update(any(), w -> w.name("Name " + random.nextInt(4)));
            } else if (action < 10) {
                project.workItems().update(any(), w -> w.priority(PRIORITIES.get(random.nextInt(5)))
                        .state(random.nextBoolean() ? "Todo" : "Done"));
            } else if (action < 11) {
                project.workItems().update(any(), w -> w.descriptionHtml("<p>Text " + random.nextInt(3) + "</p>"));
            } else if (action < 14) {
                project.workItems().delete(any());
                refresh();
            } else if (action < 16) {
                String id = any();
                project.workItems().archive(id);
                there.remove(id);
                archived.add(id);
            } else if (action < 17 && !archived.isEmpty()) {
                String id = archived.remove(random.nextInt(archived.size()));
                project.workItems().restore(id);
                there.add(id);
            } else {
                String id = any();
                String comment = project.comments(id)
                        .create(c -> c.html("<p>Remark</p>"))
                        .id();
                if (counting) {
                    written.put(comment, id);
                }
            }
        }

        /** Children go with their parents, archived ones too. */
        private void refresh() {
            there.clear();
            project.workItems().list().forEach(item -> there.add(item.id()));
            archived.removeIf(this::isDeleted);
        }

        private boolean isDeleted(String id) {
            try {
                project.workItems().restore(id);
                project.workItems().archive(id);
                return false;
            } catch (PlaneException e) {
                return true;
            }
        }

        /** Webhooks come for what has changed or not, is there or not, once or more, or never. */
        private void hint() {
            List<String> named = new ArrayList<>(there);
            named.addAll(archived);
            named.addAll(consumer.keySet());
            named.add(new UUID(random.nextLong(), random.nextLong()).toString());
            for (int i = random.nextInt(4); i > 0; i--) {
                feed.hint(named.get(random.nextInt(named.size())));
            }
        }

        private void breakSomething() {
            switch (random.nextInt(4)) {
                case 0 ->
                    server.faults()
                            .onNext("GET", "**")
                            .times(1 + random.nextInt(4))
                            .resetBeforeProcessing();
                case 1 -> server.faults().onNext("GET", "**").status(500);
                case 2 -> server.faults().onNext("GET", "**").truncateBody(40);
                // The clock of another machine behind the server is late, but not by more than the overlap.
                default -> clock.late(Duration.ofSeconds(random.nextInt(20)));
            }
            poll();
            server.faults().clear();
        }

        private String any() {
            return there.get(random.nextInt(there.size()));
        }

        private Map<String, String> onServer() {
            Map<String, String> all = new TreeMap<>();
            project.workItems().list().forEach(item -> all.put(item.id(), content(item)));
            return all;
        }

        private static String content(WorkItem item) {
            return item.name() + "|" + item.priority() + "|" + item.state() + "|" + item.descriptionHtml() + "|"
                    + item.parent();
        }

        @Override
        public void close() {
            timed.close();
        }
    }
}
