package cloud.ewutelo.plane.relation;

import cloud.ewutelo.plane.model.OpenEnum;
import java.util.Map;

/** How a work item relates to another one. */
public final class RelationKind extends OpenEnum {

    /** The other one cannot be done before this one. */
    public static final RelationKind BLOCKING = new RelationKind("blocking");

    /** This one cannot be done before the other one. */
    public static final RelationKind BLOCKED_BY = new RelationKind("blocked_by");

    /** Both are the same. */
    public static final RelationKind DUPLICATE = new RelationKind("duplicate");

    /** They have something to do with each other. */
    public static final RelationKind RELATES_TO = new RelationKind("relates_to");

    /** This one starts before the other one. */
    public static final RelationKind START_BEFORE = new RelationKind("start_before");

    /** This one starts after the other one. */
    public static final RelationKind START_AFTER = new RelationKind("start_after");

    /** This one is finished before the other one. */
    public static final RelationKind FINISH_BEFORE = new RelationKind("finish_before");

    /** This one is finished after the other one. */
    public static final RelationKind FINISH_AFTER = new RelationKind("finish_after");

    private static final Map<RelationKind, RelationKind> REVERSED = Map.of(
            BLOCKING, BLOCKED_BY,
            BLOCKED_BY, BLOCKING,
            START_BEFORE, START_AFTER,
            START_AFTER, START_BEFORE,
            FINISH_BEFORE, FINISH_AFTER,
            FINISH_AFTER, FINISH_BEFORE);

    private RelationKind(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static RelationKind of(String value) {
        return new RelationKind(value);
    }

    /**
     * The same relation as the other work item sees it.
     *
     * @return for instance {@link #BLOCKED_BY} for {@link #BLOCKING}; the kind itself where it makes no difference or is not
     *     known here
     */
    public RelationKind reversed() {
        return REVERSED.getOrDefault(this, this);
    }
}
