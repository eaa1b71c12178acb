package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import java.util.List;

/** A creation that Plane did not store as asked is taken back, so that repeating it makes no second object. */
public final class TakenBack {

    private TakenBack() {}

    /**
     * Deletes what was created.
     *
     * @param kind what was created, for the message
     * @param left how to find it if it cannot be deleted, as in {@code "work item 12 of project ONB"}
     * @param reasons what was not stored and why, with a period
     * @param delete makes the call
     * @return what to throw
     */
    public static WriteNotAppliedException after(
            String kind, String id, String left, String reasons, List<String> fields, Runnable delete) {
        try {
            delete.run();
            return new WriteNotAppliedException(
                    "The " + kind + " was not created: " + reasons + " What Plane had stored was deleted again.",
                    fields,
                    null);
        } catch (PlaneException e) {
            WriteNotAppliedException failure = new WriteNotAppliedException(
                    "The " + kind + " was created, but not as asked: " + reasons
                            + " Deleting it failed: it is still there as " + left + ".",
                    fields,
                    id);
            failure.addSuppressed(e);
            return failure;
        }
    }
}
