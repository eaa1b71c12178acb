package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.support.Approved;
import cloud.ewutelo.plane.telegram.support.Changes;
import cloud.ewutelo.plane.telegram.support.TelegramParser;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Messages EN = Messages.in(Language.EN, PARIS);

    @ParameterizedTest
    @EnumSource
    void scenesReadAsApproved(Language language) {
        Messages messages = Messages.in(language, PARIS);
        Map<String, List<Message>> scenes = new LinkedHashMap<>();
        changes().forEach((name, told) -> scenes.put(name, List.of(messages.notification(told))));
        scenes.put(
                "card",
                List.of(messages.card(
                        Changes.ONBOARDING,
                        Changes.BACKUP,
                        List.of(
                                Changes.of(ChangeKind.STARTED).change(),
                                Changes.of(ChangeKind.DUE_DATE_CHANGED)
                                        .by(Changes.SOFIANE)
                                        .from("2026-03-04", "2026-03-05")
                                        .minutesLater(7)
                                        .change(),
                                Changes.of(ChangeKind.COMMENTED)
                                        .marked("progress")
                                        .saying("⏳ 60 %: copying")
                                        .minutesLater(31)
                                        .change()))));
        scenes.put(
                "card that nobody touched yet", List.of(messages.card(Changes.ONBOARDING, Changes.BACKUP, List.of())));
        answers(messages, scenes);
        StringBuilder text = new StringBuilder();
        scenes.forEach((name, pages) -> {
            pages.forEach(page -> TelegramParser.read(page.html()));
            text.append("== ")
                    .append(name)
                    .append('\n')
                    .append(Printed.pages(pages))
                    .append('\n');
        });

        Approved.check("scenes-" + language.name().toLowerCase(Locale.ROOT) + ".txt", text.toString());
    }

    private static Map<String, List<PlaneChange>> changes() {
        Map<String, List<PlaneChange>> scenes = new LinkedHashMap<>();
        TaskView blocked = Changes.task(
                "ONB-12",
                "Back up the database",
                StateGroup.STARTED,
                TODAY.plusDays(1),
                List.of("ptah"),
                List.of("ONB-3", "ONB-4"));
        Changes completed = Changes.of(ChangeKind.COMPLETED)
                .on(Changes.task(StateGroup.COMPLETED, "Done"))
                .from("In Progress", "Done");
        scenes.put("completed", List.of(completed.change()));
        scenes.put(
                "completed, nobody knows by whom",
                List.of(completed.by(new Actor("", "", ActorClass.UNKNOWN)).change()));
        scenes.put(
                "completed, but the agent is not sure",
                List.of(
                        completed.on(Changes.doubtful()).change(),
                        Changes.of(ChangeKind.REVIEW_NEEDED)
                                .on(Changes.doubtful())
                                .change()));
        scenes.put(
                "burst of one edit",
                List.of(
                        Changes.of(ChangeKind.PRIORITY_CHANGED)
                                .on(blocked)
                                .from("medium", "high")
                                .change(),
                        Changes.of(ChangeKind.BLOCKED).on(blocked).change(),
                        Changes.of(ChangeKind.ASSIGNED)
                                .on(blocked)
                                .from("imhotep", "ptah")
                                .change()));
        scenes.put(
                "comment",
                List.of(Changes.of(ChangeKind.COMMENTED)
                        .by(Changes.SOFIANE)
                        .saying("Do not forget the <b>attachments</b>,\nplease & thank you.")
                        .change()));
        scenes.put(
                "question of an agent",
                List.of(Changes.of(ChangeKind.COMMENTED)
                        .marked("question")
                        .saying("❓ Which database, the old one or the new one?")
                        .change()));
        scenes.put(
                "error of an agent",
                List.of(Changes.of(ChangeKind.COMMENTED)
                        .marked("error")
                        .saying("❌ The disk is full. " + "I tried again. ".repeat(40))
                        .change()));
        scenes.put(
                "made urgent",
                List.of(Changes.of(ChangeKind.MADE_URGENT)
                        .from("high", "urgent")
                        .change()));
        scenes.put(
                "cancelled",
                List.of(Changes.of(ChangeKind.CANCELLED)
                        .on(Changes.task(StateGroup.CANCELLED, "Cancelled"))
                        .change()));
        scenes.put(
                "reopened",
                List.of(Changes.of(ChangeKind.REOPENED).by(Changes.SOFIANE).change()));
        scenes.put(
                "due today",
                List.of(Changes.of(ChangeKind.DUE_TODAY)
                        .by(new Actor("", "", ActorClass.UNKNOWN))
                        .on(Changes.task(
                                "ONB-12",
                                "Back up the database",
                                StateGroup.STARTED,
                                TODAY,
                                List.of("imhotep"),
                                List.of()))
                        .change()));
        scenes.put(
                "new project",
                List.of(Changes.of(ChangeKind.PROJECT_CREATED)
                        .by(Changes.SOFIANE)
                        .onNoTask()
                        .change()));
        scenes.put(
                "cycle started",
                List.of(Changes.of(ChangeKind.CYCLE_STARTED)
                        .onNoTask()
                        .saying("Week 10")
                        .change()));
        scenes.put(
                "webhooks silent",
                List.of(Changes.of(ChangeKind.WEBHOOKS_SILENT)
                        .in(new ProjectName("", "", ""))
                        .by(new Actor("", "", ActorClass.UNKNOWN))
                        .onNoTask()
                        .change()));
        scenes.put(
                "waiting changes of several tasks",
                List.of(
                        completed.change(),
                        Changes.of(ChangeKind.BLOCKED)
                                .by(Changes.SOFIANE)
                                .on(Changes.task(
                                        "ONB-3", "Order the disk", StateGroup.STARTED, null, List.of(), List.of()))
                                .change()));
        return scenes;
    }

    private static void answers(Messages messages, Map<String, List<Message>> scenes) {
        TaskEntry backup = new TaskEntry(Changes.ONBOARDING, Changes.BACKUP);
        TaskEntry disk =
                entry("ONB-3", "Order the disk", StateGroup.STARTED, TODAY.minusDays(2), List.of(), List.of("ONB-1"));
        TaskEntry report = entry("ONB-4", "Write the report", StateGroup.UNSTARTED, TODAY, List.of("ptah"), List.of());
        TaskEntry done = entry("ONB-1", "Choose a supplier", StateGroup.COMPLETED, null, List.of("imhotep"), List.of());
        ProjectCounts counts =
                new ProjectCounts(Changes.ONBOARDING, "https://plane.example.org/acme/projects/1/issues/", 4, 2, 6, 1);
        ProjectCounts empty = new ProjectCounts(new ProjectName("2", "EMP", "R&D <secret>"), "", 0, 0, 0, 0);
        scenes.put(
                "digest",
                messages.digest(new DigestReport(TODAY, List.of(done), List.of(disk), List.of(report), List.of(disk))));
        scenes.put(
                "digest of a quiet day",
                messages.digest(new DigestReport(TODAY, List.of(), List.of(), List.of(), List.of())));
        scenes.put(
                "status",
                messages.status(new StatusReport(
                        List.of(counts, empty), List.of(backup, disk), List.of(disk), Changes.MONDAY)));
        scenes.put(
                "status of nothing",
                messages.status(new StatusReport(List.of(), List.of(), List.of(), Changes.MONDAY)));
        scenes.put(
                "project",
                messages.project(new ProjectReport(
                        counts,
                        "Week 10",
                        LocalDate.parse("2026-03-08"),
                        List.of(backup),
                        List.of(disk),
                        List.of(disk, report),
                        Changes.MONDAY)));
        scenes.put(
                "empty project",
                messages.project(
                        new ProjectReport(empty, null, null, List.of(), List.of(), List.of(), Changes.MONDAY)));
        PersonReport person = new PersonReport(
                "imhotep",
                List.of(backup),
                List.of(),
                List.of(report),
                List.of(done),
                605L,
                Changes.MONDAY.minus(Duration.ofHours(3)),
                Changes.MONDAY);
        scenes.put("agent", messages.agent(person));
        PersonReport idle =
                new PersonReport("ptah", List.of(), List.of(), List.of(), List.of(), null, null, Changes.MONDAY);
        scenes.put("idle agent", messages.agent(idle));
        scenes.put("mine", messages.mine(person));
        scenes.put("mine, nothing", messages.mine(idle));
        scenes.put(
                "why",
                messages.why(new WhyReport(
                        "ONB-12",
                        "Back up the database",
                        Changes.BACKUP.url(),
                        List.of(
                                new WhyReport.Decided(
                                        Changes.MONDAY,
                                        ChangeKind.COMPLETED,
                                        "imhotep",
                                        new Decision(Decision.Action.NOTIFY, "completed", "a task was finished"),
                                        WhyReport.Held.QUIET_HOURS),
                                new WhyReport.Decided(
                                        Changes.MONDAY.minusSeconds(600),
                                        ChangeKind.COMMENTED,
                                        "imhotep",
                                        new Decision(Decision.Action.DROP, "sandbox", "project is <SBX>"),
                                        WhyReport.Held.NOT),
                                new WhyReport.Decided(
                                        Changes.MONDAY.minusSeconds(1200),
                                        ChangeKind.ASSIGNED,
                                        "",
                                        new Decision(Decision.Action.CARD, "shown-on-card", "the card shows it"),
                                        WhyReport.Held.MUTED)))));
        scenes.put("why, nothing known", messages.why(new WhyReport("ONB-9", "Sweep", "", List.of())));
        scenes.put(
                "health",
                messages.health(new HealthReport(
                        "0.1.0",
                        "Community Edition 1.3.1",
                        Changes.MONDAY.minusSeconds(20),
                        false,
                        Changes.MONDAY.minusSeconds(90),
                        0,
                        2,
                        Duration.ofSeconds(80),
                        0,
                        Changes.MONDAY)));
        scenes.put(
                "ill health",
                messages.health(new HealthReport(
                        "0.1.0",
                        "",
                        Changes.MONDAY.minus(Duration.ofHours(5)),
                        true,
                        null,
                        3,
                        40,
                        Duration.ofHours(2),
                        1,
                        Changes.MONDAY)));
        scenes.put("help", messages.help());
        BurnUp chart = new BurnUp("Onboarding", List.of(new BurnUp.Day(TODAY, 12, 6)));
        scenes.put("caption", List.of(new Message(messages.caption(chart), List.of(), false)));
    }

    private static TaskEntry entry(
            String key,
            String name,
            StateGroup group,
            @Nullable LocalDate due,
            List<String> assignees,
            List<String> blockers) {
        return new TaskEntry(Changes.ONBOARDING, Changes.task(key, name, group, due, assignees, blockers));
    }

    @Test
    void tellsEveryKindOfChange() {
        for (ChangeKind kind : ChangeKind.values()) {
            for (Language language : Language.values()) {
                Messages messages = Messages.in(language, PARIS);
                Message known = messages.notification(List.of(Changes.of(kind).change()));
                Message unknown = messages.notification(List.of(Changes.of(kind)
                        .by(new Actor("", "", ActorClass.UNKNOWN))
                        .change()));
                Message card = messages.card(
                        Changes.ONBOARDING,
                        Changes.BACKUP,
                        List.of(Changes.of(kind).change()));

                assertThat(TelegramParser.read(known.html()).text()).contains("[Onboarding]");
                assertThat(TelegramParser.read(unknown.html()).text()).doesNotContain("imhotep terminé", "null", "{");
                assertThat(TelegramParser.read(card.html()).text())
                        .contains("13:30 imhotep: ")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void buttonsSayWhatTheyAct() {
        Message message = EN.notification(List.of(Changes.of(ChangeKind.STARTED).change()));

        assertThat(message.buttons().get(0).get(0).actionOrNull())
                .isEqualTo("done/" + Changes.ONBOARDING.id() + "/" + Changes.BACKUP.id());
        assertThat(Action.parse(String.valueOf(message.buttons().get(0).get(1).actionOrNull())))
                .contains(new Action(Action.Verb.ASSIGN, Changes.ONBOARDING.id(), Changes.BACKUP.id()));
        assertThat(Action.parse("done")).isEmpty();
        assertThat(Action.parse("drop/a/b")).isEmpty();
    }

    @Test
    void anAddressThatTelegramRefusesIsNoButtonAndNoLink() {
        PlaneChange local = Changes.of(ChangeKind.PROJECT_CREATED).onNoTask().change();
        Message message = EN.card(
                Changes.ONBOARDING,
                new TaskView(
                        "1",
                        "ONB-1",
                        "Task",
                        "http://localhost:8080/acme/browse/ONB-1/",
                        "Todo",
                        StateGroup.UNSTARTED,
                        Changes.BACKUP.priority(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null),
                List.of(local));

        assertThat(message.html()).doesNotContain("<a ");
        assertThat(message.buttons()).allSatisfy(row -> assertThat(row).allMatch(button -> button.urlOrNull() == null));
    }

    @Test
    void longAnswersHavePagesAndNothingIsLost() {
        List<TaskEntry> many = IntStream.rangeClosed(1, 300)
                .mapToObj(i ->
                        entry("ONB-" + i, "Task number " + i, StateGroup.STARTED, TODAY, List.of("imhotep"), List.of()))
                .toList();

        List<Message> pages = EN.digest(new DigestReport(TODAY, many, List.of(), List.of(), List.of()));

        assertThat(pages).hasSizeGreaterThan(3);
        pages.forEach(
                page -> assertThat(TelegramParser.read(page.html()).entities()).isLessThanOrEqualTo(100));
        String all = String.join("\n", pages.stream().map(Message::html).toList());
        many.forEach(entry -> assertThat(all)
                .contains(entry.task().name() + " ·", entry.task().key() + "<"));
        assertThat(pages.get(0).buttons())
                .containsExactly(List.of(new Button("2 ›", Action.page(1).text(), null)));
        assertThat(pages.get(1).buttons())
                .containsExactly(List.of(
                        new Button("‹ 1", Action.page(0).text(), null),
                        new Button("3 ›", Action.page(2).text(), null)));
        assertThat(pages.get(pages.size() - 1).buttons()).hasSize(1);
    }

    @Test
    void joinsWaitingMessagesInOrder() {
        List<Message> waiting = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> EN.notification(List.of(Changes.of(ChangeKind.COMMENTED)
                        .by(Changes.SOFIANE)
                        .saying("Comment " + i + " " + "word ".repeat(60))
                        .change())))
                .toList();

        List<Message> joined = Messages.join(waiting);

        assertThat(joined).hasSizeBetween(2, 10);
        joined.forEach(message -> TelegramParser.read(message.html()));
        String all = String.join("\n", joined.stream().map(Message::html).toList());
        int at = -1;
        for (int i = 1; i <= 40; i++) {
            int next = all.indexOf("Comment " + i + " ");
            assertThat(next).isGreaterThan(at);
            at = next;
        }
        assertThat(Messages.join(waiting.subList(0, 1))).containsExactly(waiting.get(0));
        assertThat(Messages.join(List.of())).isEmpty();
    }

    @Test
    void joinedMessagesAreSilentOnlyIfAllAre() {
        Message loud = new Message("one", List.of(), false);
        Message silent = new Message("two", List.of(), true);

        assertThat(Messages.join(List.of(silent, silent))).singleElement().matches(Message::silent);
        assertThat(Messages.join(List.of(silent, loud))).singleElement().matches(message -> !message.silent());
    }

    @Test
    void saysShortTextsWithForeignWordsEscaped() {
        assertThat(EN.say("person.idle", "<b>&").html()).isEqualTo("Nothing is assigned to &lt;b&gt;&amp;.");
    }

    @Test
    void nothingIsNoMessage() {
        assertThatThrownBy(() -> EN.notification(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coalesced is empty");
    }
}
