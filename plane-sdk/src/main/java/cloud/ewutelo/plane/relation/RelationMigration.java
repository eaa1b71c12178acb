package cloud.ewutelo.plane.relation;

import java.util.List;

/**
 * What became of relations that the SDK had kept in comments.
 *
 * @param moved how many are Plane's own relations now, each counted once
 * @param left what could not be moved, a sentence for each comment, which is still there
 */
public record RelationMigration(int moved, List<String> left) {

    /** Copies the sentences. */
    public RelationMigration {
        left = List.copyOf(left);
    }
}
