package cloud.ewutelo.plane.telegram.event;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which accounts are agents, by a list, because Plane does not tell. */
public final class AgentList {

    private final List<Pattern> patterns;

    /**
     * A list.
     *
     * @param agents names, e-mail addresses or ids, with {@code *} for any letters
     */
    public AgentList(List<String> agents) {
        this.patterns = agents.stream().map(AgentList::pattern).toList();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Arrays.stream(glob.strip().split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** Whether an account is on it, by any of what is known of it; empty texts are not known. */
    public boolean contains(String id, String name, String email) {
        return Stream.of(id, name, email).filter(text -> !text.isEmpty()).anyMatch(text -> patterns.stream()
                .anyMatch(pattern -> pattern.matcher(text).matches()));
    }
}
