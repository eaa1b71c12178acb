package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides what is told. The first rule that fits a change decides about it; a change that no rule fits is dropped.
 *
 * <p>Rules are written in YAML:
 * <pre>
 * standard: true            # the standard rules follow these; true unless told otherwise
 * rules:
 *   - name: no-sandbox
 *     when: { project: SBX }
 *     then: drop
 *   - name: hear-the-architect
 *     when:
 *       event: commented
 *       by: [imhotep, ptah]
 *     then: notify
 *     why: the architect says little, and means it
 * </pre>
 */
public final class Rules {

    private static final Decision NO_RULE = new Decision(Decision.Action.DROP, "no-rule", "no rule fits it");

    private static final Rules STANDARD = new RulesFile(standardYaml()).rules();

    private final List<Rule> ordered;

    Rules(List<Rule> ordered) {
        this.ordered = List.copyOf(ordered);
    }

    /** The standard rules. */
    public static Rules standard() {
        return STANDARD;
    }

    /** The standard rules as a file, to copy from. */
    public static String standardYaml() {
        try (InputStream file = Objects.requireNonNull(Rules.class.getResourceAsStream("standard-rules.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads rules.
     *
     * @param yaml the text of a file
     * @throws RulesException with all problems at once, each with its line, what is wrong and what to do
     */
    public static Rules parse(String yaml) {
        return new RulesFile(yaml).rules();
    }

    /** The rules, in the order in which they are asked. */
    public List<Rule> list() {
        return ordered;
    }

    /** What is done with a change. */
    public Decision decide(PlaneChange change) {
        for (Rule rule : ordered) {
            if (rule.mismatch(change).isEmpty()) {
                return rule.decision();
            }
        }
        return NO_RULE;
    }

    /** The same, and why. */
    public Explanation explain(PlaneChange change) {
        List<Explanation.Passed> passed = new ArrayList<>();
        for (Rule rule : ordered) {
            Optional<String> mismatch = rule.mismatch(change);
            if (mismatch.isEmpty()) {
                return new Explanation(change, rule.decision(), passed);
            }
            passed.add(new Explanation.Passed(rule.name(), mismatch.get()));
        }
        return new Explanation(change, NO_RULE, passed);
    }
}
