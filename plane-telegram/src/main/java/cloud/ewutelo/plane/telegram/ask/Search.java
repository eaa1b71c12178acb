package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.board.Board;
import cloud.ewutelo.plane.telegram.board.BoardMember;
import cloud.ewutelo.plane.telegram.board.BoardProject;
import cloud.ewutelo.plane.telegram.setting.Closest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what is meant, or says what could be. */
final class Search {

    private static final int SHOWN = 5;

    private final Speaker speaker;

    Search(Speaker speaker) {
        this.speaker = speaker;
    }

    /** A project by identifier or name. */
    Optional<BoardProject> project(Asked asked, Board board, String words) {
        return one(
                asked,
                words,
                board.projects(),
                project -> List.of(project.name().identifier(), project.name().name()),
                project -> project.name().name());
    }

    /** A member by any of its names. */
    Optional<BoardMember> member(Asked asked, Board board, String words) {
        return one(asked, words, board.members(), BoardMember::names, BoardMember::name);
    }

    private <T> Optional<T> one(
            Asked asked, String words, Collection<T> all, Function<T, List<String>> names, Function<T, String> name) {
        List<T> matches = Closest.matches(words, all, names);
        if (matches.size() == 1) {
            return Optional.of(matches.get(0));
        }
        if (matches.size() > 1) {
            speaker.say(asked, "several", words, listed(matches, name));
            return Optional.empty();
        }
        List<T> meant = Closest.suggestions(words, all, names);
        if (meant.isEmpty()) {
            speaker.say(asked, "not-found", words);
        } else {
            speaker.say(asked, "not-found.meant", words, listed(meant, name));
        }
        return Optional.empty();
    }

    private static <T> String listed(List<T> some, Function<T, String> name) {
        return some.stream().limit(SHOWN).map(name).collect(Collectors.joining(", "));
    }
}
