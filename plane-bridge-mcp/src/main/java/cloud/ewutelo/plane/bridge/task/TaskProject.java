package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.Arguments;
import cloud.ewutelo.plane.bridge.tool.ErrorCode;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.StateGroup;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The project of a new task: one that is there, or, where the caller gives name and identifier, a new one. */
final class TaskProject {

    private static final int IDENTIFIER = 5;
    private static final String COLOR = "#DC2626";

    private final Workplace place;

    TaskProject(Workplace place) {
        this.place = place;
    }

    /**
     * The project, ready for work.
     *
     * @throws ToolException if there is none and it cannot be created
     */
    Project get(Arguments arguments) {
        Optional<Arguments> described = arguments.object("project");
        if (described.isEmpty()) {
            String reference = arguments.required("project");
            return place.project(reference).orElseThrow(() -> missing(reference));
        }
        Optional<String> name = described.get().text("name").map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> identifier = described
                .get()
                .text("identifier")
                .map(text -> text.strip().toUpperCase(Locale.ROOT))
                .filter(text -> !text.isEmpty());
        Project project = find(name, identifier).orElseGet(() -> create(name, identifier));
        addBlocked(project);
        return project;
    }

    private Optional<Project> find(Optional<String> name, Optional<String> identifier) {
        Optional<Project> found = identifier.isPresent()
                ? identifier.flatMap(place::project).filter(project -> project.identifier()
                        .equals(identifier.get()))
                : name.flatMap(place::project);
        if (found.isPresent()
                && name.isPresent()
                && !found.get().name().strip().equalsIgnoreCase(name.get())
                && !found.get().identifier().equalsIgnoreCase(name.get())) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "The identifier " + found.get().identifier() + " belongs to the project \""
                            + ForeignText.line(found.get().name()) + "\".",
                    "Choose another identifier, or leave the name out to use that project. Nothing was done.");
        }
        return found;
    }

    private Project create(Optional<String> name, Optional<String> identifier) {
        if (name.isEmpty()) {
            throw identifier
                    .map(this::missing)
                    .orElseGet(() -> new ToolException(
                            ErrorCode.INVALID_ARGUMENT,
                            "\"project\" has neither name nor identifier.",
                            "Give both to create a project. Nothing was done."));
        }
        String wanted = identifier.orElseGet(() -> identifierFor(name.get()));
        try {
            return place.workspace().projects().create(p -> p.name(name.get()).identifier(wanted));
        } catch (ConflictException taken) {
            // Another call may have created it in this moment.
            return find(name, Optional.of(wanted))
                    .orElseThrow(() -> new ToolException(
                            ErrorCode.INVALID_ARGUMENT,
                            "Another project has the name or the identifier " + wanted
                                    + " already, perhaps an archived one.",
                            "Choose others. Nothing was done."));
        }
    }

    private static String identifierFor(String name) {
        String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (letters.isEmpty()) {
            throw new ToolException(
                    ErrorCode.INVALID_ARGUMENT,
                    "\"project\" has no identifier, and its name gives none.",
                    "Give an identifier of 1 to 12 letters, as in ONB. Nothing was done.");
        }
        return letters.substring(0, Math.min(IDENTIFIER, letters.length()));
    }

    /** Plane gives a new project no state for work that cannot go on. */
    private void addBlocked(Project project) {
        if (!place.statesWith(TaskStatus.BLOCKED, project.id(), project.identifier())
                .has(TaskStatus.BLOCKED)) {
            place.client(project.id()).states().createOrGet(s -> s.name(
                            place.names().of(TaskStatus.BLOCKED).get(0))
                    .group(StateGroup.STARTED)
                    .color(COLOR));
        }
    }

    private ToolException missing(String reference) {
        return new ToolException(
                ErrorCode.NOT_FOUND,
                "There is no project \"" + ForeignText.line(reference) + "\".",
                "There is: "
                        + place.ownProjects().stream().map(Project::identifier).collect(Collectors.joining(", "))
                        + ". To create one, give {\"name\": ..., \"identifier\": ...}. Nothing was done.");
    }
}
