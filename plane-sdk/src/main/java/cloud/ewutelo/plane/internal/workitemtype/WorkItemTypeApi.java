package cloud.ewutelo.plane.internal.workitemtype;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
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

/** The routes of work item types. */
interface WorkItemTypeApi {

    String TYPES = "workspaces/{slug}/projects/{project}/work-item-types/";

    @GET(TYPES)
    Call<PageBody<WorkItemType>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST(TYPES)
    Call<WorkItemType> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(TYPES + "{id}/")
    Call<WorkItemType> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @PATCH(TYPES + "{id}/")
    Call<WorkItemType> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(TYPES + "{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @PATCH("workspaces/{slug}/projects/{project}/features/")
    Call<JsonValue> updateFeatures(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);
}
