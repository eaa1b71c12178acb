package cloud.ewutelo.plane.internal.page;

import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.page.Page;
import java.util.Iterator;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The objects of a listing that pass a test. */
public final class FilteredListing<T> implements Listing<T> {

    private final Listing<T> all;
    private final Supplier<Predicate<T>> filter;

    /**
     * A filtered listing.
     *
     * @param filter makes the test; called anew when an iteration begins
     */
    public FilteredListing(Listing<T> all, Supplier<Predicate<T>> filter) {
        this.all = all;
        this.filter = filter;
    }

    @Override
    public Iterator<T> iterator() {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(filter.get())
                .iterator();
    }

    @Override
    public Iterable<Page<T>> pages() {
        return () -> {
            Predicate<T> test = filter.get();
            return StreamSupport.stream(all.pages().spliterator(), false)
                    .map(page -> new Page<>(page.items().stream().filter(test).toList(), OptionalInt.empty()))
                    .iterator();
        };
    }
}
