package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.board.Board;
import cloud.ewutelo.plane.telegram.board.BoardProject;
import cloud.ewutelo.plane.telegram.board.BoardTask;
import cloud.ewutelo.plane.telegram.store.Mutes;
import cloud.ewutelo.plane.telegram.store.Mutes.Mute;
import cloud.ewutelo.plane.telegram.store.Mutes.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** {@code /plane mute} and {@code /plane unmute}. */
final class Muting {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Mutes mutes;
    private final Speaker speaker;
    private final Search search;
    private final TimeSource time;

    Muting(Mutes mutes, Speaker speaker, Search search, TimeSource time) {
        this.mutes = mutes;
        this.speaker = speaker;
        this.search = search;
        this.time = time;
    }

    /** What something is called, and how it is kept. */
    private record Target(Scope scope, String id, String name) {}

    void mute(Asked asked, Board board, MuteRequest request) {
        Optional<Duration> duration = request.duration();
        if (duration.isEmpty()) {
            speaker.say(asked, "mute.long", request.durationText());
            return;
        }
        target(asked, board, request.target()).ifPresent(target -> {
            Instant until = time.now().plus(duration.get());
            mutes.put(asked.chat().id(), new Mute(target.scope(), target.id(), until));
            String name =
                    switch (target.scope()) {
                        case CHAT -> "mute.chat";
                        case PROJECT -> "mute.project";
                        case WORK_ITEM -> "mute.item";
                    };
            speaker.say(asked, name, hour(asked, until), target.name());
        });
    }

    /** Mutes a work item by its button; returns until when. */
    String muteItem(Asked asked, String workItemId, Duration duration) {
        Instant until = time.now().plus(duration);
        mutes.put(asked.chat().id(), new Mute(Scope.WORK_ITEM, workItemId, until));
        return hour(asked, until);
    }

    void unmute(Asked asked, Board board, String words) {
        long chat = asked.chat().id();
        List<Mute> muted = mutes.list(chat, time.now());
        if (words.isEmpty()) {
            muted.forEach(mute -> mutes.remove(chat, mute.scope(), mute.target()));
            speaker.say(asked, muted.isEmpty() ? "unmute.none" : "unmute.chat");
            return;
        }
        target(asked, board, words).ifPresent(target -> {
            mutes.remove(chat, target.scope(), target.id());
            boolean was = muted.stream()
                    .anyMatch(mute ->
                            mute.scope() == target.scope() && mute.target().equals(target.id()));
            speaker.say(asked, was ? "unmute.target" : "unmute.none", target.name());
        });
    }

    private Optional<Target> target(Asked asked, Board board, String words) {
        if (words.isEmpty()) {
            return Optional.of(new Target(Scope.CHAT, "", ""));
        }
        Optional<BoardTask> task = board.byKey(words);
        if (task.isPresent()) {
            return Optional.of(
                    new Target(Scope.WORK_ITEM, task.get().id(), task.get().key()));
        }
        Optional<BoardProject> project = search.project(asked, board, words);
        return project.map(found ->
                new Target(Scope.PROJECT, found.name().id(), found.name().name()));
    }

    private static String hour(Asked asked, Instant until) {
        return HOUR.format(until.atZone(asked.chat().zone()));
    }
}
