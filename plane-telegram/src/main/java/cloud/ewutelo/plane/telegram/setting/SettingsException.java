package cloud.ewutelo.plane.telegram.setting;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that are missing or wrong, all of them at once. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * What is wrong with a setting.
     *
     * @param field as in {@code chats[0].language}, or a variable of the environment
     * @param problem as in {@code is missing}
     * @param remedy a sentence
     */
    public record Problem(String field, String problem, String remedy) {

        @Override
        public String toString() {
            return field + " " + problem + ". " + remedy;
        }
    }

    SettingsException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one or more. */
    public List<Problem> problems() {
        return problems;
    }
}
