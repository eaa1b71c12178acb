package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.support.Changes;
import cloud.ewutelo.plane.telegram.support.TelegramParser;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever people and agents write into Plane, Telegram takes the message, and it says what it should. */
class AnyTextTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<ChangeKind> KINDS = List.of(ChangeKind.values());

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> unicode = Arbitraries.strings().all().ofMaxLength(600);
        Arbitrary<String> nasty = Arbitraries.of(
                        "<b>",
                        "</b>",
                        "</blockquote>",
                        "<a href=\"https://evil.example.org\">",
                        "</a>",
                        "<script>alert(1)</script>",
                        "&",
                        "&amp;",
                        "&#60;",
                        "&lt;b&gt;",
                        "\"",
                        "'",
                        "{0}",
                        "{",
                        "\u202e",
                        "\u2066",
                        "\u2068",
                        "\u2069",
                        "שלום עולם",
                        "مرحبا",
                        "👩‍👩‍👧‍👦",
                        "🇫🇷",
                        "e\u0301\u0323\u0301",
                        "\ud83d",
                        "\ude00",
                        "\u0000",
                        "\u0085",
                        "\u2028",
                        "\n\n\n",
                        "\r",
                        "\t",
                        " ",
                        "word")
                .list()
                .ofMaxSize(200)
                .map(parts -> String.join("", parts));
        Arbitrary<String> huge = Arbitraries.of("a", "<", "&", "\"", "é", "🙂", "ש", "\n", "a\u0301", "x \n")
                .map(unit -> unit.repeat(10_000));
        return Arbitraries.oneOf(unicode, nasty, huge);
    }

    @Property(tries = 400)
    void everyNotificationIsTaken(
            @ForAll("texts") String title,
            @ForAll("texts") String words,
            @ForAll("texts") String name,
            @ForAll Language language,
            @ForAll ChangeKind kind) {
        Messages messages = Messages.in(language, PARIS);
        PlaneChange change = change(kind, title, words, name);

        Message message = messages.notification(List.of(change));

        TelegramParser.Seen seen = TelegramParser.read(message.html());
        assertThat(seen.entities()).isLessThanOrEqualTo(100);
        assertThat(TelegramHtml.problem(message.html())).isEmpty();
        assertThat(TelegramHtml.length(message.html())).isEqualTo(seen.text().length());
        assertThat(isolatesMatch(seen.text())).isTrue();
        assertThat(message.html()).doesNotContain("\u202e");
    }

    @Property(tries = 200)
    void everyBurstAndCardIsTaken(
            @ForAll("texts") String title,
            @ForAll("texts") String words,
            @ForAll Language language,
            @ForAll @IntRange(min = 1, max = 12) int changes,
            @ForAll boolean oneTask) {
        Messages messages = Messages.in(language, PARIS);
        List<PlaneChange> burst = new ArrayList<>();
        for (int i = 0; i < changes; i++) {
            PlaneChange change = change(KINDS.get((i * 7) % KINDS.size()), title, words, words);
            burst.add(oneTask ? change : onTask(change, "task-" + i));
        }

        TelegramParser.read(messages.notification(burst).html());
        TelegramParser.read(
                messages.card(burst.get(0).project(), task(title, words), burst).html());
    }

    @Property(tries = 60)
    void everyAnswerIsTaken(
            @ForAll("texts") String title,
            @ForAll("texts") String name,
            @ForAll Language language,
            @ForAll @IntRange(min = 0, max = 25) int many) {
        Messages messages = Messages.in(language, PARIS);
        List<TaskEntry> entries = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            entries.add(new TaskEntry(new ProjectName("1", name, name), task(title, name)));
        }
        ProjectCounts counts = new ProjectCounts(new ProjectName("1", name, name), name, 1, 2, many, 0);
        List<Message> all = new ArrayList<>();
        all.addAll(messages.status(new StatusReport(List.of(counts, counts), entries, entries, Changes.MONDAY)));
        all.addAll(messages.project(new ProjectReport(counts, title, null, entries, entries, entries, Changes.MONDAY)));
        all.addAll(messages.agent(
                new PersonReport(name, entries, entries, entries, entries, 9L, Changes.MONDAY, Changes.MONDAY)));
        all.addAll(messages.why(new WhyReport(
                name,
                title,
                name,
                entries.stream()
                        .map(entry -> new WhyReport.Decided(
                                Changes.MONDAY,
                                ChangeKind.OTHER,
                                name,
                                new Decision(Decision.Action.DROP, name, title),
                                WhyReport.Held.MUTED))
                        .toList())));
        all.add(messages.say("person.idle", title));

        assertThat(all).isNotEmpty();
        for (Message message : all) {
            assertThat(TelegramParser.read(message.html()).entities()).isLessThanOrEqualTo(100);
        }
        assertThat(TelegramParser.read(messages.caption(new BurnUp(name, List.of())))
                        .text()
                        .length())
                .isLessThanOrEqualTo(TelegramHtml.CAPTION_LIMIT);
    }

    @Property(tries = 500)
    void cutsBetweenCharactersAndWithinTheLimit(
            @ForAll("texts") String text, @ForAll @IntRange(min = 3, max = 300) int most) {
        String cut = TelegramHtml.cut(text, most);

        assertThat(cut.length()).isLessThanOrEqualTo(most);
        String escaped = TelegramHtml.escape(cut);
        if (!cut.isBlank()) {
            String seen = TelegramParser.read(escaped).text();
            assertThat(seen.replace("\u2068", "").replace("\u2069", "")).isEqualTo(cut);
        }
        if (cut.endsWith("…") && !text.contains("…") && cut.length() > 1) {
            assertThat(text.length()).isGreaterThan(cut.length() - 1);
        }
    }

    @Property(tries = 300)
    void whatWasEscapedIsReadAsItWas(@ForAll("texts") String text) {
        String clean = TelegramHtml.cut(text, Integer.MAX_VALUE);

        assertThat(TelegramHtml.plain(TelegramHtml.escape(text))
                        .replace("\u2068", "")
                        .replace("\u2069", ""))
                .isEqualTo(clean);
    }

    private static boolean isolatesMatch(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return depth == 0;
    }

    private static PlaneChange change(ChangeKind kind, String title, String words, String name) {
        return new PlaneChange(
                "1",
                Changes.MONDAY,
                kind,
                new ProjectName("1", name, name),
                new Actor("1", name, ActorClass.AGENT),
                words,
                task(title, name),
                words,
                title,
                name,
                name,
                words);
    }

    private static PlaneChange onTask(PlaneChange change, String id) {
        TaskView task = change.task().orElseThrow();
        return new PlaneChange(
                id,
                change.at(),
                change.kind(),
                change.project(),
                change.actor(),
                change.fieldOrNull(),
                new TaskView(
                        id,
                        task.key(),
                        task.name(),
                        task.url(),
                        task.stateName(),
                        task.group(),
                        task.priority(),
                        task.dueDateOrNull(),
                        task.assignees(),
                        task.blockers(),
                        null,
                        null),
                change.textOrNull(),
                change.urlOrNull(),
                change.markerOrNull(),
                change.beforeOrNull(),
                change.afterOrNull());
    }

    private static TaskView task(String title, String name) {
        return new TaskView(
                "1",
                name,
                title,
                name,
                name,
                StateGroup.of(name.isBlank() ? "started" : name),
                Priority.of(name.isBlank() ? "none" : name),
                Changes.MONDAY.atOffset(ZoneOffset.UTC).toLocalDate(),
                List.of(name, title, name, name, title, name, name),
                List.of(name, name, name),
                5L,
                null);
    }
}
