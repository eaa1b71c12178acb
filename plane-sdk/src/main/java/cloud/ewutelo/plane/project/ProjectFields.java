package cloud.ewutelo.plane.project;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What can be set on a project.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class ProjectFields<S extends ProjectFields<S>> extends FieldChanges<S>
        permits ProjectCreate, ProjectUpdate {

    private static final String FORBIDDEN = "&+,:;$^}{*=?@#|'<>.()%!-";

    ProjectFields() {}

    /**
     * Sets the name.
     *
     * @param name 1 to 255 characters, unique in the workspace, without punctuation such as comma, dot, hyphen, quote, bracket,
     *     question or exclamation mark, slash excepted
     * @return this request
     */
    public S name(String name) {
        return set("name", withoutForbidden("name", Check.text("name", name, 255)));
    }

    /**
     * Sets the prefix of the work item keys. Plane stores it in upper case.
     *
     * @param identifier 1 to 12 characters, unique in the workspace, without the characters that {@link #name} forbids
     * @return this request
     */
    public S identifier(String identifier) {
        Check.text("identifier", identifier, 12);
        return set("identifier", withoutForbidden("identifier", identifier).toUpperCase(Locale.ROOT));
    }

    /**
     * Sets what the project is for.
     *
     * @param description plain text
     * @return this request
     */
    public S description(String description) {
        return set("description", Check.safeText("description", description));
    }

    /**
     * Sets who leads the project. It does not make the person a member.
     *
     * @param member an id, an e-mail address or a display name of a member of the workspace
     * @return this request
     */
    public S lead(String member) {
        return set("project_lead", Check.text("project_lead", member, 255));
    }

    /**
     * Sets who gets work items that nobody was assigned.
     *
     * @param member an id, an e-mail address or a display name of a member of the workspace
     * @return this request
     */
    public S defaultAssignee(String member) {
        return set("default_assignee", Check.text("default_assignee", member, 255));
    }

    /**
     * Switches cycles on or off; off on a new project.
     *
     * @param on whether they are on
     * @return this request
     */
    public S cycleView(boolean on) {
        return set("cycle_view", on);
    }

    /**
     * Switches modules on or off; off on a new project.
     *
     * @param on whether they are on
     * @return this request
     */
    public S moduleView(boolean on) {
        return set("module_view", on);
    }

    /**
     * Switches intake on or off; off on a new project.
     *
     * @param on whether it is on
     * @return this request
     */
    public S intakeView(boolean on) {
        return set("intake_view", on);
    }

    /**
     * Switches pages on or off; on for a new project.
     *
     * @param on whether they are on
     * @return this request
     */
    public S pageView(boolean on) {
        return set("page_view", on);
    }

    /**
     * Switches saved views on or off; off on a new project.
     *
     * @param on whether they are on
     * @return this request
     */
    public S issueViewsView(boolean on) {
        return set("issue_views_view", on);
    }

    /**
     * Lets guests see more than their own items, or not.
     *
     * @param on whether they do
     * @return this request
     */
    public S guestViewAllFeatures(boolean on) {
        return set("guest_view_all_features", on);
    }

    /**
     * Sets the time zone in which cycles begin and end.
     *
     * @param zone a region such as {@code Europe/Paris}
     * @return this request
     */
    public S timezone(ZoneId zone) {
        return set("timezone", zone.getId());
    }

    /**
     * Archives finished work items after some months without change.
     *
     * @param months 0 to 12; 0 for never
     * @return this request
     */
    public S archiveIn(int months) {
        return set("archive_in", Check.range("archive_in", months, 0, 12));
    }

    /**
     * Closes open work items after some months without change.
     *
     * @param months 0 to 12; 0 for never
     * @return this request
     */
    public S closeIn(int months) {
        return set("close_in", Check.range("close_in", months, 0, 12));
    }

    /**
     * Sets the key in another system. For projects Plane does not refuse a second one with the same pair.
     *
     * @param externalId the pair
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }

    private static String withoutForbidden(String field, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (FORBIDDEN.indexOf(value.charAt(i)) >= 0) {
                throw new InvalidRequestException(
                        field,
                        "contains the character '" + value.charAt(i) + "'",
                        "Plane forbids & + , : ; $ ^ } { * = ? @ # | ' < > . ( ) % ! - there; leave it out.");
            }
        }
        return value;
    }
}
