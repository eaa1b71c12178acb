package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.RawClient;
import cloud.ewutelo.plane.http.RawResponse;
import cloud.ewutelo.plane.http.ResponseInfo;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.internal.page.Pager;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.page.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.QueryMap;
import retrofit2.http.Url;

/** Raw calls over HTTP. */
final class DefaultRawClient implements RawClient {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private static final String API = "/api/";

    interface Api {
        @GET
        Call<ResponseBody> get(@Url String path, @QueryMap Map<String, String> query);

        @POST
        Call<ResponseBody> post(@Url String path, @Body RequestBody body);

        @PATCH
        Call<ResponseBody> patch(@Url String path, @Body RequestBody body);

        @PUT
        Call<ResponseBody> put(@Url String path, @Body RequestBody body);

        @DELETE
        Call<ResponseBody> delete(@Url String path);

        @GET
        Call<PageBody<JsonValue>> list(@Url String path, @QueryMap Map<String, String> query);
    }

    private final Transport transport;
    private final Pager pager;
    private final Api api;

    DefaultRawClient(Transport transport, Pager pager) {
        this.transport = transport;
        this.pager = pager;
        this.api = transport.api(Api.class);
    }

    @Override
    public RawResponse get(String path, Map<String, String> query) {
        return exchange(api.get(normalized(path), query));
    }

    @Override
    public RawResponse post(String path, @Nullable Object body) {
        return exchange(api.post(normalized(path), json(body)));
    }

    @Override
    public RawResponse patch(String path, @Nullable Object body) {
        return exchange(api.patch(normalized(path), json(body)));
    }

    @Override
    public RawResponse put(String path, @Nullable Object body) {
        return exchange(api.put(normalized(path), json(body)));
    }

    @Override
    public RawResponse delete(String path) {
        return exchange(api.delete(normalized(path)));
    }

    @Override
    public Listing<JsonValue> list(String path, Map<String, String> query) {
        String where = normalized(path);
        return pager.list(OptionalInt.empty(), query, page -> api.list(where, page), DefaultRawClient::identity);
    }

    /** Rows without an id are told apart by what they hold. */
    private static String identity(JsonValue row) {
        return row.get("id").isNull() ? row.toString() : row.get("id").toString();
    }

    private RawResponse exchange(Call<ResponseBody> call) {
        Response<ResponseBody> response = transport.exchange(call);
        ResponseInfo info = new ResponseInfo(
                call.request().method(),
                call.request().url().encodedPath(),
                response.code(),
                new TreeMap<String, List<String>>(response.headers().toMultimap()));
        try (ResponseBody body = response.body()) {
            return new RawResponse(info, body == null ? "" : body.string());
        } catch (IOException e) {
            throw new UncheckedIOException("The body is in memory already", e);
        }
    }

    private static RequestBody json(@Nullable Object body) {
        return body == null
                ? RequestBody.create(new byte[0], null)
                : RequestBody.create(JsonValue.of(body).toString(), JSON);
    }

    /** Plane answers a path without its last slash with a redirect, which would turn a write into a read. */
    private static String normalized(String path) {
        if (path.contains("://")
                || path.startsWith("//")
                || path.contains("?")
                || path.contains("#")
                || path.contains("..")) {
            throw new InvalidRequestException(
                    "path",
                    "is no plain path",
                    "Give it relative to /api/v1/, as in workspaces/acme/projects/, and pass the query as a map.");
        }
        String slashed = path.endsWith("/") ? path : path + "/";
        if (slashed.startsWith(API)) {
            return "../" + slashed.substring(API.length());
        }
        return slashed.startsWith("/") ? slashed.substring(1) : slashed;
    }
}
