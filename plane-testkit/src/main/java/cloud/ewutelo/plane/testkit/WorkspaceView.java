package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.server.Emulator;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import cloud.ewutelo.plane.testkit.internal.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a workspace holds right now, for assertions. Every call looks again. */
public final class WorkspaceView {
    private final Emulator emulator;
    private final String workspaceId;

    WorkspaceView(Emulator emulator, String workspaceId) {
        this.emulator = emulator;
        this.workspaceId = workspaceId;
    }

    /**
     * A project.
     *
     * @param id the id
     * @param identifier the start of its items' keys
     * @param name the name
     * @param archived whether it is archived
     */
    public record Project(String id, String identifier, String name, boolean archived) {}

    /**
     * A work item.
     *
     * @param id the id
     * @param key such as {@code ABC-1}
     * @param name the name
     * @param state the name of the state; empty when there is none
     * @param priority the priority
     * @param assignees the e-mail addresses of the assignees
     * @param labels the names of the labels
     * @param descriptionHtml the description
     * @param comments the texts of the comments, oldest first
     */
    public record WorkItem(
            String id,
            String key,
            String name,
            String state,
            String priority,
            List<String> assignees,
            List<String> labels,
            String descriptionHtml,
            List<String> comments) {}

    /**
     * The projects.
     *
     * @return all of them, oldest first
     */
    public List<Project> projects() {
        synchronized (emulator.lock()) {
            return emulator.plane().database().projects.of(workspaceId).stream()
                    .map(row -> new Project(
                            row.id(), row.text("identifier"), row.text("name"), row.get("archived_at") != null))
                    .toList();
        }
    }

    /**
     * The work items of all projects, archived ones and drafts too.
     *
     * @return all of them, by project and then oldest first
     */
    public List<WorkItem> workItems() {
        synchronized (emulator.lock()) {
            List<WorkItem> items = new ArrayList<>();
            for (Row project : emulator.plane().database().projects.of(workspaceId)) {
                for (Row item : emulator.plane().database().workItems.of(project.id())) {
                    items.add(workItem(project, item));
                }
            }
            return items;
        }
    }

    /**
     * A work item by its key.
     *
     * @param key such as {@code ABC-1}
     * @return the item
     * @throws IllegalArgumentException when there is none
     */
    public WorkItem workItem(String key) {
        return workItems().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no work item " + key + "."));
    }

    private WorkItem workItem(Row project, Row item) {
        Table states = emulator.plane().database().states;
        Row state = states.findAny(item.textOrNull("state"));
        return new WorkItem(
                item.id(),
                project.text("identifier") + "-" + item.get("sequence_id"),
                item.text("name"),
                state == null ? "" : state.text("name"),
                item.text("priority"),
                texts(emulator.plane().database().users, item.ids("assignees"), "email"),
                texts(emulator.plane().database().labels, item.ids("labels"), "name"),
                item.text("description_html"),
                emulator.plane().database().comments.of(item.id()).stream()
                        .map(comment -> comment.text("comment_html"))
                        .toList());
    }

    private static List<String> texts(Table table, List<String> ids, String column) {
        return ids.stream()
                .map(table::findAny)
                .filter(Objects::nonNull)
                .map(row -> Objects.requireNonNull(row).text(column))
                .toList();
    }
}
