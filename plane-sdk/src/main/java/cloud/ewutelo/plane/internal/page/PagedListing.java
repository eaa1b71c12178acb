package cloud.ewutelo.plane.internal.page;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.page.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pages that are cut by position while rows move underneath. */
final class PagedListing<T> implements Listing<T> {

    interface Source<T> {
        Pager.Fetched<T> fetch(int size, @Nullable String cursor);
    }

    private static final Pattern BY_POSITION = Pattern.compile("[0-9.]+:[0-9]+:[01]");
    private static final int MOST_PAGES_WITHOUT_NEWS = 10;

    private final Source<T> source;
    private final int size;
    private final Function<T, String> idOf;

    PagedListing(Source<T> source, int size, Function<T, String> idOf) {
        this.source = source;
        this.size = size;
        this.idOf = idOf;
    }

    @Override
    public Iterable<Page<T>> pages() {
        return Pages::new;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<Page<T>> pages = pages().iterator();
        return new Iterator<>() {
            private Iterator<T> items = List.<T>of().iterator();

            @Override
            public boolean hasNext() {
                while (!items.hasNext() && pages.hasNext()) {
                    items = pages.next().items().iterator();
                }
                return items.hasNext();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return items.next();
            }
        };
    }

    private final class Pages implements Iterator<Page<T>> {

        private final RecentIds delivered = new RecentIds();
        private int pageSize = size;
        private int position;
        private @Nullable String cursor;
        private @Nullable Integer total;
        private boolean more = true;
        private int pagesWithoutNews;

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Page<T> next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            Pager.Fetched<T> fetched = fetch();
            while (rowsVanished(fetched)) {
                fetched = stepBack(fetched);
            }
            total = fetched.body().total();
            return deliver(fetched.body());
        }

        private Pager.Fetched<T> fetch() {
            Pager.Fetched<T> fetched = source.fetch(pageSize, cursor);
            pageSize = fetched.size();
            return fetched;
        }

        /** Then the rows behind them moved up, perhaps into pages already read. */
        private boolean rowsVanished(Pager.Fetched<T> fetched) {
            Integer now = fetched.body().total();
            return position > 0 && total != null && now != null && now < total && isByPosition(cursor);
        }

        private Pager.Fetched<T> stepBack(Pager.Fetched<T> fetched) {
            int now = Objects.requireNonNull(fetched.body().total());
            int vanished = Objects.requireNonNull(total) - now;
            total = now;
            position = Math.max(0, position - (vanished + pageSize - 1) / pageSize);
            cursor = byPosition();
            return fetch();
        }

        private Page<T> deliver(PageBody<T> body) {
            List<T> fresh = new ArrayList<>(body.items().size());
            for (T item : body.items()) {
                if (delivered.add(idOf.apply(item))) {
                    fresh.add(item);
                }
            }
            more = body.hasNext();
            if (more) {
                pagesWithoutNews = fresh.isEmpty() ? pagesWithoutNews + 1 : 0;
                refuseToCircle();
                position++;
                // A cursor of Plane is a page number in disguise; made here, it moves even if the server's stands
                // still.
                cursor = isByPosition(body.nextCursor()) ? byPosition() : body.nextCursor();
            }
            return new Page<>(fresh, total == null ? OptionalInt.empty() : OptionalInt.of(total));
        }

        private void refuseToCircle() {
            if (pagesWithoutNews >= MOST_PAGES_WITHOUT_NEWS) {
                throw new PlaneException(
                        "A listing gave " + pagesWithoutNews + " pages without a new object, and the server "
                                + "says that more follows. It was ended, because it might never end.");
            }
        }

        private boolean isByPosition(@Nullable String cursor) {
            return cursor == null || BY_POSITION.matcher(cursor).matches();
        }

        private String byPosition() {
            return pageSize + ":" + position + ":0";
        }
    }
}
