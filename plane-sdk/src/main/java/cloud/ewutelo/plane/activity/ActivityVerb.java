package cloud.ewutelo.plane.activity;

import cloud.ewutelo.plane.model.OpenEnum;

/** What kind of change an activity is. */
public final class ActivityVerb extends OpenEnum {

    /** Something was made: the work item itself, a link, its place in a cycle. */
    public static final ActivityVerb CREATED = new ActivityVerb("created");

    /** Something was changed. */
    public static final ActivityVerb UPDATED = new ActivityVerb("updated");

    /** Something was taken away. */
    public static final ActivityVerb DELETED = new ActivityVerb("deleted");

    private ActivityVerb(String value) {
        super(value);
    }

    /**
     * A value by its wire name, known or not.
     *
     * @param value as Plane writes it
     * @return the value
     */
    public static ActivityVerb of(String value) {
        return new ActivityVerb(value);
    }
}
