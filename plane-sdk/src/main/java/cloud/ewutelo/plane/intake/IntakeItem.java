package cloud.ewutelo.plane.intake;

import cloud.ewutelo.plane.internal.json.WireName;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish or report that waits for a decision, or about which one was made. It is a record beside a work item, which is hidden
 * from lists and look-ups until it is accepted; Plane names the pair by the <em>work item's</em> id.
 */
public interface IntakeItem extends Authored {

    /**
     * The work item, by whose id every call of {@link IntakeService} names the intake item.
     *
     * @return the work item
     */
    @WireName("issue")
    default Ref<WorkItem> workItem() {
        return Ref.absent();
    }

    /**
     * The work item as it is now. Plane does not sanitise descriptions that come through intake before it stores them:
     * sanitise them before display.
     *
     * @return the work item; empty if the answer did not contain it
     */
    @WireName("issue_detail")
    Optional<WorkItem> detail();

    /**
     * What was decided.
     *
     * @return the status
     */
    default IntakeStatus status() {
        return IntakeStatus.PENDING;
    }

    /**
     * Until when it is put off.
     *
     * @return the instant, or empty
     */
    Optional<Instant> snoozedTill();

    /**
     * The work item that was there already.
     *
     * @return the work item, or empty
     */
    @WireName("duplicate_to")
    Optional<Ref<WorkItem>> duplicateOf();

    /**
     * How it came in.
     *
     * @return {@code "IN_APP"} for all that is created through the API, or another of Plane's words
     */
    Optional<String> source();

    /**
     * Who sent it, where it came by mail.
     *
     * @return an e-mail address, or empty
     */
    Optional<String> sourceEmail();

    /**
     * The project.
     *
     * @return the project
     */
    default Ref<Project> project() {
        return Ref.absent();
    }

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link IntakeItem} objects. */
    class Builder extends ImmutableIntakeItem.Builder {
        Builder() {}
    }
}
