package cloud.ewutelo.plane.internal.state;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.state.State;
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

/** The routes of states. */
public interface StateApi {

    @GET("workspaces/{slug}/projects/{project}/states/")
    Call<PageBody<State>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST("workspaces/{slug}/projects/{project}/states/")
    Call<State> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET("workspaces/{slug}/projects/{project}/states/{id}/")
    Call<State> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @PATCH("workspaces/{slug}/projects/{project}/states/{id}/")
    Call<State> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE("workspaces/{slug}/projects/{project}/states/{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);
}
