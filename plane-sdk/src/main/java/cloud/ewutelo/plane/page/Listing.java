package cloud.ewutelo.plane.page;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All objects of a listing, requested page by page while they are consumed, so that memory does not grow with their number.
 * Nothing is requested before the first one is asked for. Each iteration starts anew.
 *
 * <p>Plane's pages are cut by position, so rows move while they are read. An object that shows up twice is delivered once;
 * when objects vanished from pages already read, the page before is read again, so that none is skipped.
 *
 * <p>From the second page on, one more page than is wanted is asked for ahead of time, so that a long listing takes about half the
 * time and the server gets up to two requests at once. Pages of more than 4,000,000 bytes are read one by one, so are all when the
 * rate budget leaves no room, and those within {@link cloud.ewutelo.plane.PlaneClient#withResponses withResponses} or
 * {@link cloud.ewutelo.plane.PlaneClient#async async}. Whoever stops early may have caused up to two requests in vain, but none on the
 * first page.
 *
 * <p>A listing may be shared between threads; an iterator or stream may not.
 *
 * @param <T> the type of the objects
 */
public interface Listing<T> extends Iterable<T> {

    /**
     * Iterates over the objects.
     *
     * @return a new iterator from the beginning
     * @throws cloud.ewutelo.plane.error.PlaneException from the iterator's methods, if a page cannot be read
     */
    @Override
    Iterator<T> iterator();

    /**
     * Iterates over the pages.
     *
     * @return a new iteration from the beginning; pages hold no object twice and may be shorter than asked for
     */
    Iterable<Page<T>> pages();

    /**
     * The objects as a sequential stream.
     *
     * @return a new stream from the beginning
     */
    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * Reads all pages into memory.
     *
     * @return an unmodifiable list
     */
    default List<T> toList() {
        return stream().toList();
    }

    /**
     * The first object.
     *
     * @return it, or empty if there is none
     */
    default Optional<T> first() {
        Iterator<T> iterator = iterator();
        return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
    }
}
