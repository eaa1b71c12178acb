package cloud.ewutelo.plane.internal.project;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectSummary;
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

/** The routes of projects. */
public interface ProjectApi {

    @GET("workspaces/{slug}/projects/")
    Call<PageBody<Project>> list(@Path("slug") String slug, @QueryMap Map<String, String> query);

    @POST("workspaces/{slug}/projects/")
    Call<Project> create(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET("workspaces/{slug}/projects/{project}/")
    Call<Project> get(@Path("slug") String slug, @Path("project") String project);

    @PATCH("workspaces/{slug}/projects/{project}/")
    Call<Project> update(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @DELETE("workspaces/{slug}/projects/{project}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project);

    @POST("workspaces/{slug}/projects/{project}/archive/")
    Call<Void> archive(@Path("slug") String slug, @Path("project") String project);

    @DELETE("workspaces/{slug}/projects/{project}/archive/")
    Call<Void> restore(@Path("slug") String slug, @Path("project") String project);

    @GET("workspaces/{slug}/projects/{project}/summary/")
    Call<ProjectSummary> summary(@Path("slug") String slug, @Path("project") String project);
}
