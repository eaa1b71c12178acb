package cloud.ewutelo.plane.internal.workitem;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemMatch;
import java.util.List;
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

/** The routes of work items. */
interface WorkItemApi {

    @GET("workspaces/{slug}/projects/{project}/work-items/")
    Call<PageBody<WorkItem>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST("workspaces/{slug}/projects/{project}/work-items/")
    Call<WorkItem> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET("workspaces/{slug}/projects/{project}/work-items/{id}/")
    Call<WorkItem> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @QueryMap Map<String, String> query);

    @PATCH("workspaces/{slug}/projects/{project}/work-items/{id}/")
    Call<WorkItem> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE("workspaces/{slug}/projects/{project}/work-items/{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET("workspaces/{slug}/work-items/{key}/")
    Call<WorkItem> getByKey(@Path("slug") String slug, @Path("key") String key, @QueryMap Map<String, String> query);

    @GET("workspaces/{slug}/work-items/search/")
    Call<Map<String, List<WorkItemMatch>>> search(@Path("slug") String slug, @QueryMap Map<String, String> query);
}
