package cloud.ewutelo.plane.testkit.internal.rest;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Cuts lists into pages and wraps them in the envelope. */
public final class Paginator {
    private final int defaultSize;
    private final int maxSize;

    /** With the page size used when none is asked for, and the largest one. */
    public Paginator(int defaultSize, int maxSize) {
        this.defaultSize = defaultSize;
        this.maxSize = maxSize;
    }

    /** The page that the call asks for; the rows are only computed when the parameters are good. */
    public Response page(Call call, Supplier<List<Row>> source, Function<Row, JsonObject> render) {
        int size = size(call);
        int page = page(call);
        List<Row> rows = source.get();
        if (page < 0) {
            throw ApiException.detail(400, "Error in parsing");
        }
        if (size <= 0) {
            throw ApiException.crash();
        }
        int total = rows.size();
        long from = Math.min((long) page * size, total);
        int to = (int) Math.min(from + size, total);
        JsonArray results = new JsonArray();
        for (Row row : rows.subList((int) from, to)) {
            results.add(render.apply(row));
        }
        return Response.ok(envelope(size, page, total, results));
    }

    private static JsonObject envelope(int size, int page, int total, JsonArray results) {
        return new JsonObject()
                .with("grouped_by", null)
                .with("sub_grouped_by", null)
                .with("total_count", (long) total)
                .with("next_cursor", size + ":" + (page + 1) + ":0")
                .with("prev_cursor", size + ":" + (page - 1) + ":1")
                .with("next_page_results", (long) (page + 1) * size < total)
                .with("prev_page_results", page > 0)
                .with("count", (long) results.size())
                .with("total_pages", (long) (total + size - 1) / size)
                .with("total_results", (long) total)
                .with("extra_stats", null)
                .with("results", results);
    }

    private int size(Call call) {
        String asked = call.query("per_page");
        if (asked == null) {
            return defaultSize;
        }
        int size;
        try {
            size = Integer.parseInt(asked.trim());
        } catch (NumberFormatException e) {
            throw ApiException.detail(400, "Invalid per_page parameter.");
        }
        if (size > maxSize) {
            throw ApiException.detail(400, "Invalid per_page value. Cannot exceed " + maxSize + ".");
        }
        return size;
    }

    private static int page(Call call) {
        String cursor = call.query("cursor");
        if (cursor == null) {
            return 0;
        }
        String[] parts = cursor.split(":", -1);
        try {
            if (parts.length != 3) {
                throw new NumberFormatException(cursor);
            }
            // The first part is read as a number and then ignored: the size of a page comes from per_page alone.
            Double.parseDouble(parts[0]);
            Integer.parseInt(parts[2].trim());
            return Integer.parseInt(parts[1].trim());
        } catch (NumberFormatException e) {
            throw ApiException.detail(400, "Invalid cursor parameter.");
        }
    }
}
