package cloud.ewutelo.plane.provisioner.plan;

import cloud.ewutelo.plane.provisioner.ProvisionerException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A plan as JSON. It holds the file as it is written, with its variables and not their values, so that it can be applied later;
 * no secret is in it.
 *
 * @param document the file as it is written
 * @param folder where the file's relative paths begin
 * @param prune what may be deleted
 */
public record PlanFile(JsonNode document, Path folder, Set<Kind> prune, Plan plan) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String MARK = "plane_provisioner_plan";

    /** Whether a document is a plan, and not a file. */
    public static boolean isPlan(JsonNode document) {
        return document.has(MARK);
    }

    public String write() {
        ObjectNode all = MAPPER.createObjectNode().put(MARK, 1);
        all.put("changes_pending", !plan.isEmpty()).put("summary", plan.summary());
        ArrayNode changes = all.putArray("changes");
        for (Change change : plan.changes()) {
            ObjectNode entry = changes.addObject()
                    .put("kind", change.kind().label())
                    .put("action", change.action().toString())
                    .put("key", change.key());
            ArrayNode fields = entry.putArray("fields");
            change.fields().forEach(field -> fields.addObject()
                    .put("field", field.field())
                    .put("before", field.before())
                    .put("after", field.after()));
            if (!change.note().isEmpty()) {
                entry.put("note", change.note());
            }
        }
        ArrayNode support = all.putArray("support");
        plan.support().forEach(each -> support.addObject()
                .put("subject", each.subject())
                .put("status", each.emulated() ? "EMULATED" : "UNSUPPORTED")
                .put("reason", each.reason()));
        ArrayNode kinds = all.putArray("prune");
        new TreeSet<>(prune).forEach(kind -> kinds.add(kind.label()));
        all.put("folder", folder.toAbsolutePath().normalize().toString());
        all.set("document", document);
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PlanFile read(JsonNode all) {
        try {
            List<Change> changes = new ArrayList<>();
            for (JsonNode entry : all.path("changes")) {
                List<FieldChange> fields = new ArrayList<>();
                for (JsonNode field : entry.path("fields")) {
                    fields.add(new FieldChange(
                            field.path("field").asText(),
                            field.path("before").asText(),
                            field.path("after").asText()));
                }
                changes.add(new Change(
                        kind(entry.path("kind").asText()),
                        Action.valueOf(entry.path("action").asText().toUpperCase(Locale.ROOT)),
                        entry.path("key").asText(),
                        fields,
                        entry.path("note").asText()));
            }
            List<Support> support = new ArrayList<>();
            for (JsonNode entry : all.path("support")) {
                support.add(new Support(
                        entry.path("subject").asText(),
                        entry.path("status").asText().equals("EMULATED"),
                        entry.path("reason").asText()));
            }
            List<String> prune = new ArrayList<>();
            all.path("prune").forEach(kind -> prune.add(kind.asText()));
            return new PlanFile(
                    all.path("document"),
                    Path.of(all.path("folder").asText()),
                    prune.stream().map(PlanFile::kind).collect(Collectors.toSet()),
                    new Plan(changes, support));
        } catch (IllegalArgumentException e) {
            throw new ProvisionerException("The plan is damaged or from another version. Make a new one.");
        }
    }

    private static Kind kind(String label) {
        return Kind.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
