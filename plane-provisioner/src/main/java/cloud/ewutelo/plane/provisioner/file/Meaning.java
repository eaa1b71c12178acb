package cloud.ewutelo.plane.provisioner.file;

import cloud.ewutelo.plane.user.Role;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks what a schema cannot say: names that are used must be there, and nothing may be there twice. */
final class Meaning {

    /** Slugs that Plane uses itself, and those that would hide its routes, the bucket of its files, or the webhooks' receiver. */
    private static final Set<String> RESERVED_SLUGS = Set.of(
            "404",
            "accounts",
            "api",
            "create-workspace",
            "error",
            "god-mode",
            "installations",
            "invitations",
            "live",
            "onboarding",
            "profile",
            "settings",
            "spaces",
            "workspace-invitations",
            "password",
            "flags",
            "monitor",
            "monitoring",
            "ingest",
            "plane-pro",
            "plane-ultimate",
            "enterprise",
            "plane-enterprise",
            "disco",
            "silo",
            "chat",
            "calendar",
            "drive",
            "channels",
            "upgrade",
            "billing",
            "sign-in",
            "sign-up",
            "signin",
            "signup",
            "config",
            "admin",
            "m",
            "import",
            "importers",
            "integrations",
            "integration",
            "configuration",
            "initiatives",
            "initiative",
            "workflow",
            "workflows",
            "epics",
            "epic",
            "story",
            "mobile",
            "dashboard",
            "desktop",
            "onload",
            "real-time",
            "one",
            "pages",
            "business",
            "pro",
            "license",
            "licenses",
            "instances",
            "auth",
            "static",
            "uploads",
            "webhooks");

    private final Desired desired;
    private final List<String> problems = new ArrayList<>();

    Meaning(Desired desired) {
        this.desired = desired;
    }

    List<String> problems() {
        workspace();
        people();
        List<Desired.Project> projects = Desired.orNone(desired.projects());
        twice("/projects", "identifier", projects.stream().map(Desired.Project::identifier));
        twice("/projects", "name", projects.stream().map(Desired.Project::name));
        for (int i = 0; i < projects.size(); i++) {
            project("/projects/" + i, projects.get(i));
        }
        List<Desired.Webhook> webhooks = Desired.orNone(desired.webhooks());
        twice("/webhooks", "name", webhooks.stream().map(webhook -> variable(webhook.name())));
        twice("/webhooks", "url", webhooks.stream().map(Desired.Webhook::url).filter(url -> !url.isEmpty()));
        outputs();
        return problems;
    }

    private void workspace() {
        String slug = desired.workspace().slug();
        if (RESERVED_SLUGS.contains(slug.toLowerCase(Locale.ROOT))) {
            problems.add("/workspace/slug \"" + slug
                    + "\" is reserved: Plane or its web server uses this address itself. " + "Choose another one.");
        }
        zone("/workspace/timezone", desired.workspace().timezone());
    }

    private void people() {
        twice("the people", "name", desired.everybody().stream().map(person -> variable(person.name())));
        twice("the people", "email", desired.everybody().stream().map(person -> person.email()
                .toLowerCase(Locale.ROOT)));
    }

    private void project(String place, Desired.Project project) {
        if (project.lead() != null) {
            known(place + "/lead", project.lead());
        }
        List<Desired.State> states = Desired.orNone(project.states());
        twice(place + "/states", "name", states.stream().map(Desired.State::name));
        states.stream()
                .filter(state -> state.name().equalsIgnoreCase("triage"))
                .forEach(state -> problems.add(
                        place + "/states has \"Triage\", which Plane keeps for itself. Choose another name."));
        List<Desired.Label> labels = Desired.orNone(project.labels());
        twice(place + "/labels", "name", labels.stream().map(Desired.Label::name));
        members(place, project);
        List<Desired.WorkItem> items = Desired.orNone(project.workItems());
        twice(place + "/work_items", "id", items.stream().map(Desired.WorkItem::id));
        Set<String> ids = items.stream().map(Desired.WorkItem::id).collect(Collectors.toSet());
        Set<String> earlier = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Desired.WorkItem item = items.get(i);
            String at = place + "/work_items/" + i;
            Desired.orNone(item.assignees()).forEach(person -> known(at + "/assignees", person));
            if (item.parent() != null && !earlier.contains(item.parent())) {
                problems.add(at + "/parent \"" + item.parent() + "\" "
                        + (ids.contains(item.parent())
                                ? "comes later. Put parents first."
                                : "is no id of a work item there."));
            }
            if (item.startDate() != null
                    && item.targetDate() != null
                    && item.startDate().isAfter(item.targetDate())) {
                problems.add(at + "/start_date is after target_date.");
            }
            earlier.add(item.id());
        }
    }

    private void members(String place, Desired.Project project) {
        List<Desired.Member> members = Desired.orNone(project.members());
        twice(place + "/members", "person", members.stream().map(Desired.Member::person));
        for (int i = 0; i < members.size(); i++) {
            Desired.Member member = members.get(i);
            String at = place + "/members/" + i;
            Optional<Desired.Person> person = known(at + "/person", member.person());
            boolean guest = person.filter(each -> !desired.isAdmin(each))
                    .filter(each -> each.workspaceRole().equals(Role.GUEST))
                    .isPresent();
            if (guest && !member.projectRole().equals(Role.GUEST)) {
                problems.add(at + "/role: " + member.person()
                        + " is a guest of the workspace and can be no more in a project. Write role: guest, or make the person "
                        + "a member of the workspace.");
            }
        }
    }

    private void outputs() {
        List<Desired.Output> outputs = Desired.orNone(desired.outputs());
        twice("/outputs", "path", outputs.stream().map(Desired.Output::path));
        for (int i = 0; i < outputs.size(); i++) {
            Desired.Output output = outputs.get(i);
            if (output.type().equals("ansible-vault") && output.passwordFile() == null && output.password() == null) {
                problems.add("/outputs/" + i
                        + " lacks \"password_file\" or \"password\", with which the vault is encrypted.");
            }
        }
        if (!outputs.isEmpty()
                && outputs.stream().allMatch(output -> output.type().equals("openclaw"))) {
            problems.add("/outputs has no file that keeps the passwords: add one of type json, env or ansible-vault.");
        }
    }

    private Optional<Desired.Person> known(String place, String name) {
        Optional<Desired.Person> found = desired.find(name);
        if (found.isEmpty()) {
            problems.add(place + " \"" + name + "\" is nobody in the file. There is: "
                    + desired.everybody().stream().map(Desired.Person::name).collect(Collectors.joining(", ")) + ".");
        }
        return found;
    }

    private void zone(String place, @Nullable String zone) {
        if (zone == null) {
            return;
        }
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            problems.add(place + " \"" + zone + "\" is no time zone. Write it as Europe/Paris or UTC.");
        }
    }

    /** Names become names of variables in env files, which know no case and no hyphens. */
    private static String variable(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private void twice(String place, String property, Stream<String> values) {
        Set<String> seen = new HashSet<>();
        values.filter(value -> !seen.add(value))
                .distinct()
                .forEach(value ->
                        problems.add(place + " has the " + property + " \"" + value + "\" twice. Give each its own."));
    }
}
