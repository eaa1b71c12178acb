package cloud.ewutelo.plane.provisioner.plan;

import java.util.List;

/** All differences, and what this Plane does not have by itself. */
public record Plan(List<Change> changes, List<Support> support) {

    /** Copies the lists. */
    public Plan {
        changes = List.copyOf(changes);
        support = List.copyOf(support);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            text.append(change.action().sign())
                    .append(' ')
                    .append(change.kind())
                    .append(' ')
                    .append(change.key())
                    .append('\n');
            for (FieldChange field : change.fields()) {
                text.append("    ").append(field.field()).append(": ");
                if (change.action() == Action.UPDATE) {
                    text.append(shown(field.before())).append(" -> ");
                }
                text.append(shown(field.after())).append('\n');
            }
            if (!change.note().isEmpty()) {
                text.append("    (").append(change.note()).append(")\n");
            }
        }
        support.forEach(each -> text.append("! ").append(each).append('\n'));
        return text.append(summary()).append('\n').toString();
    }

    public String summary() {
        return isEmpty()
                ? "No changes. Plane is as the file says."
                : "Plan: " + count(Action.CREATE) + " to create, " + count(Action.UPDATE) + " to update, "
                        + count(Action.DELETE) + " to delete.";
    }

    private static String shown(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.isEmpty() ? "(empty)" : line.length() <= 100 ? line : line.substring(0, 97) + "...";
    }
}
