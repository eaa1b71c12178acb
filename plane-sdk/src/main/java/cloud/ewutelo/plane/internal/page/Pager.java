package cloud.ewutelo.plane.internal.page;

import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Makes listings, and remembers how many objects the server gives at once. */
public final class Pager {

    /** What Community Edition gives; others are asked again with less once they refuse it. */
    private static final int LARGEST = 1000;

    private static final int DOCUMENTED = 100;

    private final Transport transport;
    private final AtomicInteger largest = new AtomicInteger(LARGEST);

    public Pager(Transport transport) {
        this.transport = transport;
        if (transport.options().origin().host().equals("api.plane.so")) {
            largest.set(DOCUMENTED);
        }
    }

    /**
     * A listing of a paged resource.
     *
     * @param wanted how many objects to ask for at once; empty for as many as the server gives
     * @param call makes the call with the query parameters of a page
     * @param idOf the identity of an object, by which it is delivered only once
     */
    public <T> Listing<T> list(
            OptionalInt wanted, Function<Map<String, String>, Call<PageBody<T>>> call, Function<T, String> idOf) {
        return new PagedListing<>(
                new PagedListing.Source<>() {
                    @Override
                    public Fetched<T> fetch(int size, @Nullable String cursor) {
                        return Pager.this.fetch(call, size, cursor);
                    }

                    @Override
                    public @Nullable Future<Fetched<T>> ahead(int size, String cursor) {
                        return transport.ahead(() -> fetch(size, cursor));
                    }
                },
                wanted.orElse(0),
                idOf);
    }

    /**
     * A listing that sends further query parameters with every page.
     *
     * @param parameters what to send besides the parameters of a page
     */
    public <T> Listing<T> list(
            OptionalInt wanted,
            Map<String, String> parameters,
            Function<Map<String, String>, Call<PageBody<T>>> call,
            Function<T, String> idOf) {
        Map<String, String> fixed = Map.copyOf(parameters);
        return list(
                wanted,
                page -> {
                    Map<String, String> query = new HashMap<>(fixed);
                    query.putAll(page);
                    return call.apply(query);
                },
                idOf);
    }

    /**
     * A listing as the caller wants it.
     *
     * @param query sets what the answer holds
     * @param always Plane's names of the properties that the model cannot do without
     * @param parameters what to send besides the parameters of the query and of a page
     */
    public <T> Listing<T> list(
            Consumer<ListQuery> query,
            List<String> always,
            Map<String, String> parameters,
            Function<Map<String, String>, Call<PageBody<T>>> call,
            Function<T, String> idOf) {
        ListQuery wanted = new ListQuery();
        query.accept(wanted);
        Map<String, String> all = new HashMap<>(parameters);
        all.putAll(wanted.parameters(always));
        return list(wanted.pageSize(), all, call, idOf);
    }

    /**
     * One page, for callers that find their own way through pages that shift.
     *
     * @param wanted how many objects to ask for; the same for all pages
     * @param number the page, from 0
     */
    public <T> Fetched<T> page(int wanted, int number, Function<Map<String, String>, Call<PageBody<T>>> call) {
        return fetch(call, wanted, number == 0 ? null : wanted + ":" + number + ":0");
    }

    /** A page, and the size that was really asked for: the cursor of the next one must go with the same size. */
    public record Fetched<T>(PageBody<T> body, int size) {}

    private <T> Fetched<T> fetch(
            Function<Map<String, String>, Call<PageBody<T>>> call, int wanted, @Nullable String cursor) {
        int size = wanted == 0 ? largest.get() : Math.min(wanted, largest.get());
        try {
            return new Fetched<>(transport.call(call.apply(query(size, cursor))), size);
        } catch (ValidationException e) {
            boolean tooLarge = e.response().serverMessage().contains("per_page") && size > DOCUMENTED && cursor == null;
            if (!tooLarge) {
                throw e;
            }
            largest.set(DOCUMENTED);
            return new Fetched<>(transport.call(call.apply(query(DOCUMENTED, null))), DOCUMENTED);
        }
    }

    private static Map<String, String> query(int size, @Nullable String cursor) {
        Map<String, String> query = new HashMap<>();
        query.put("per_page", Integer.toString(size));
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        return query;
    }
}
