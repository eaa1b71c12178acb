package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.property.WorkItemProperty;
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

/** The routes of custom properties. */
interface PropertyApi {

    String PROPERTIES = "workspaces/{slug}/projects/{project}/work-item-types/{type}/work-item-properties/";

    @GET(PROPERTIES)
    Call<PageBody<WorkItemProperty>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("type") String type,
            @QueryMap Map<String, String> query);

    @POST(PROPERTIES)
    Call<WorkItemProperty> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("type") String type,
            @Body Map<String, @Nullable Object> body);

    @GET(PROPERTIES + "{id}/")
    Call<WorkItemProperty> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("type") String type,
            @Path("id") String id);

    @PATCH(PROPERTIES + "{id}/")
    Call<WorkItemProperty> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("type") String type,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(PROPERTIES + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("type") String type,
            @Path("id") String id);
}
