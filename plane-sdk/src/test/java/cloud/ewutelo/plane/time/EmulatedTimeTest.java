package cloud.ewutelo.plane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.comment.CommentService;
import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time in comments: what people see of it, what they may do to it, and what it costs. */
class EmulatedTimeTest {

    private static final ExternalId RECORD = new ExternalId("plane-for-java/time", "record");

    private TimedPlane plane;
    private TimeService times;
    private CommentService comments;

    @BeforeEach
    void start() {
        plane = new TimedPlane(PlaneEdition.CE_1_3_1);
        times = plane.times();
        comments = plane.project().comments(plane.task.id());
    }

    @AfterEach
    void stop() {
        plane.close();
    }

    @Test
    void peopleSeeWhatWasLogged() {
        times.log(plane.task.id(), entry -> entry.duration(Duration.ofMinutes(90))
                .description("Restore test")
                .startedAt(Instant.parse("2026-11-24T15:00:00Z")));

        assertThat(PlaneHtml.toText(comments.list().first().orElseThrow().html()))
                .isEqualTo("""
                        Time logged

                        Entry | Value
                        Agent | ada
                        Agent id | %s
                        Duration | 1h 30m
                        Started | 2026-11-24T15:00:00Z
                        Description | Restore test

                        Duration and description may be edited; a duration looks like 1h 30m 15s. plane-for-java/time v1""".formatted(plane.server.admin().id()));
    }

    @Test
    void peopleSeeWhatIsRunning() {
        times.start(plane.task, "Restore test");

        WorkItem record = plane.project().workItems().findByExternalId(RECORD).orElseThrow();
        assertThat(record.name()).isEqualTo("Time tracking");
        assertThat(record.archivedAt()).isPresent();
        assertThat(comments.list())
                .as("nobody who follows the work item is notified")
                .isEmpty();
        assertThat(PlaneHtml.toText(plane.project()
                        .comments(record.id())
                        .list()
                        .first()
                        .orElseThrow()
                        .html()))
                .contains("Timer running", "Work item | TIME-1 Take your time", "Agent | ada", "Restore test");
    }

    @Test
    void correctionByHandCounts() {
        TimeEntry logged = times.log(plane.task.id(), Duration.ofHours(2), "too much");

        rewrite(html -> html.replace("<p>2h</p>", "<p><strong>1.5 hours</strong></p>")
                .replace("too much", "right now")
                .replace("</tbody>", "<tr><td>Ticket</td><td>4711</td></tr></tbody>"));

        Timesheet sheet = times.list(plane.task.id());
        assertThat(sheet.total()).isEqualTo(Duration.ofMinutes(90));
        assertThat(sheet.entries().get(0).description()).isEqualTo("right now");

        times.edit(plane.task.id(), logged.id(), change -> change.duration(Duration.ofMinutes(80)));
        assertThat(comments.get(logged.id()).html()).contains("1h 20m", "right now", "Ticket", "4711");
    }

    @Test
    void brokenEntryIsReportedAndNeitherCountedNorOverwritten() {
        TimeEntry broken = times.log(
                plane.task.id(), entry -> entry.duration(Duration.ofHours(2)).key("nightly"));
        times.log(plane.task.id(), Duration.ofHours(1), "fine");
        String html = rewrite(broken.id(), text -> text.replace("2h", "some hours"));

        Timesheet sheet = times.list(query -> {});

        assertThat(sheet.total()).isEqualTo(Duration.ofHours(1));
        assertThat(sheet.isComplete()).isFalse();
        assertThat(sheet.damaged()).singleElement().satisfies(damaged -> {
            assertThat(damaged.workItemId()).isEqualTo(plane.task.id());
            assertThat(damaged.commentId()).isEqualTo(broken.id());
            assertThat(damaged.reason()).contains("Duration").doesNotContain("some hours");
        });
        assertThatThrownBy(() -> times.edit(plane.task.id(), broken.id(), change -> change.description("x")))
                .isInstanceOf(DamagedCommentException.class);
        assertThatThrownBy(() -> times.log(plane.task.id(), entry -> entry.duration(Duration.ofHours(2))
                        .key("nightly")))
                .isInstanceOf(DamagedCommentException.class);
        assertThat(comments.get(broken.id()).html()).isEqualTo(html);

        times.delete(plane.task.id(), broken.id());
        assertThat(times.list(plane.task.id()).isComplete()).isTrue();
    }

    @Test
    void everyWayToBreakAnEntryIsNamed() {
        TimeEntry entry =
                times.log(plane.task.id(), e -> e.duration(Duration.ofHours(2)).startedAt(Instant.EPOCH));
        String html = comments.get(entry.id()).html();

        assertThat(reason(html.replace(plane.server.admin().id(), "ada"))).contains("Agent id");
        assertThat(reason(html.replace("<p>2h</p>", ""))).contains("Duration");
        assertThat(reason(html.replace("1970-01-01T00:00:00Z", "yesterday"))).contains("Started");
        assertThat(reason("<p>gone</p>")).contains("table");
        assertThat(reason(html.replace("time v1", "time v2"))).contains("newer version");
        comments.update(entry.id(), c -> c.html(html));
        assertThat(times.list(plane.task.id()).isComplete()).isTrue();
    }

    @Test
    void timerWithBrokenTextIsStillMeasured() {
        Timer timer = times.start(plane.task, "Restore test");
        plane.project().comments(recordId()).update(timer.id(), c -> c.text("Restore test, says Ada"));
        plane.time.advance(Duration.ofMinutes(3));

        assertThat(times.running()).singleElement().satisfies(running -> assertThat(running.description())
                .isEqualTo("Restore test, says Ada"));
        assertThat(times.stop(plane.task.id()).orElseThrow().duration()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void commentsOfOthersAreNoTime() {
        comments.create(c -> c.text("2h"));
        comments.create(c -> c.text("2h").externalId(new ExternalId("plane-for-java/fields", "x")));

        assertThat(times.list(plane.task.id())).isEqualTo(times.list(query -> {}));
        assertThat(times.list(plane.task.id()).isComplete()).isTrue();
    }

    @Test
    void projectCostsOneRequestForEachWorkItemWithTime() {
        for (int i = 0; i < 5; i++) {
            plane.project().workItems().create(w -> w.name("No time for it"));
        }
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        times.log(plane.task.id(), Duration.ofHours(1), "two");
        plane.server.clearRequests();

        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofHours(2));

        assertThat(plane.server.requests())
                .as("the record's comments, and the work item's")
                .hasSize(2);
        plane.server.clearRequests();
        times.log(plane.task.id(), Duration.ofHours(1), "three");
        assertThat(plane.server.requests()).extracting(RequestRecord::method).containsExactly("POST");
    }

    @Test
    void onlyWorkItemsThatChangedSinceAreAsked() {
        WorkItem second = plane.project().workItems().create(w -> w.name("Second"));
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        times.log(second.id(), Duration.ofHours(2), "two");
        plane.time.advance(Duration.ofHours(1));
        Instant since = plane.time.now();
        plane.time.advance(Duration.ofHours(1));
        plane.project().workItems().update(second.id(), w -> w.name("Changed"));
        plane.server.clearRequests();

        assertThat(times.list(query -> query.updatedSince(since)).totalByWorkItem())
                .containsOnlyKeys(second.id());

        assertThat(plane.server.requests())
                .extracting(RequestRecord::path)
                .noneMatch(path -> path.contains(plane.task.id()));
    }

    @Test
    void timerCostsFewRequests() {
        times.start(plane.task).stop();
        plane.server.clearRequests();

        Timer timer = times.start(plane.task);
        assertThat(plane.server.requests()).extracting(RequestRecord::method).containsExactly("POST", "GET");
        plane.server.clearRequests();
        timer.stop();
        timer.close();
        assertThat(plane.server.requests()).extracting(RequestRecord::method).containsExactly("GET", "POST", "DELETE");
    }

    @Test
    void deletedRecordIsMadeAgainAndWhatItNamedIsFound() {
        WorkItem second = plane.project().workItems().create(w -> w.name("Second"));
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        times.log(second.id(), Duration.ofHours(1), "two");
        deleteRecord();
        try (PlaneClient another = plane.client(plane.time)) {
            TimeService anew = TimedPlane.project(another).time();
            assertThat(anew.list(query -> query.everyWorkItem()).total()).isEqualTo(Duration.ofHours(2));
            assertThat(anew.list(query -> {}).total()).isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void programThatRemembersADeletedRecordNotesEverythingOnTheNextOne() {
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        deleteRecord();

        assertThat(times.list(query -> query.everyWorkItem()).total()).isEqualTo(Duration.ofHours(1));
        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void entryOlderThanTheRecordMakesAllWorkItemsBeAskedOnce() {
        WorkItem second = plane.project().workItems().create(w -> w.name("Second"));
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        times.log(second.id(), Duration.ofHours(1), "two");
        deleteRecord();
        plane.time.advance(Duration.ofHours(1));
        times.log(plane.task.id(), Duration.ofHours(1), "three");

        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofHours(3));
        plane.server.clearRequests();
        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofHours(3));
        assertThat(plane.server.requests())
                .filteredOn(request -> request.path().endsWith("/work-items/"))
                .isEmpty();
    }

    @Test
    void strangePairsOnTheRecordDoNoHarm() {
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        CommentService onRecord = plane.project().comments(recordId());
        for (String pair : new String[] {"timer/", "timer/x/y", "timer/" + plane.task.id(), "logged/../x", "other"}) {
            onRecord.create(c -> c.text("x").externalId(new ExternalId(RECORD.source(), pair)));
        }
        comments.create(c -> c.text("x").externalId(new ExternalId(RECORD.source(), "record")));

        assertThat(times.running()).isEmpty();
        assertThat(times.list(query -> {}).total()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void recordThatVanishesUnderARunningProgramIsMadeAgain() {
        times.log(plane.task.id(), Duration.ofHours(1), "one");
        WorkItem second = plane.project().workItems().create(w -> w.name("Second"));
        deleteRecord();

        times.log(second.id(), Duration.ofHours(1), "two");
        deleteRecord();
        times.start(second);

        assertThat(times.running()).hasSize(1);
        assertThat(times.list(query -> query.everyWorkItem()).total()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void timerOfADeletedWorkItemCanBeThrownAway() {
        WorkItem second = plane.project().workItems().create(w -> w.name("Second"));
        Timer timer = times.start(second);
        plane.project().workItems().delete(second.id());

        assertThatThrownBy(timer::stop).isInstanceOf(PlaneException.class);
        assertThat(times.running()).extracting(Timer::id).containsExactly(timer.id());
        times.running().get(0).discard();
        assertThat(times.running()).isEmpty();
    }

    @Test
    void workItemOfAnotherProjectIsRefused() {
        WorkItem elsewhere = plane.elsewhere();

        assertThatThrownBy(() -> times.start(elsewhere))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another project");
    }

    @Test
    void recordOutsideTheArchiveIsPutBack() {
        times.start(plane.task);
        WorkItem record = plane.project().workItems().findByExternalId(RECORD).orElseThrow();
        plane.project().workItems().restore(record.id());
        plane.time.advance(Duration.ofMinutes(6));

        times.start(plane.task);

        assertThat(plane.project().workItems().list()).extracting(WorkItem::id).containsExactly(plane.task.id());
    }

    @Test
    void lostAnswersAreFoundAgain() {
        times.log(plane.task.id(), Duration.ofHours(1), "first");
        plane.server.faults().onNext("POST", "**/comments/").resetAfterProcessing();
        times.log(plane.task.id(), Duration.ofHours(1), "second");
        plane.server.faults().onNext("POST", "**/comments/").statusAfterProcessing(504);
        Timer timer = times.start(plane.task);
        plane.server.faults().onNext("POST", "**/comments/").resetAfterProcessing();
        timer.stop();

        assertThat(times.running()).isEmpty();
        assertThat(times.list(plane.task.id()).entries()).hasSize(3);
        assertThat(comments.list()).hasSize(3);
    }

    private void deleteRecord() {
        plane.project().workItems().delete(recordId());
    }

    private String recordId() {
        return plane.project()
                .workItems()
                .findByExternalId(RECORD)
                .orElseThrow()
                .id();
    }

    private String reason(String html) {
        rewrite(text -> html);
        return times.list(plane.task.id()).damaged().get(0).reason();
    }

    private void rewrite(UnaryOperator<String> change) {
        rewrite(comments.list().first().orElseThrow().id(), change);
    }

    private String rewrite(String commentId, UnaryOperator<String> change) {
        Comment comment = comments.get(commentId);
        String html = change.apply(comment.html());
        assertThat(html).isNotEqualTo(comment.html());
        comments.update(commentId, c -> c.html(html));
        return html;
    }
}
