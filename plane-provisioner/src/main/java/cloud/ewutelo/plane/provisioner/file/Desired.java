package cloud.ewutelo.plane.provisioner.file;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.user.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the file asks for. Null stands for what it does not mention, which is left as it is in Plane. */
public record Desired(
        Plane plane,
        @Nullable Instance instance,
        Person admin,
        Workspace workspace,
        @Nullable List<Person> people,
        @Nullable List<Person> agents,
        @Nullable List<Project> projects,
        @Nullable List<Webhook> webhooks,
        @Nullable List<Output> outputs) {

    /** Where Plane is. */
    public record Plane(String url) {}

    /** The instance. */
    public record Instance(
            @Nullable String name,
            @Nullable Boolean telemetry,
            @Nullable Map<String, String> settings) {

        public Map<String, String> settingsOrNone() {
            return settings == null ? Map.of() : settings;
        }
    }

    /** Somebody with an account. */
    public record Person(
            String name,
            String email,
            @Nullable String displayName,
            @Nullable String role,
            @Nullable String language,
            @Nullable Secret password,
            @Nullable Secret apiKey,
            @Nullable Boolean key,
            @Nullable List<String> scopes) {

        /** What the person is in the workspace. */
        public Role workspaceRole() {
            return Roles.of(role == null ? "member" : role);
        }

        public List<String> scopesOrNone() {
            return orNone(scopes);
        }
    }

    /** The workspace. */
    public record Workspace(
            String slug,
            String name,
            @Nullable String timezone,
            @Nullable String language) {}

    /** A project. */
    public record Project(
            String identifier,
            String name,
            @Nullable String description,
            @Nullable String network,
            @Nullable String lead,
            @Nullable Features features,
            @Nullable List<State> states,
            @Nullable List<Label> labels,
            @Nullable List<Member> members,
            @Nullable List<String> fields,
            @Nullable List<WorkItem> workItems) {}

    /** What a project has. */
    public record Features(
            @Nullable Boolean cycles,
            @Nullable Boolean modules,
            @Nullable Boolean views,
            @Nullable Boolean pages,
            @Nullable Boolean intake) {}

    /** A state. */
    public record State(
            String name,
            String group,
            @Nullable String color,
            @Nullable String description) {}

    /** A label. */
    public record Label(
            String name,
            @Nullable String color,
            @Nullable String description,
            @Nullable String parent) {}

    /** That somebody is in a project. */
    public record Member(String person, @Nullable String role) {

        public Role projectRole() {
            return Roles.of(role == null ? "member" : role);
        }
    }

    /** A work item. */
    public record WorkItem(
            String id,
            String name,
            @Nullable String description,
            @Nullable String state,
            @Nullable String priority,
            @Nullable List<String> assignees,
            @Nullable List<String> labels,
            @Nullable String parent,
            @Nullable LocalDate startDate,
            @Nullable LocalDate targetDate) {}

    /** A webhook. An empty address leaves it out. */
    public record Webhook(String name, String url, List<String> events) {}

    /** A file for secrets. */
    public record Output(
            String type,
            String path,
            @Nullable String passwordFile,
            @Nullable Secret password) {}

    /** A list that the file may leave out. */
    public static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Admin, people and agents, in this order. */
    public List<Person> everybody() {
        return Stream.of(List.of(admin), orNone(people), orNone(agents))
                .flatMap(List::stream)
                .toList();
    }

    public boolean isAdmin(Person person) {
        return admin.equals(person);
    }

    public boolean isAgent(Person person) {
        return orNone(agents).contains(person);
    }

    /** Whether a program acts as this person: agents and the admin, unless the file says otherwise. */
    public boolean wantsKey(Person person) {
        Boolean key = person.key();
        return key == null ? isAdmin(person) || isAgent(person) : key;
    }

    public Person person(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("Nobody is called " + name));
    }

    public Optional<Person> find(String name) {
        return everybody().stream()
                .filter(person -> Objects.equals(person.name(), name))
                .findFirst();
    }
}
