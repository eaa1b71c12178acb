package cloud.ewutelo.plane.telegram.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.store.Mutes;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineTest {

    private static final Duration PROMISED = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void whatAnAgentCompletesIsToldWithinSecondsOfItsWebhook() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient agent = rig.as(rig.agent, project);
            WorkItem task =
                    agent.workItems().create(w -> w.name("Back up the database").state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));
            assertThat(rig.store.outbox().all())
                    .as("what was there before is no news")
                    .isEmpty();

            // On Community Edition the first logged time makes a work item in which the SDK keeps its records.
            agent.time().log(task.id(), Duration.ofMinutes(95), "");
            agent.workItems().update(task.id(), w -> w.state("Done"));
            rig.passWithoutFeed(PROMISED);

            assertThat(rig.sent(Rig.EVERYBODY)).singleElement().satisfies(message -> {
                assertThat(message.message().html())
                        .contains("Onboarding")
                        .contains("imhotep")
                        .contains("Back up the database")
                        .contains("1 h 35");
                assertThat(message.message().silent()).isFalse();
                assertThat(message.placement()).isEqualTo(Placement.NEW_CARD);
                assertThat(message.workItem()).contains(task.id());
            });
            assertThat(rig.texts(Rig.FRENCH)).singleElement().asString().contains("terminé");
            assertThat(rig.sent(Rig.OPS_ONLY)).as("a chat of another project").isEmpty();

            assertThat(rig.store.workItems().find(project, 1)).isPresent();
            assertThat(rig.store.workItems().find(project, 2))
                    .as("the record of the SDK")
                    .isEmpty();

            int before = rig.store.outbox().all().size();
            rig.pass(Duration.ofMinutes(3));
            assertThat(rig.store.outbox().all())
                    .as("the feed tells it no second time")
                    .hasSize(before);
            assertThat(rig.store.decisions().last(task.id(), 1)).singleElement().satisfies(decided -> assertThat(
                            decided.decision().action())
                    .isEqualTo(Decision.Action.NOTIFY));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PlaneEdition.class,
            names = {"CE_1_2_2", "CE_1_3_1"})
    void whatNoWebhookTellsIsToldByTheFeed(PlaneEdition edition) throws Exception {
        try (Rig rig = new Rig(folder, edition)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient agent = rig.as(rig.agent, project);
            WorkItem task =
                    agent.workItems().create(w -> w.name("Back up the database").state("Todo"));
            rig.pass(Duration.ofSeconds(40));

            agent.workItems().update(task.id(), w -> w.state("In Progress"));
            rig.pass(Duration.ofMinutes(20));
            agent.workItems().update(task.id(), w -> w.state("Done"));
            rig.pass(Duration.ofMinutes(2));

            List<Outgoing> sent = rig.sent(Rig.EVERYBODY);
            assertThat(sent).extracting(Outgoing::placement).containsExactly(Placement.CARD, Placement.NEW_CARD);
            assertThat(sent.get(1).message().html())
                    .contains("Onboarding")
                    .contains("imhotep")
                    .contains("Back up the database")
                    .containsPattern("(19|20|21) min");
        }
    }

    @Test
    void onOldCommunityEditionsTheWebhookOfACreationAndTheFeedWorkTogether() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_2_2)) {
            String project = rig.project("ONB", "Onboarding");
            rig.listen();
            rig.pass(Duration.ofSeconds(40));

            ProjectClient human = rig.as(rig.human, project);
            WorkItem task = human.workItems()
                    .create(w -> w.name("The site is down").state("Todo").priority(Priority.URGENT));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).singleElement().asString().contains("The site is down");

            rig.as(rig.agent, project).workItems().update(task.id(), w -> w.state("Done"));
            rig.pass(Duration.ofMinutes(2));
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(2).last().asString().contains("completed");
        }
    }

    @Test
    void aBurstOfChangesIsOneMessage() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient human = rig.as(rig.human, project);
            WorkItem task = human.workItems().create(w -> w.name("Plan").state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));

            human.workItems().update(task.id(), w -> w.state("In Progress")
                    .priority(Priority.HIGH)
                    .assignee("imhotep@example.org")
                    .targetDate(LocalDate.of(2026, 3, 9)));
            rig.passWithoutFeed(Duration.ofSeconds(2));
            human.workItems().update(task.id(), w -> w.priority(Priority.LOW));
            rig.pass(Duration.ofSeconds(90));

            assertThat(rig.sent(Rig.EVERYBODY)).singleElement().satisfies(card -> {
                assertThat(card.placement()).isEqualTo(Placement.CARD);
                assertThat(card.message().silent()).isTrue();
                assertThat(card.message().html()).contains("In Progress").contains("imhotep");
            });
            assertThat(rig.store.decisions().last(task.id(), 9))
                    .extracting(decided -> decided.kind())
                    .contains(
                            ChangeKind.STARTED,
                            ChangeKind.PRIORITY_CHANGED,
                            ChangeKind.ASSIGNED,
                            ChangeKind.DUE_DATE_CHANGED);
        }
    }

    @Test
    void commentsAreToldByWhoWroteThem() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            WorkItem task = rig.as(rig.human, project).workItems().create(w -> w.name("Plan")
                    .state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));

            rig.as(rig.agent, project).comments(task.id()).create(c -> c.html("<p>Step 3 of 9</p>"));
            rig.as(rig.server.admin(), project).comments(task.id()).create(c -> c.html("<p>An echo</p>"));
            rig.pass(Duration.ofSeconds(70));
            assertThat(rig.texts(Rig.EVERYBODY))
                    .as("small talk of agents, and what we wrote ourselves")
                    .isEmpty();

            rig.as(rig.human, project).comments(task.id()).create(c -> c.html("<p>Stop & <b>wait</b></p>"));
            rig.pass(Duration.ofSeconds(70));
            assertThat(rig.sent(Rig.EVERYBODY)).singleElement().satisfies(message -> {
                assertThat(message.message().html()).contains("ada").contains("Stop &amp; wait");
                assertThat(message.placement()).isEqualTo(Placement.MESSAGE);
                assertThat(message.workItem()).contains(task.id());
            });

            rig.as(rig.agent, project).comments(task.id()).create(c -> c.html("<p>❓ Which region?</p>"));
            rig.pass(Duration.ofSeconds(70));
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(2).last().asString().contains("Which region?");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PlaneEdition.class,
            names = {"CE_1_2_2", "CE_1_3_1", "COMMERCIAL"})
    void anAgentThatIsNotSureAsksForAReview(PlaneEdition edition) throws Exception {
        try (Rig rig = new Rig(folder, edition)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient agent = rig.as(rig.agent, project);
            WorkItem task = agent.workItems().create(w -> w.name("Plan").state("In Progress"));
            if (edition != PlaneEdition.CE_1_2_2) {
                rig.listen();
            }
            rig.pass(Duration.ofSeconds(40));

            agent.fields().set(task, AgentFields.CONFIDENCE_SCORE, new BigDecimal("0.9"));
            rig.pass(Duration.ofSeconds(90));
            assertThat(rig.texts(Rig.EVERYBODY)).as("sure enough").isEmpty();

            agent.fields().set(task, AgentFields.CONFIDENCE_SCORE, new BigDecimal("0.65"));
            if (edition == PlaneEdition.COMMERCIAL) {
                // A property's value leaves no trace of its own; the next change of the work item shows it.
                agent.workItems().update(task.id(), w -> w.state("Done"));
            }
            rig.pass(Duration.ofSeconds(90));
            assertThat(rig.texts(Rig.EVERYBODY)).singleElement().asString().contains("65");
            assertThat(rig.texts(Rig.EVERYBODY))
                    .allSatisfy(text -> assertThat(text).doesNotContain("plane-for-java"));
        }
    }

    @Test
    void chatsHearOfTheirProjectsUnlessTheyMuteThem() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String onboarding = rig.project("ONB", "Onboarding");
            String operations = rig.project("OPS", "Operations");
            WorkItem one = rig.as(rig.human, onboarding).workItems().create(w -> w.name("One")
                    .state("Todo"));
            WorkItem two = rig.as(rig.human, operations).workItems().create(w -> w.name("Two")
                    .state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));
            Instant tomorrow = rig.time.now().plus(Duration.ofDays(1));
            rig.store.mutes().put(Rig.EVERYBODY, new Mutes.Mute(Mutes.Scope.PROJECT, operations, tomorrow));
            rig.store.mutes().put(Rig.FRENCH, new Mutes.Mute(Mutes.Scope.CHAT, "", tomorrow));

            rig.as(rig.agent, onboarding).workItems().update(one.id(), w -> w.state("Done"));
            rig.as(rig.agent, operations).workItems().update(two.id(), w -> w.state("Done"));
            rig.passWithoutFeed(PROMISED);

            assertThat(rig.texts(Rig.EVERYBODY)).singleElement().asString().contains("One");
            assertThat(rig.texts(Rig.OPS_ONLY)).singleElement().asString().contains("Two");
            assertThat(rig.sent(Rig.OPS_ONLY).get(0).topicProject()).contains(operations);
            assertThat(rig.texts(Rig.FRENCH)).isEmpty();

            rig.as(rig.human, operations).workItems().update(two.id(), w -> w.priority(Priority.URGENT)
                    .state("Todo"));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.FRENCH)).as("urgent breaks through").hasSize(1);
        }
    }

    @Test
    void quietHoursTakeTheSoundAway() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient human = rig.as(rig.human, project);
            WorkItem one = human.workItems().create(w -> w.name("One").state("Todo"));
            WorkItem two = human.workItems().create(w -> w.name("Two").state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));
            rig.time.advance(Duration.between(rig.time.now(), Instant.parse("2026-03-03T22:30:00Z")));

            human.workItems().update(one.id(), w -> w.state("Done"));
            human.workItems().update(two.id(), w -> w.priority(Priority.URGENT));
            rig.passWithoutFeed(PROMISED);

            assertThat(rig.sent(Rig.EVERYBODY)).hasSize(2).noneMatch(message -> message.message()
                    .silent());
            assertThat(rig.sent(Rig.FRENCH))
                    .extracting(message -> message.message().silent())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void projectsAndCyclesAreTold() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            rig.project("ONB", "Onboarding");
            rig.listen();
            rig.pass(Duration.ofSeconds(40));

            String operations = rig.project("OPS", "Operations");
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).singleElement().asString().contains("Operations");
            assertThat(rig.texts(Rig.OPS_ONLY)).hasSize(1);

            LocalDate first = LocalDate.of(2026, 3, 4);
            Instant start = first.atStartOfDay(ZoneOffset.UTC).toInstant();
            rig.as(rig.human, operations).cycles().create(c -> c.name("Week 10").dates(first, first.plusDays(6)));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY))
                    .as("a cycle that has not begun")
                    .hasSize(1);

            rig.time.advance(Duration.between(rig.time.now(), start));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(2).last().asString().contains("Week 10");

            rig.time.advance(Duration.ofDays(7));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(3).last().asString().contains("Week 10");
            rig.pass(Duration.ofMinutes(2));
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(3);

            rig.bot.workspace(rig.server.workspaceSlug()).projects().delete(operations);
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).hasSize(4).last().asString().contains("Operations");
        }
    }

    @Test
    void whatIsDueIsToldInTheMorning() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient human = rig.as(rig.human, project);
            human.workItems().create(w -> w.name("Due").state("Todo").targetDate(LocalDate.of(2026, 3, 4)));
            human.workItems().create(w -> w.name("Done").state("Done").targetDate(LocalDate.of(2026, 3, 4)));
            rig.pass(Duration.ofSeconds(40));

            rig.time.advance(Duration.between(rig.time.now(), Instant.parse("2026-03-04T07:59:00Z")));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).isEmpty();

            rig.time.advance(Duration.ofMinutes(1));
            rig.passWithoutFeed(PROMISED);
            assertThat(rig.texts(Rig.EVERYBODY)).singleElement().asString().contains("Due");
        }
    }

    @Test
    void silenceOfWebhooksIsToldOnceToWhoeverRunsTheProgram() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient human = rig.as(rig.human, project);
            WorkItem task = human.workItems().create(w -> w.name("One").state("Todo"));
            rig.pass(Duration.ofSeconds(40));

            for (Priority priority :
                    List.of(Priority.LOW, Priority.HIGH, Priority.MEDIUM, Priority.LOW, Priority.HIGH)) {
                human.workItems().update(task.id(), w -> w.priority(priority));
                rig.pass(Duration.ofSeconds(65));
            }

            assertThat(rig.sent(Rig.FRENCH).stream()
                            .filter(message -> !message.message().silent()))
                    .singleElement()
                    .satisfies(message -> assertThat(message.message().html()).containsIgnoringCase("webhook"));
            assertThat(rig.sent(Rig.EVERYBODY))
                    .allMatch(message -> message.message().silent());
        }
    }

    @Test
    void aPlaneThatDoesNotAnswerDelaysNothing() throws Exception {
        try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1)) {
            String project = rig.project("ONB", "Onboarding");
            ProjectClient agent = rig.as(rig.agent, project);
            WorkItem task =
                    agent.workItems().create(w -> w.name("Back up the database").state("Todo"));
            rig.listen();
            rig.pass(Duration.ofSeconds(40));

            agent.workItems().update(task.id(), w -> w.state("Done"));
            rig.server.faults().onNext("GET", "**").times(100).delay(Duration.ofSeconds(60));
            rig.passWithoutFeed(PROMISED);

            assertThat(rig.texts(Rig.EVERYBODY))
                    .singleElement()
                    .asString()
                    .contains("Back up the database")
                    .contains("imhotep");
            rig.server.faults().clear();
        }
    }
}
