package cloud.ewutelo.plane.internal.sticky;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.sticky.Sticky;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The routes of stickies. */
interface StickyApi {

    String STICKIES = "workspaces/{slug}/stickies/";

    @GET(STICKIES)
    Call<PageBody<Sticky>> list(@Path("slug") String slug, @QueryMap Map<String, String> query);

    @POST(STICKIES)
    Call<Sticky> create(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET(STICKIES + "{id}/")
    Call<Sticky> get(@Path("slug") String slug, @Path("id") String id);

    @PATCH(STICKIES + "{id}/")
    Call<Sticky> update(@Path("slug") String slug, @Path("id") String id, @Body Map<String, @Nullable Object> body);

    @DELETE(STICKIES + "{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("id") String id);
}
