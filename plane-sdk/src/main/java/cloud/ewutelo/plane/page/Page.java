package cloud.ewutelo.plane.page;

import java.util.List;
import java.util.OptionalInt;

/**
 * One page of a listing.
 *
 * @param items what the page holds
 * @param total how many there were over all pages when this one was read, deleted and added ones in between not counted;
 *     empty where Plane does not tell
 * @param <T> the type of the items
 */
public record Page<T>(List<T> items, OptionalInt total) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }
}
