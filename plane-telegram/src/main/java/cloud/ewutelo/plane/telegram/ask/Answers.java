package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.board.Board;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.board.BoardMember;
import cloud.ewutelo.plane.telegram.board.BoardProject;
import cloud.ewutelo.plane.telegram.board.BoardTask;
import cloud.ewutelo.plane.telegram.message.BurnUp;
import cloud.ewutelo.plane.telegram.message.HealthReport;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.message.WhyReport;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.telegram.setting.Closest;
import cloud.ewutelo.plane.telegram.setting.Person;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers commands from what is at hand, without asking Plane. */
final class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
    private static final List<String> VERBS =
            List.of("status", "project", "agent", "mine", "mute", "unmute", "digest", "why", "health", "help");
    private static final int DECISIONS = 10;

    private final BoardKeeper keeper;
    private final Links links;
    private final Store store;
    private final Speaker speaker;
    private final Search search;
    private final Muting muting;
    private final DigestTimes digestTimes;
    private final Supplier<HealthReport> health;
    private final TimeSource time;

    Answers(
            BoardKeeper keeper,
            Links links,
            Store store,
            Speaker speaker,
            Supplier<HealthReport> health,
            TimeSource time) {
        this.keeper = keeper;
        this.links = links;
        this.store = store;
        this.speaker = speaker;
        this.search = new Search(speaker);
        this.muting = new Muting(store.mutes(), speaker, search, time);
        this.digestTimes = new DigestTimes(store.notes());
        this.health = health;
        this.time = time;
    }

    static boolean isKnown(String verb) {
        return VERBS.contains(verb);
    }

    void answer(Asked asked, Command command) {
        switch (command.verb()) {
            case "status" ->
                fromBoard(
                        asked,
                        board -> speaker.say(
                                asked,
                                asked.messages().status(reports(asked, board).status())));
            case "project" -> project(asked, command.rest());
            case "agent" -> agent(asked, command.rest());
            case "mine" -> mine(asked);
            case "mute" -> fromBoard(asked, board -> muting.mute(asked, board, MuteRequest.read(command.words())));
            case "unmute" -> fromBoard(asked, board -> muting.unmute(asked, board, command.rest()));
            case "digest" -> digest(asked, command.rest());
            case "why" -> why(asked, command.rest());
            case "health" -> speaker.say(asked, asked.messages().health(health.get()));
            case "help" -> help(asked);
            default -> unknown(asked, command.verb());
        }
    }

    private void help(Asked asked) {
        List<Message> help = new ArrayList<>(asked.messages().help());
        Message numbers = asked.messages()
                .say("reply.your-number", Long.toString(asked.userId()), Long.toString(asked.currentId()));
        Message last = help.remove(help.size() - 1);
        help.add(new Message(last.html() + "\n\n" + numbers.html(), last.buttons(), true));
        speaker.say(asked, help);
    }

    private void unknown(Asked asked, String verb) {
        List<String> meant = Closest.matches(verb, VERBS, List::of);
        if (meant.isEmpty()) {
            meant = Closest.suggestions(verb, VERBS, List::of);
        }
        if (meant.isEmpty()) {
            speaker.say(asked, "unknown-command", verb);
        } else {
            speaker.say(asked, "unknown-command.meant", verb, meant.get(0));
        }
    }

    private void project(Asked asked, String name) {
        fromBoard(asked, board -> {
            if (name.isEmpty()) {
                example(
                        asked,
                        "project",
                        board.projects().stream()
                                .map(project -> project.name().identifier())
                                .findFirst());
                return;
            }
            search.project(asked, board, name).ifPresent(project -> show(asked, board, project));
        });
    }

    private void show(Asked asked, Board board, BoardProject project) {
        Reports reports = reports(asked, board);
        speaker.say(asked, asked.messages().project(reports.project(project)));
        if (project.count(task -> !task.isCancelled()) == 0) {
            return;
        }
        BurnUp chart = reports.burnUp(project);
        try {
            speaker.show(
                    asked, asked.messages().picture(chart), asked.messages().caption(chart));
        } catch (LinkageError e) {
            LOG.warn("No chart: this Java cannot draw. Install its package with fonts and graphics. {}", e.toString());
        }
    }

    private void agent(Asked asked, String name) {
        fromBoard(asked, board -> {
            if (name.isEmpty()) {
                example(
                        asked,
                        "agent",
                        board.members().stream().map(BoardMember::name).findFirst());
                return;
            }
            search.member(asked, board, name)
                    .ifPresent(member -> speaker.say(
                            asked, asked.messages().agent(reports(asked, board).person(member))));
        });
    }

    private void example(Asked asked, String verb, Optional<String> name) {
        speaker.say(asked, "name-missing", verb, name.orElse("ONB"));
    }

    private void mine(Asked asked) {
        Optional<Person> person = asked.person();
        if (person.isEmpty()) {
            speaker.say(asked, "nobody", Long.toString(asked.userId()));
            return;
        }
        fromBoard(asked, board -> search.member(asked, board, person.get().planeAccount())
                .ifPresent(member -> speaker.say(
                        asked, asked.messages().mine(reports(asked, board).person(member)))));
    }

    private void digest(Asked asked, String words) {
        if (words.isEmpty()) {
            fromBoard(
                    asked,
                    board -> speaker.say(
                            asked,
                            asked.messages()
                                    .digest(reports(asked, board)
                                            .digest(time.now()
                                                    .atZone(asked.chat().zone())
                                                    .toLocalDate()))));
        } else if (words.equalsIgnoreCase("off")) {
            digestTimes.turnOff(asked.chat());
            speaker.say(asked, "digest.off");
        } else {
            digestAt(asked, words);
        }
    }

    private void digestAt(Asked asked, String words) {
        try {
            LocalTime at = LocalTime.parse(words.length() == "8:00".length() ? "0" + words : words);
            digestTimes.choose(asked.chat(), at);
            speaker.say(asked, "digest.at", at.toString());
        } catch (DateTimeException e) {
            speaker.say(asked, "digest.time", words);
        }
    }

    private void why(Asked asked, String key) {
        if (key.isEmpty()) {
            speaker.say(asked, "why.missing");
            return;
        }
        fromBoard(asked, board -> {
            Optional<BoardTask> task = board.byKey(key);
            if (task.isEmpty()) {
                speaker.say(asked, "not-found", key);
                return;
            }
            List<WhyReport.Decided> decided = store.decisions().last(task.get().id(), DECISIONS).stream()
                    .map(decision -> new WhyReport.Decided(
                            decision.at(), decision.kind(), "", decision.decision(), WhyReport.Held.NOT))
                    .toList();
            List<Message> why = new ArrayList<>(asked.messages()
                    .why(new WhyReport(
                            task.get().key(),
                            task.get().name(),
                            links.task(task.get().key()),
                            decided)));
            if (isMuted(asked, task.get())) {
                // What was held back before is not kept, so it is told how it is now.
                Message first = why.remove(0);
                String note = asked.messages().say("reply.why.muted").html();
                why.add(0, new Message(first.html() + "\n\n" + note, first.buttons(), first.silent()));
            }
            speaker.say(asked, why);
        });
    }

    private boolean isMuted(Asked asked, BoardTask task) {
        return store.mutes().list(asked.chat().id(), time.now()).stream().anyMatch(mute -> switch (mute.scope()) {
            case CHAT -> true;
            case PROJECT -> mute.target().equals(task.projectId());
            case WORK_ITEM -> mute.target().equals(task.id());
        });
    }

    private void fromBoard(Asked asked, Consumer<Board> answer) {
        Board board = keeper.board();
        if (!board.isComplete()) {
            speaker.say(asked, "nothing-read");
            return;
        }
        answer.accept(board.of(asked.chat().projects()));
    }

    private Reports reports(Asked asked, Board board) {
        return new Reports(board, links, time.now(), asked.chat().zone());
    }
}
