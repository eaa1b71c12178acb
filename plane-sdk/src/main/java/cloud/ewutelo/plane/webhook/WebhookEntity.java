package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.model.OpenEnum;

/** What kind of object an event is about. Both generations of webhooks are read into the same values. */
public final class WebhookEntity extends OpenEnum {

    /** A work item; {@code issue} or {@code workitem} on the wire. */
    public static final WebhookEntity WORK_ITEM = new WebhookEntity("work_item");

    /** A comment on a work item; {@code issue_comment} or {@code workitem.comment} on the wire. */
    public static final WebhookEntity COMMENT = new WebhookEntity("comment");

    /** A cycle. */
    public static final WebhookEntity CYCLE = new WebhookEntity("cycle");

    /** A module. */
    public static final WebhookEntity MODULE = new WebhookEntity("module");

    /** A project. */
    public static final WebhookEntity PROJECT = new WebhookEntity("project");

    private WebhookEntity(String value) {
        super(value);
    }

    /**
     * A kind by its name, known or not.
     *
     * @param value one of the names above, or as Plane writes it
     * @return the kind
     */
    public static WebhookEntity of(String value) {
        return new WebhookEntity(value);
    }
}
