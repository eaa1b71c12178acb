package cloud.ewutelo.plane.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** The fields that agents keep on the work items they work on. */
public final class AgentFields {

    /** Which agent works on it, such as {@code imhotep}. Work items can be listed by it. */
    public static final FieldDefinition<String> AGENT_ID = FieldDefinition.text("agent_id")
            .describedAs("The agent that works on it")
            .maxLength(100)
            .indexed();

    /** What the work is expected to cost, in US dollars; 0 or more. */
    public static final FieldDefinition<BigDecimal> COST_ESTIMATE = FieldDefinition.decimal("cost_estimate")
            .describedAs("What the work is expected to cost")
            .unit("USD")
            .atLeast(BigDecimal.ZERO);

    /** How sure the agent is of its result, from 0.0 to 1.0. */
    public static final FieldDefinition<BigDecimal> CONFIDENCE_SCORE = FieldDefinition.decimal("confidence_score")
            .describedAs("How sure the agent is of its result, from 0.0 to 1.0")
            .atLeast(new BigDecimal("0.0"))
            .atMost(new BigDecimal("1.0"));

    /** The session in which the agent works, as {@code openclaw-session-<uuid>}. */
    public static final FieldDefinition<String> SESSION_ID = FieldDefinition.text("session_id")
            .describedAs("The session in which the agent works")
            .matching(
                    Pattern.compile("openclaw-session-[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
                    "openclaw-session-<uuid>");

    private AgentFields() {}

    /**
     * All of them.
     *
     * @return the four definitions
     */
    public static List<FieldDefinition<?>> all() {
        return List.of(AGENT_ID, COST_ESTIMATE, CONFIDENCE_SCORE, SESSION_ID);
    }
}
