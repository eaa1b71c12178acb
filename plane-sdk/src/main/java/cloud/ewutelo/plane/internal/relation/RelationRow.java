package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.internal.emulation.OwnedFormat;
import cloud.ewutelo.plane.internal.emulation.OwnedRow;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A relation in a comment: the key of the other work item and the kind for people, its ids for programs.
 *
 * @param key how the row is named; unique in its table
 * @param kind seen from the work item that has the comment
 * @param projectId the project of the other work item
 * @param workItemId the other work item
 */
record RelationRow(String key, RelationKind kind, String projectId, String workItemId) {

    static final Set<RelationKind> KINDS = Set.of(
            RelationKind.BLOCKING,
            RelationKind.BLOCKED_BY,
            RelationKind.DUPLICATE,
            RelationKind.RELATES_TO,
            RelationKind.START_BEFORE,
            RelationKind.START_AFTER,
            RelationKind.FINISH_BEFORE,
            RelationKind.FINISH_AFTER);

    static final OwnedFormat FORMAT = new OwnedFormat(
            "plane-for-java/relations",
            1,
            "Relations",
            "Kept here by programs, because this version of Plane has no relations. The same stands on the other work items.",
            List.of("Work item", "Relation", "Ids"));

    /** The relation in a row; empty if somebody edited it so that it says none. */
    static Optional<RelationRow> of(OwnedRow row) {
        Optional<RelationKind> kind = kindOf(row.values().get(0));
        String[] ids = row.values().get(1).strip().split("/", -1);
        if (kind.isEmpty() || ids.length != 2) {
            return Optional.empty();
        }
        Optional<String> project = Directory.asId(ids[0]);
        Optional<String> workItem = Directory.asId(ids[1]);
        return project.isPresent() && workItem.isPresent()
                ? Optional.of(new RelationRow(row.key(), kind.get(), project.get(), workItem.get()))
                : Optional.empty();
    }

    /** Tells whether a row is about a work item, whatever else was edited in it. */
    static boolean isAbout(OwnedRow row, String workItemId) {
        return row.values().get(1).strip().endsWith("/" + workItemId);
    }

    /** Tells whether a row says the same of the same work item, under whatever key. */
    boolean isSameAs(OwnedRow row) {
        return of(row).filter(
                        found -> found.kind().equals(kind) && found.workItemId().equals(workItemId))
                .isPresent();
    }

    /** Tells whether a relation of the same work item says the same. */
    boolean isSameAs(Relation relation) {
        return relation.kind().equals(kind) && relation.workItem().id().equals(workItemId);
    }

    private static Optional<RelationKind> kindOf(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return KINDS.stream().filter(kind -> kind.value().equals(value)).findFirst();
    }

    OwnedRow toRow() {
        return OwnedRow.of(key, kind.value().replace('_', ' '), projectId + "/" + workItemId);
    }

    Relation toRelation() {
        return Relation.builder()
                .kind(kind)
                .workItem(Ref.of(workItemId))
                .project(Ref.of(projectId))
                .build();
    }
}
