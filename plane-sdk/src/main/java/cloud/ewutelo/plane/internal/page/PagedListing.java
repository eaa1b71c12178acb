package cloud.ewutelo.plane.internal.page;

import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.page.Page;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads pages that are cut by position while rows move underneath. */
final class PagedListing<T> implements Listing<T> {

    interface Source<T> {
        Pager.Fetched<T> fetch(int size, @Nullable String cursor);

        /** Starts to fetch what will be wanted next; null if that is not possible now. */
        @Nullable
        Future<Pager.Fetched<T>> ahead(int size, String cursor);
    }

    private static final Pattern BY_POSITION = Pattern.compile("[0-9.]+:[0-9]+:[01]");
    private static final int MOST_PAGES_WITHOUT_NEWS = 10;

    /** Of a page; larger ones are not fetched ahead, because up to three are in memory then. */
    private static final int MOST_BYTES_AHEAD = 4_000_000;

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
        private long bytes;

        /** The page behind the one that is fetched, from the second page on: who comes that far mostly wants all. */
        private @Nullable Future<Pager.Fetched<T>> ahead;

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
            bytes = fetched.body().bytes();
            return deliver(fetched.body());
        }

        private Pager.Fetched<T> fetch() {
            Future<Pager.Fetched<T>> begun = ahead;
            ahead = mayGoAhead() ? source.ahead(pageSize, byPosition(position + 1)) : null;
            Pager.Fetched<T> fetched = begun == null ? source.fetch(pageSize, cursor) : await(begun);
            pageSize = fetched.size();
            return fetched;
        }

        private boolean mayGoAhead() {
            return position > 0
                    && isByPosition(cursor)
                    && total != null
                    && (position + 1L) * pageSize < total
                    && bytes <= MOST_BYTES_AHEAD;
        }

        private Pager.Fetched<T> await(Future<Pager.Fetched<T>> begun) {
            try {
                return begun.get();
            } catch (ExecutionException e) {
                dropAhead();
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                begun.cancel(true);
                dropAhead();
                Thread.currentThread().interrupt();
                throw new PlaneTransportException("A listing was interrupted while it waited for a page.", false, e);
            }
        }

        /** What was fetched ahead is of no use once pages have moved. */
        private void dropAhead() {
            Future<Pager.Fetched<T>> begun = ahead;
            ahead = null;
            if (begun != null) {
                begun.cancel(true);
            }
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
            cursor = byPosition(position);
            dropAhead();
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
                cursor = isByPosition(body.nextCursor()) ? byPosition(position) : body.nextCursor();
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

        private String byPosition(int page) {
            return pageSize + ":" + page + ":0";
        }
    }
}
