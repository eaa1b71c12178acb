package cloud.ewutelo.plane.workitem;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.Html;
import cloud.ewutelo.plane.internal.Markdown;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.FieldChanges;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What can be set on a work item. States, labels and people are named by id or by name; the service finds the id.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class WorkItemFields<S extends WorkItemFields<S>> extends FieldChanges<S>
        permits WorkItemCreate, WorkItemUpdate {

    WorkItemFields() {}

    /**
     * Sets the title.
     *
     * @param name 1 to 255 characters
     * @return this request
     */
    public S name(String name) {
        return set("name", Check.text("name", name, 255));
    }

    /**
     * Sets the description as HTML. Plane sanitises it and may wrap it, so what comes back differs from what was sent.
     *
     * @param html markup, not empty
     * @return this request
     */
    public S descriptionHtml(String html) {
        return set("description_html", Check.html("description_html", html));
    }

    /**
     * Sets the description as plain text; blank lines part paragraphs, and markup is shown as it stands.
     *
     * @param text any text
     * @return this request
     */
    public S descriptionText(String text) {
        return set("description_html", Html.paragraphs(Check.safeText("description_html", text)));
    }

    /**
     * Sets the description as Markdown: CommonMark with tables, strikethrough and task lists. HTML in it is shown as it stands.
     *
     * @param markdown any text
     * @return this request
     */
    public S descriptionMarkdown(String markdown) {
        return set("description_html", Markdown.toHtml(Check.safeText("description_html", markdown)));
    }

    /**
     * Sets the state.
     *
     * @param state an id or name of a state of the project
     * @return this request
     */
    public S state(String state) {
        return set("state", Check.text("state", state, 255));
    }

    /**
     * Sets the priority.
     *
     * @param priority how urgent it is
     * @return this request
     */
    public S priority(Priority priority) {
        return set("priority", priority.value());
    }

    /**
     * Sets the assignees, all of them.
     *
     * @param members ids, e-mail addresses or display names of active members of the project; empty for nobody
     * @return this request
     */
    public S assignees(Collection<String> members) {
        return set("assignees", Check.references("assignees", members));
    }

    /**
     * Adds an assignee to those that this request sets.
     *
     * @param member an id, e-mail address or display name of an active member of the project
     * @return this request
     */
    public S assignee(String member) {
        return add("assignees", member);
    }

    /**
     * Sets the labels, all of them.
     *
     * @param labels ids or names of labels of the project; empty for none
     * @return this request
     */
    public S labels(Collection<String> labels) {
        return set("labels", Check.references("labels", labels));
    }

    /**
     * Adds a label to those that this request sets.
     *
     * @param label an id or name of a label of the project
     * @return this request
     */
    public S label(String label) {
        return add("labels", label);
    }

    /**
     * Makes it a part of another work item of the project.
     *
     * @param parent the other one's id or key
     * @return this request
     */
    public S parent(String parent) {
        return set("parent", Check.text("parent", parent, 255));
    }

    /**
     * Sets the day on which work should begin.
     *
     * @param date not after the due date
     * @return this request
     */
    public S startDate(LocalDate date) {
        return set("start_date", date);
    }

    /**
     * Sets the day on which it is due.
     *
     * @param date not before the start date
     * @return this request
     */
    public S targetDate(LocalDate date) {
        return set("target_date", date);
    }

    /**
     * Sets the estimate as a bare number.
     *
     * @param point 0 to 12
     * @return this request
     */
    public S point(int point) {
        return set("point", Check.range("point", point, 0, 12));
    }

    /**
     * Sets the estimate as a point of the project's scale.
     *
     * @param id the id of the point
     * @return this request
     */
    public S estimatePoint(String id) {
        return set("estimate_point", Check.text("estimate_point", id, 255));
    }

    /**
     * Sets the work item type, on commercial editions.
     *
     * @param id the id of the type
     * @return this request
     */
    public S typeId(String id) {
        return set("type_id", Check.text("type_id", id, 255));
    }

    /**
     * Sets the position on the board.
     *
     * @param sortOrder any number; lower comes first
     * @return this request
     */
    public S sortOrder(double sortOrder) {
        return set("sort_order", sortOrder);
    }

    /**
     * Sets the key in another system.
     *
     * @param externalId the pair, unique among the project's work items
     * @return this request
     */
    public S externalId(ExternalId externalId) {
        return set("external_source", externalId.source()).set("external_id", externalId.id());
    }

    @Override
    public void validate() {
        Check.dateOrder(properties(), "start_date", "target_date");
    }

    private S add(String field, String reference) {
        List<Object> references = new ArrayList<>();
        if (properties().get(field) instanceof Collection<?> present) {
            references.addAll(present);
        }
        references.add(Check.reference(field, reference));
        return set(field, List.copyOf(references));
    }
}
