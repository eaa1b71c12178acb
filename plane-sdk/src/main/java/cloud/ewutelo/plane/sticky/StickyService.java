package cloud.ewutelo.plane.sticky;

import cloud.ewutelo.plane.page.Listing;
import java.util.function.Consumer;

/**
 * The stickies of the key's user in a workspace; those of others are not found. Guests have stickies too. Plane does not count
 * these calls against the key's requests.
 */
public interface StickyService {

    /**
     * Lists the stickies, newest first.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/stickies/}
     *
     * @return all stickies
     */
    Listing<Sticky> list();

    /**
     * Lists the stickies that contain a text.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/stickies/?query=}
     *
     * @param text what to look for; not blank
     * @return the stickies, newest first
     */
    Listing<Sticky> search(String text);

    /**
     * Reads a sticky.
     *
     * <p>{@code GET /api/v1/workspaces/{slug}/stickies/{id}/}
     *
     * @param stickyId its id
     * @return the sticky
     * @throws cloud.ewutelo.plane.error.NotFoundException if the key's user has none with this id
     */
    Sticky get(String stickyId);

    /**
     * Creates a sticky. Nothing names it before it exists, so the call is not repeated once it may have reached the server.
     *
     * <p>{@code POST /api/v1/workspaces/{slug}/stickies/}
     *
     * @param request what to create
     * @return the new sticky
     */
    Sticky create(StickyCreate request);

    /**
     * Creates a sticky, filled in by a lambda.
     *
     * @param request sets what to create
     * @return the new sticky
     */
    default Sticky create(Consumer<StickyCreate> request) {
        StickyCreate create = new StickyCreate();
        request.accept(create);
        return create(create);
    }

    /**
     * Changes a sticky.
     *
     * <p>{@code PATCH /api/v1/workspaces/{slug}/stickies/{id}/}
     *
     * @param stickyId its id
     * @param request what to change
     * @return the sticky as it is now
     */
    Sticky update(String stickyId, StickyUpdate request);

    /**
     * Changes a sticky, filled in by a lambda.
     *
     * @param stickyId its id
     * @param request sets what to change
     * @return the sticky as it is now
     */
    default Sticky update(String stickyId, Consumer<StickyUpdate> request) {
        StickyUpdate update = new StickyUpdate();
        request.accept(update);
        return update(stickyId, update);
    }

    /**
     * Deletes a sticky.
     *
     * <p>{@code DELETE /api/v1/workspaces/{slug}/stickies/{id}/}
     *
     * @param stickyId its id
     */
    void delete(String stickyId);
}
