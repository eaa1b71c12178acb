package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.property.PropertyOption;
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

/** The routes of the options of custom properties. */
interface PropertyOptionApi {

    String OPTIONS = "workspaces/{slug}/projects/{project}/work-item-properties/{property}/options/";

    @GET(OPTIONS)
    Call<PageBody<PropertyOption>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("property") String property,
            @QueryMap Map<String, String> query);

    @POST(OPTIONS)
    Call<PropertyOption> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("property") String property,
            @Body Map<String, @Nullable Object> body);

    @GET(OPTIONS + "{id}/")
    Call<PropertyOption> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("property") String property,
            @Path("id") String id);

    @PATCH(OPTIONS + "{id}/")
    Call<PropertyOption> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("property") String property,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(OPTIONS + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("property") String property,
            @Path("id") String id);
}
