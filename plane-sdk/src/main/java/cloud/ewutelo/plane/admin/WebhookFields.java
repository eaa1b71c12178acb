package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;

/**
 * What can be set on a webhook.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract sealed class WebhookFields<S extends WebhookFields<S>> extends FieldChanges<S>
        permits WebhookCreate, WebhookUpdate {

    WebhookFields() {}

    /**
     * Sets where Plane sends.
     *
     * @param url an http or https address whose host has a dot, resolves on the server, and is not the server's own; before 1.3
     *     it may be private but not loopback, since 1.3 neither, unless the operator has listed it
     * @return this request
     */
    public S url(String url) {
        return set("url", Check.url("url", url));
    }

    /**
     * Sets whether changes of projects are sent.
     *
     * @param on whether they are
     * @return this request
     */
    public S projects(boolean on) {
        return set("project", on);
    }

    /**
     * Sets whether changes of work items are sent.
     *
     * @param on whether they are
     * @return this request
     */
    public S workItems(boolean on) {
        return set("issue", on);
    }

    /**
     * Sets whether changes of modules are sent.
     *
     * @param on whether they are
     * @return this request
     */
    public S modules(boolean on) {
        return set("module", on);
    }

    /**
     * Sets whether changes of cycles are sent.
     *
     * @param on whether they are
     * @return this request
     */
    public S cycles(boolean on) {
        return set("cycle", on);
    }

    /**
     * Sets whether changes of comments are sent.
     *
     * @param on whether they are
     * @return this request
     */
    public S comments(boolean on) {
        return set("issue_comment", on);
    }
}
