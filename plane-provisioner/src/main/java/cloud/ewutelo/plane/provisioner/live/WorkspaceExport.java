package cloud.ewutelo.plane.provisioner.live;

import cloud.ewutelo.plane.admin.ProjectNetwork;
import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceMembership;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.user.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What stands in a workspace, as a file would say it; what Plane makes by itself is left out. */
public final class WorkspaceExport {

    private static final Set<String> STANDARD_STATES = Set.of("Backlog", "Todo", "In Progress", "Done", "Cancelled");

    private final Live live;
    private final JsonNode raw;
    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final Map<String, String> names = new HashMap<>();

    /**
     * An export.
     *
     * @param raw the file as it is written: variables in it stay variables
     */
    public WorkspaceExport(Live live, JsonNode raw) {
        this.live = live;
        this.raw = raw;
    }

    public JsonNode write() {
        Workspace workspace = live.workspace()
                .orElseThrow(() -> new ProvisionerException(
                        "The workspace \"" + live.desired().workspace().slug() + "\" is not there, or "
                                + live.desired().admin().email() + " is no member of it."));
        if (live.byKey().isEmpty()) {
            throw new ProvisionerException(
                    ExitCode.AUTHENTICATION,
                    "Projects can be read by an API key of "
                            + live.desired().admin().name()
                            + " only. Give one by \"api_key\" of the admin, from a variable.",
                    null);
        }
        ObjectNode all = nodes.objectNode();
        copy(all, "plane", "instance", "admin");
        ObjectNode exported = all.putObject("workspace");
        exported.put("slug", workspace.slug()).put("name", workspace.name()).put("timezone", workspace.timezone());
        people(all);
        projects(all);
        webhooks(all);
        copy(all, "outputs");
        return all;
    }

    private void copy(ObjectNode all, String... properties) {
        for (String property : properties) {
            if (raw.has(property)) {
                all.set(property, raw.get(property));
            }
        }
    }

    private void people(ObjectNode all) {
        copy(all, "people", "agents");
        Set<String> taken = new HashSet<>();
        live.desired().everybody().forEach(person -> taken.add(person.name()));
        for (WorkspaceMembership membership : live.members()) {
            String email = membership.member().email().orElse("");
            Optional<Desired.Person> known = live.desired().everybody().stream()
                    .filter(person -> person.email().equalsIgnoreCase(email))
                    .findFirst();
            if (known.isPresent()) {
                names.put(membership.member().id(), known.get().name());
            } else if (!email.startsWith("bot_user_") && !email.isEmpty()) {
                String name = fresh(email.substring(0, email.indexOf('@')), taken);
                names.put(membership.member().id(), name);
                list(all, "people")
                        .addObject()
                        .put("name", name)
                        .put("email", email)
                        .put("display_name", membership.member().displayName())
                        .put("role", membership.role().toString());
            }
        }
    }

    private static ArrayNode list(ObjectNode all, String property) {
        JsonNode present = all.get(property);
        if (present instanceof ArrayNode array) {
            ArrayNode copy = array.deepCopy();
            all.set(property, copy);
            return copy;
        }
        return all.putArray(property);
    }

    private static String fresh(String text, Set<String> taken) {
        String base =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-").replaceFirst("^[^a-z]+", "");
        base = base.isEmpty() ? "somebody" : base.substring(0, Math.min(36, base.length()));
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    private void projects(ObjectNode all) {
        ArrayNode exported = all.putArray("projects");
        for (Project project : live.projects()) {
            if (project.archivedAt().isPresent() || !project.identifier().matches("[A-Z0-9]{1,12}")) {
                continue;
            }
            ObjectNode entry =
                    exported.addObject().put("identifier", project.identifier()).put("name", project.name());
            if (!project.description().isEmpty()) {
                entry.put("description", project.description());
            }
            if (project.network().orElse(ProjectNetwork.PUBLIC.value()) == ProjectNetwork.SECRET.value()) {
                entry.put("network", "secret");
            }
            project.projectLead()
                    .map(Ref::id)
                    .map(names::get)
                    .filter(Objects::nonNull)
                    .ifPresent(lead -> entry.put("lead", lead));
            features(project, entry);
            inside(project, entry);
        }
    }

    private static void features(Project project, ObjectNode entry) {
        ObjectNode features = entry.objectNode();
        features.put("cycles", project.cycleView())
                .put("modules", project.moduleView())
                .put("views", project.issueViewsView())
                .put("pages", project.pageView())
                .put("intake", project.intakeView());
        boolean standard = !project.cycleView()
                && !project.moduleView()
                && !project.issueViewsView()
                && project.pageView()
                && !project.intakeView();
        if (!standard) {
            entry.set("features", features);
        }
    }

    private void inside(Project project, ObjectNode entry) {
        ProjectLive in = live.in(project);
        List<State> states = in.states().stream()
                .filter(state -> !STANDARD_STATES.contains(state.name()))
                .toList();
        if (!states.isEmpty()) {
            ArrayNode list = entry.putArray("states");
            states.forEach(state -> list.addObject()
                    .put("name", state.name())
                    .put("group", state.group().value())
                    .put("color", state.color()));
        }
        if (!in.labels().isEmpty()) {
            ArrayNode list = entry.putArray("labels");
            in.labels().stream().filter(label -> label.parent().isEmpty()).forEach(label -> label(in, list, label));
            in.labels().stream().filter(label -> label.parent().isPresent()).forEach(label -> label(in, list, label));
        }
        ArrayNode members = entry.putArray("members");
        for (ProjectMembership membership : in.members()) {
            String name = names.get(membership.member().id());
            if (name != null) {
                ObjectNode member = members.addObject().put("person", name);
                if (!membership.role().equals(Role.MEMBER)) {
                    member.put("role", membership.role().toString());
                }
            }
        }
    }

    private static void label(ProjectLive in, ArrayNode list, Label label) {
        ObjectNode entry = list.addObject().put("name", label.name());
        if (label.color().matches("#[0-9a-fA-F]{6}")) {
            entry.put("color", label.color());
        }
        label.parent()
                .flatMap(parent -> in.labels().stream()
                        .filter(each -> each.id().equals(parent.id()))
                        .findFirst())
                .ifPresent(parent -> entry.put("parent", parent.name()));
    }

    private void webhooks(ObjectNode all) {
        if (live.webhooks().isEmpty()) {
            return;
        }
        Set<String> taken = new HashSet<>();
        ArrayNode list = all.putArray("webhooks");
        for (Webhook webhook : live.webhooks()) {
            String name = live.secrets().all().webhooks().entrySet().stream()
                    .filter(entry -> entry.getValue().id().equals(webhook.id()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("webhook");
            ArrayNode events = list.addObject()
                    .put("name", fresh(name, taken))
                    .put("url", webhook.url())
                    .putArray("events");
            add(events, "project", webhook.projects());
            add(events, "work_item", webhook.workItems());
            add(events, "cycle", webhook.cycles());
            add(events, "module", webhook.modules());
            add(events, "comment", webhook.comments());
        }
    }

    private static void add(ArrayNode events, String name, boolean on) {
        if (on) {
            events.add(name);
        }
    }
}
