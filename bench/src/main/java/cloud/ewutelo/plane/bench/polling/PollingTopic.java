package cloud.ewutelo.plane.bench.polling;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bench.harness.Report;
import cloud.ewutelo.plane.bench.harness.Topic;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.http.RateLimit;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows twenty projects with five hundred work items each: what a poll reads, against listing everything. */
public final class PollingTopic implements Topic {

    private static final String TOPIC = "polling 20 projects of 500 work items";
    private static final int PROJECTS = 20;
    private static final int ITEMS = 500;
    private static final int CHANGES = 10;
    private static final int MOST_REQUESTS = 1 + PROJECTS;
    private static final int TIMES_FEWER_BYTES = 50;
    private static final Duration BETWEEN_SAVES = Duration.ofMinutes(1);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final BenchTime time = new BenchTime();

    @Override
    public void measure(Report report) {
        try (PlaneServer server = PlaneServer.builder()
                        .clock(time)
                        .rateLimitPerMinute(1_000_000)
                        .start();
                Meter meter = new Meter(server.url());
                PlaneClient writer = client(server.url().toString(), server.apiKey());
                PlaneClient reader = client(meter.url(), server.apiKey())) {
            List<ProjectClient> projects = fill(writer.workspace(server.workspaceSlug()));
            WorkspaceClient workspace = reader.workspace(server.workspaceSlug());
            measure(projects, workspace, meter, report);
        }
    }

    private void measure(List<ProjectClient> projects, WorkspaceClient workspace, Meter meter, Report report) {
        WorkspaceFeed feed = workspace.feed(w -> w.every(INTERVAL));
        expect(0, poll(feed));
        Meter.Reading everything = meter.during(() -> expect(PROJECTS * ITEMS, listAll(workspace)));
        report(report, "listing everything", everything);

        time.advance(INTERVAL);
        Meter.Reading quiet = meter.during(() -> expect(0, poll(feed)));
        judge(report, "nothing changed", quiet, everything, MOST_REQUESTS);

        change(projects, CHANGES);
        time.advance(INTERVAL);
        Meter.Reading spread = meter.during(() -> expect(CHANGES, poll(feed)));
        judge(report, "10 changes in 10 projects", spread, everything, MOST_REQUESTS + CHANGES);

        change(projects, 1);
        time.advance(INTERVAL);
        Meter.Reading together = meter.during(() -> expect(CHANGES, poll(feed)));
        judge(report, "10 changes in 1 project", together, everything, MOST_REQUESTS + 1);
    }

    private PlaneClient client(String url, String apiKey) {
        return PlaneClient.builder()
                .baseUrl(url)
                .apiKey(apiKey)
                .rateLimit(RateLimit.unlimited())
                .timeSource(time)
                .build();
    }

    private List<ProjectClient> fill(WorkspaceClient workspace) {
        List<ProjectClient> projects = new ArrayList<>();
        for (int number = 0; number < PROJECTS; number++) {
            String name = identifier(number);
            Project created = workspace.projects().create(p -> p.name(name).identifier(name));
            ProjectClient project = workspace.project(created.id());
            for (int item = 0; item < ITEMS; item++) {
                String title = "Work item " + item;
                project.workItems().create(w -> w.name(title));
                time.advance(BETWEEN_SAVES);
            }
            projects.add(project);
        }
        return projects;
    }

    /** Changes ten work items, none of them the latest, in so many of the projects. */
    private void change(List<ProjectClient> projects, int inProjects) {
        String name = "Changed at " + time.now();
        for (int change = 0; change < CHANGES; change++) {
            ProjectClient project = projects.get(change % inProjects);
            String key = identifier(change % inProjects) + "-" + (100 + change);
            project.workItems().update(key, w -> w.name(name));
            time.advance(BETWEEN_SAVES);
        }
    }

    private static String identifier(int project) {
        return "P" + project;
    }

    private static int listAll(WorkspaceClient workspace) {
        int items = 0;
        for (Project project : workspace.projects().list()) {
            for (WorkItem item : workspace.project(project.id()).workItems().list()) {
                items += item.name().isEmpty() ? 0 : 1;
            }
        }
        return items;
    }

    /** Polls until every project has had its turn. */
    private static int poll(WorkspaceFeed feed) {
        int events = 0;
        for (Optional<FeedBatch> batch = feed.poll(); batch.isPresent(); batch = feed.poll()) {
            events += batch.get().events().size();
            batch.get().commit();
        }
        return events;
    }

    private static void expect(int expected, int found) {
        if (found != expected) {
            throw new IllegalStateException("Found " + found + " instead of " + expected);
        }
    }

    private static double ratio(long all, long some) {
        return (double) all / (double) some;
    }

    private static void report(Report report, String what, Meter.Reading reading) {
        report.value(TOPIC, what + ": requests", (double) reading.requests(), "");
        report.value(TOPIC, what + ": JSON", reading.bytes() / 1000.0, " kB");
        report.value(TOPIC, what + ": compressed", reading.wireBytes() / 1000.0, " kB");
    }

    private static void judge(
            Report report, String what, Meter.Reading poll, Meter.Reading everything, int mostRequests) {
        report.atMost(TOPIC, what + ": requests", (double) poll.requests(), mostRequests, "");
        report.value(TOPIC, what + ": JSON", poll.bytes() / 1000.0, " kB");
        report.atLeast(
                TOPIC, what + ": JSON, all / poll", ratio(everything.bytes(), poll.bytes()), TIMES_FEWER_BYTES, "");
        report.value(TOPIC, what + ": compressed, all / poll", ratio(everything.wireBytes(), poll.wireBytes()), "");
    }
}
