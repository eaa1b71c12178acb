package cloud.ewutelo.plane.bench.listing;

import cloud.ewutelo.plane.bench.harness.Workload;
import cloud.ewutelo.plane.bench.harness.WorkloadLoop;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The floor: OkHttp, Jackson's streaming parser and a class with fields, written by hand for this one route. It reads every
 * property; times stay texts, or are parsed, as this SDK does.
 */
public final class BareListing implements Workload {

    private final OkHttpClient http = new OkHttpClient();
    private final JsonFactory json = new JsonFactory();
    private final String url;
    private final int pageSize;

    private final boolean withTimes;

    public BareListing(String url, int pageSize, boolean withTimes) {
        this.url = url + "/api/v1/workspaces/" + RecordedPlane.WORKSPACE + "/projects/" + RecordedPlane.PROJECT
                + "/work-items/?per_page=" + pageSize;
        this.pageSize = pageSize;
        this.withTimes = withTimes;
    }

    public static void main(String[] args) throws IOException {
        WorkloadLoop.serve(new BareListing(args[0], Integer.parseInt(args[1]), Boolean.parseBoolean(args[2])));
    }

    private record BarePage(List<BareItem> items, @Nullable String nextCursor, boolean hasNext) {}

    @Override
    public Outcome run() {
        long start = System.nanoTime();
        long objects = 0;
        long checksum = 0;
        BarePage page = fetch(url);
        while (true) {
            for (BareItem item : page.items()) {
                objects++;
                checksum += item.sequenceId();
            }
            if (!page.hasNext()) {
                return new Outcome(objects, checksum, System.nanoTime() - start);
            }
            page = fetch(url + "&cursor=" + page.nextCursor());
        }
    }

    private BarePage fetch(String address) {
        Request request = new Request.Builder()
                .url(address)
                .header("X-Api-Key", "plane_api_bench")
                .header("Accept", "application/json")
                .build();
        try (Response response = http.newCall(request).execute();
                JsonParser in = json.createParser(
                        Objects.requireNonNull(response.body()).byteStream())) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BarePage read(JsonParser in) throws IOException {
        List<BareItem> items = new ArrayList<>(pageSize);
        String nextCursor = null;
        boolean hasNext = false;
        in.nextToken();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            switch (name) {
                case "next_cursor" -> nextCursor = in.getText();
                case "next_page_results" -> hasNext = in.getBooleanValue();
                case "results" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        BareItem item = BareItem.read(in);
                        if (withTimes) {
                            item.parseTimes();
                        }
                        items.add(item);
                    }
                }
                default -> in.skipChildren();
            }
        }
        return new BarePage(items, nextCursor, hasNext);
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
