package cloud.ewutelo.plane.samples.cookbook;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.io.PrintStream;
import java.math.BigDecimal;

/** Typed fields on every edition: sets three on a work item, and finds it by one of them. */
public final class CustomFields {

    static final FieldDefinition<String> SEVERITY =
            FieldDefinition.option("severity", "Minor", "Major").indexed();

    private CustomFields() {}

    /** Arguments: workspace, project, work item, such as {@code acme ONB ONB-12}. */
    public static void main(String[] args) {
        try (PlaneClient plane = PlaneClient.fromEnv()) {
            run(plane.workspace(args[0]).project(args[1]), args[2], System.out);
        }
    }

    static void run(ProjectClient project, String workItem, PrintStream out) {
        project.fields().ensure(AgentFields.COST_ESTIMATE, AgentFields.AGENT_ID, SEVERITY);
        project.fields().update(workItem, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50"))
                .set(SEVERITY, "Major"));
        for (WorkItem major : project.fields().listWhere(SEVERITY, "Major")) {
            out.println(major.name() + ": "
                    + project.fields().get(major, AgentFields.COST_ESTIMATE).orElse(BigDecimal.ZERO) + " USD");
        }
    }
}
