package cloud.ewutelo.plane.bench.call;

import cloud.ewutelo.plane.bench.harness.Workload;
import cloud.ewutelo.plane.bench.harness.WorkloadLoop;
import cloud.ewutelo.plane.bench.listing.BareItem;
import cloud.ewutelo.plane.bench.server.RecordedPlane;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The floor: OkHttp and Jackson's streaming parser. */
public final class BareCall implements Workload {

    private final OkHttpClient http = new OkHttpClient();
    private final JsonFactory json = new JsonFactory();
    private final String url;

    public BareCall(String url) {
        this.url = url + "/api/v1/workspaces/" + RecordedPlane.WORKSPACE + "/projects/" + RecordedPlane.PROJECT
                + "/work-items/" + RecordedPlane.ITEM + "/";
    }

    public static void main(String[] args) throws IOException {
        WorkloadLoop.serve(new BareCall(args[0]));
    }

    @Override
    public Outcome run() {
        return MedianCall.of(this::get);
    }

    /** Makes one call. */
    public int get() {
        Request request = new Request.Builder()
                .url(url)
                .header("X-Api-Key", "plane_api_bench")
                .header("Accept", "application/json")
                .build();
        try (Response response = http.newCall(request).execute();
                JsonParser in = json.createParser(
                        Objects.requireNonNull(response.body()).byteStream())) {
            in.nextToken();
            return BareItem.read(in).sequenceId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
