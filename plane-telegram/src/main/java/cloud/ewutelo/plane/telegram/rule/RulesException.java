package cloud.ewutelo.plane.telegram.rule;

import java.util.List;
import java.util.stream.Collectors;

/** A file of rules that cannot be used; tells everything that is wrong with it. */
public final class RulesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * What is wrong.
     *
     * @param line where, counted from 1; 0 if the file as a whole is meant
     * @param field as in {@code rules[2].when.event}
     * @param problem as in {@code is missing}
     * @param remedy a sentence
     */
    public record Problem(int line, String field, String problem, String remedy) {

        @Override
        public String toString() {
            return (line > 0 ? "line " + line + ": " : "") + field + " " + problem + ". " + remedy;
        }
    }

    RulesException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one or more, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
