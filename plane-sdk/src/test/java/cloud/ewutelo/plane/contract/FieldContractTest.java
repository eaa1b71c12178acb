package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.capability.FeatureSupport;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldEntry;
import cloud.ewutelo.plane.field.FieldService;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldContractTest extends ContractTest {

    private static final String SESSION = "openclaw-session-3f0c9a52-6d0e-4a55-9b1e-0d6f2f8f1c11";

    private static final FieldDefinition<String> SEVERITY =
            FieldDefinition.option("severity", "Minor", "Major").indexed();
    private static final FieldDefinition<Long> ATTEMPTS = FieldDefinition.integer("attempts");
    private static final FieldDefinition<Boolean> REVIEWED = FieldDefinition.bool("reviewed");
    private static final FieldDefinition<Instant> CHECKED_AT = FieldDefinition.dateTime("checked_at");
    private static final FieldDefinition<URI> RUNBOOK = FieldDefinition.url("runbook");
    private static final FieldDefinition<String> CONTACT = FieldDefinition.email("contact");
    private static final FieldDefinition<String> REVIEWER = FieldDefinition.member("reviewer");
    private static final FieldDefinition<List<String>> HOSTS =
            FieldDefinition.text("hosts").multi();
    private static final FieldDefinition<List<String>> AREAS =
            FieldDefinition.option("areas", "Database", "Network", "Front end").multi();
    private static final FieldDefinition<String> NOTE = FieldDefinition.text("note");

    private FieldService fields;
    private WorkItem task;

    @BeforeEach
    void createTask() {
        fields = project.fields();
        task = project.workItems().create(w -> w.name("Has fields").descriptionHtml("<p>Mine</p>"));
    }

    @Test
    void agentsFieldsLiveFromSettingToClearing() {
        fields.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50"))
                .set(AgentFields.CONFIDENCE_SCORE, new BigDecimal("0.85"))
                .set(AgentFields.SESSION_ID, SESSION));

        FieldValues values = fields.read(target.sharedProject() + "-" + task.sequenceId());
        assertThat(values.workItemId()).isEqualTo(task.id());
        assertThat(values.get(AgentFields.AGENT_ID)).contains("imhotep");
        assertThat(values.get(AgentFields.COST_ESTIMATE).orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(values.get(AgentFields.CONFIDENCE_SCORE).orElseThrow()).isEqualByComparingTo("0.85");
        assertThat(values.get(AgentFields.SESSION_ID)).contains(SESSION);
        assertThat(values.entries())
                .extracting(FieldEntry::name)
                .containsExactlyInAnyOrder("agent_id", "cost_estimate", "confidence_score", "session_id");

        fields.set(task, AgentFields.COST_ESTIMATE, new BigDecimal("13"));
        fields.clear(task, AgentFields.AGENT_ID);
        fields.clear(task, AgentFields.AGENT_ID);
        values = fields.read(task.id());
        assertThat(values.get(AgentFields.AGENT_ID)).isEmpty();
        assertThat(values.get(AgentFields.COST_ESTIMATE).orElseThrow()).isEqualByComparingTo("13");
        assertThat(values.get(AgentFields.SESSION_ID)).contains(SESSION);

        WorkItem after = project.workItems().get(task.id());
        assertThat(after.descriptionHtml()).contains("<p>Mine</p>");
        assertThat(after.name()).isEqualTo("Has fields");
        assertThat(after.labels()).isEmpty();
    }

    @Test
    void everyTypeComesBackAsItWas() {
        User me = plane.users().me();
        Instant moment = Instant.parse("2026-11-25T09:30:00Z");
        fields.update(task, f -> f.set(SEVERITY, "major")
                .set(ATTEMPTS, 3L)
                .set(REVIEWED, true)
                .set(CHECKED_AT, moment.plusMillis(250))
                .set(
                        RUNBOOK,
                        URI.create("https://example.org/run?a=1&b=<2>"
                                .replace("<", "%3C")
                                .replace(">", "%3E")))
                .set(CONTACT, "ops@example.org")
                .set(REVIEWER, me.displayName())
                .set(HOSTS, List.of("db1", "with, comma", "say \"hi\""))
                .set(AREAS, List.of("Front end", "Database"))
                .set(NOTE, "<b>no markup</b> & \"quotes\""));

        FieldValues values = fields.read(task.id());

        assertThat(values.get(SEVERITY)).contains("Major");
        assertThat(values.get(ATTEMPTS)).contains(3L);
        assertThat(values.get(REVIEWED)).contains(true);
        assertThat(values.get(CHECKED_AT)).contains(moment);
        assertThat(values.get(RUNBOOK)).contains(URI.create("https://example.org/run?a=1&b=%3C2%3E"));
        assertThat(values.get(CONTACT)).contains("ops@example.org");
        assertThat(values.get(REVIEWER)).contains(me.id());
        assertThat(values.get(HOSTS)).contains(List.of("db1", "with, comma", "say \"hi\""));
        assertThat(values.get(AREAS)).contains(List.of("Front end", "Database"));
        assertThat(values.get(NOTE)).contains("<b>no markup</b> & \"quotes\"");
        assertThat(fields.get(task, ATTEMPTS)).contains(3L);
    }

    @Test
    void listsByIndexedValueAndReadsMany() {
        WorkItem other = project.workItems().create(w -> w.name("Other"));
        String agent = "agent-" + task.sequenceId();
        fields.set(task, AgentFields.AGENT_ID, agent);
        fields.set(other, AgentFields.AGENT_ID, agent + "x");
        fields.set(other, ATTEMPTS, 7L);

        List<WorkItem> found = fields.listWhere(AgentFields.AGENT_ID, agent).toList();
        assertThat(found).extracting(WorkItem::id).containsExactly(task.id());
        assertThat(fields.listWhere(AgentFields.AGENT_ID, "nobody")).isEmpty();

        List<WorkItem> both =
                List.of(project.workItems().get(task.id()), project.workItems().get(other.id()));
        assertThat(fields.readAll(both, AgentFields.AGENT_ID).orThrow())
                .extracting(values -> values.get(AgentFields.AGENT_ID).orElse(""))
                .containsExactly(agent, agent + "x");
        assertThat(fields.readAll(both).orThrow())
                .extracting(values -> values.get(ATTEMPTS).orElse(0L))
                .containsExactly(0L, 7L);

        fields.set(task, AgentFields.AGENT_ID, agent + "x");
        assertThat(fields.listWhere(AgentFields.AGENT_ID, agent)).isEmpty();
    }

    @Test
    void labelsOfPeopleStay() {
        Label bug = project.labels().createOrGet(l -> l.name("bug").color("#E5484D"));
        project.workItems().update(task.id(), w -> w.label("bug"));

        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        fields.set(task, AgentFields.AGENT_ID, "thoth");
        assertThat(labels()).containsExactlyInAnyOrder("bug", "agent_id:thoth");

        fields.clear(task, AgentFields.AGENT_ID);
        assertThat(project.workItems().get(task.id()).labels())
                .extracting(Ref::id)
                .containsExactly(bug.id());
    }

    @Test
    void valuesThatDoNotFitAreRefusedBeforeAnythingIsSent() {
        assertThatThrownBy(() -> fields.set(task, AgentFields.COST_ESTIMATE, new BigDecimal("-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("cost_estimate is below 0. Use 0 or more.");
        assertThatThrownBy(() -> fields.update(task, f -> f.set(ATTEMPTS, 1L).set(AgentFields.SESSION_ID, "session-1")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("session_id has another form. Write it as openclaw-session-<uuid>.");
        assertThatThrownBy(() -> fields.set(task, REVIEWER, "nobody-here"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("reviewer");
        assertThat(fields.read(task.id()).entries()).isEmpty();
    }

    @Test
    void fieldsCanBeDeclaredAhead() {
        fields.ensure(AgentFields.all());
        fields.ensure(SEVERITY, AREAS);
        fields.ensure(SEVERITY, AREAS);

        assertThat(project.labels().list()).extracting(Label::name).contains("severity:Minor", "severity:Major");
        fields.set(task, SEVERITY, "Minor");
        assertThat(fields.listWhere(SEVERITY, "Minor")).extracting(WorkItem::id).contains(task.id());
    }

    @Test
    void whereTheyAreEmulatedPeopleSeeAndEditThem() {
        assumeEmulated();
        fields.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50")));

        Comment comment = onlyComment();
        assertThat(PlaneHtml.toText(comment.html())).isEqualTo("""
                Custom fields

                Field | Value | Type
                agent_id | imhotep | text, label agent_id:imhotep
                cost_estimate | 12.50 | decimal in USD

                Values may be edited here; programs read and write them. plane-for-java/fields v1""");

        project.comments(task.id())
                .update(
                        comment.id(),
                        c -> c.html(
                                comment.html().replace("12.50", "99 USD").replace("<p>imhotep</p>", "<p>thoth</p>")));
        FieldValues edited = fields.read(task.id());
        assertThat(edited.get(AgentFields.COST_ESTIMATE).orElseThrow()).isEqualByComparingTo("99");
        assertThat(edited.get(AgentFields.AGENT_ID)).contains("thoth");

        project.workItems()
                .update(
                        task.id(),
                        w -> w.labels(List.of(project.labels()
                                .createOrGet(l -> l.name("agent_id:ptah").color("#000000"))
                                .id())));
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("ptah");

        fields.repair(task.id());
        assertThat(PlaneHtml.toText(onlyComment().html())).contains("agent_id | ptah | text, label agent_id:ptah");
        assertThat(labels()).containsExactly("agent_id:ptah");
    }

    private void assumeEmulated() {
        Assumptions.assumeTrue(
                plane.capabilities().of(Feature.CUSTOM_FIELDS).status() == FeatureSupport.Status.EMULATED,
                "this Plane has custom fields of its own");
    }

    private Comment onlyComment() {
        List<Comment> comments = project.comments(task.id()).list().toList();
        assertThat(comments).hasSize(1);
        return comments.get(0);
    }

    private List<String> labels() {
        return project.workItems().get(task.id()).labels().stream()
                .map(label -> project.labels().get(label.id()).name())
                .toList();
    }
}
