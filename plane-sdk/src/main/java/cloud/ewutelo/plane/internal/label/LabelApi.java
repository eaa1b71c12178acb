package cloud.ewutelo.plane.internal.label;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.label.Label;
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

/** The routes of labels. */
public interface LabelApi {

    @GET("workspaces/{slug}/projects/{project}/labels/")
    Call<PageBody<Label>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST("workspaces/{slug}/projects/{project}/labels/")
    Call<Label> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET("workspaces/{slug}/projects/{project}/labels/{id}/")
    Call<Label> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @PATCH("workspaces/{slug}/projects/{project}/labels/{id}/")
    Call<Label> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE("workspaces/{slug}/projects/{project}/labels/{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);
}
