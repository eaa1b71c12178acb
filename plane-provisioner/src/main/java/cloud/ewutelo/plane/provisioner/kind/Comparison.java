package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import java.util.List;

/**
 * How a kind of things is compared. Comparing writes nothing. What cannot be asked yet, because what it belongs to does not
 * exist, counts as missing.
 */
public interface Comparison {

    /** What it compares. */
    Kind kind();

    /** What is missing or differs, and how it is put right, in the order in which it has to be done. */
    List<Step> compare();

    /** What was made by an earlier run and is in the file no more. */
    default List<Step> superfluous() {
        return List.of();
    }

    /** What the file asks for and this Plane does not have by itself. */
    default List<Support> support() {
        return List.of();
    }
}
