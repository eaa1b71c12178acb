package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Examples that the Javadoc and the guide show. */
final class FieldSnippets {

    // @start region="define"
    static final FieldDefinition<BigDecimal> BUDGET = FieldDefinition.decimal("budget")
            .describedAs("What may be spent")
            .unit("USD")
            .atLeast(BigDecimal.ZERO);
    static final FieldDefinition<String> SEVERITY =
            FieldDefinition.option("severity", "Minor", "Major").indexed();
    static final FieldDefinition<List<String>> HOSTS =
            FieldDefinition.text("hosts").multi();
    static final FieldDefinition<Instant> CHECKED_AT = FieldDefinition.dateTime("checked_at");
    static final FieldDefinition<String> REVIEWER = FieldDefinition.member("reviewer");
    // @end

    private FieldSnippets() {}

    static void use(ProjectClient project, WorkItem task) {
        // @start region="use"
        project.fields().set(task, AgentFields.COST_ESTIMATE, new BigDecimal("12.50"));
        project.fields().update("ONB-12", f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.CONFIDENCE_SCORE, new BigDecimal("0.85"))
                .clear(BUDGET));
        Optional<BigDecimal> cost = project.fields().get(task, AgentFields.COST_ESTIMATE);
        for (WorkItem mine : project.fields().listWhere(AgentFields.AGENT_ID, "imhotep")) {
            System.out.println(mine.name());
        }
        // @end
        System.out.println(cost);
    }

    static void read(ProjectClient project) {
        // @start region="read"
        FieldValues values = project.fields().read("ONB-12");
        values.get(HOSTS).ifPresent(System.out::println);
        for (FieldEntry entry : values.entries()) {
            System.out.println(entry.name() + ": " + entry.value());
        }
        // @end
    }

    static void readAll(ProjectClient project) {
        // @start region="readAll"
        List<WorkItem> items = project.workItems().list().toList();
        BulkResult<FieldValues> all = project.fields().readAll(items, AgentFields.COST_ESTIMATE);
        for (BulkFailure failure : all.failures()) {
            System.out.println(failure.subject() + ": " + failure.exception().getMessage());
        }
        // @end
    }

    static void misfit(ProjectClient project) {
        // @start region="misfit"
        try {
            project.fields().get("ONB-12", AgentFields.COST_ESTIMATE);
        } catch (UnreadableFieldException edited) {
            System.out.println(edited.getMessage());
        }
        // @end
    }

    static void ensure(ProjectClient project) {
        // @start region="ensure"
        project.fields().ensure(AgentFields.all());
        project.fields().ensure(BUDGET, SEVERITY, HOSTS, CHECKED_AT, REVIEWER);
        // @end
    }

    static void migrate(ProjectClient project) {
        // @start region="migrate"
        BulkResult<FieldValues> moved =
                project.fields().migrate(AgentFields.all().toArray(FieldDefinition<?>[]::new));
        System.out.println(moved);
        // @end
    }

    static void repair(ProjectClient project) {
        // @start region="repair"
        project.fields().repair("ONB-12", AgentFields.AGENT_ID);
        // @end
    }
}
