package cloud.ewutelo.plane.link;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/** The links of a work item. Guests may not make or change any. */
public interface LinkService {

    /**
     * Lists the links, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/links/}
     *
     * @return all links
     */
    Listing<Link> list();

    /**
     * Reads a link.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/links/{id}/}
     *
     * @param linkId its id
     * @return the link
     * @throws cloud.ewutelo.plane.error.NotFoundException if there is none
     */
    Link get(String linkId);

    /**
     * Makes a link. Plane fetches the page in the background and adds what it finds to {@link Link#metadata()}.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/links/}
     *
     * @param request what to make
     * @return the new link
     * @throws cloud.ewutelo.plane.error.ConflictException if the work item has a link to the same address
     */
    Link create(LinkCreate request);

    /**
     * Makes a link, filled in by a lambda.
     *
     * @param request sets what to make
     * @return the new link
     * @throws cloud.ewutelo.plane.error.ConflictException if the work item has a link to the same address
     */
    default Link create(Consumer<LinkCreate> request) {
        LinkCreate create = new LinkCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Makes a link, or returns the one to the same address, unchanged. Safe to repeat.
     *
     * @param request sets what to make
     * @return the new or existing link
     */
    Link createOrGet(Consumer<LinkCreate> request);

    /**
     * Changes a link. Plane does not object if the work item has another link to the new address.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/links/{id}/}
     *
     * @param linkId its id
     * @param request what to change
     * @return the link as it is now
     */
    Link update(String linkId, LinkUpdate request);

    /**
     * Changes a link, filled in by a lambda.
     *
     * @param linkId its id
     * @param request sets what to change
     * @return the link as it is now
     */
    default Link update(String linkId, Consumer<LinkUpdate> request) {
        LinkUpdate update = new LinkUpdate();
        request.accept(update);
        return update(linkId, update);
    }

    /**
     * Deletes a link.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/projects/{project}/work-items/{workItem}/links/{id}/}
     *
     * @param linkId its id
     */
    void delete(String linkId);
}
