package cloud.ewutelo.plane.internal.member;

import cloud.ewutelo.plane.member.ProjectMembership;
import cloud.ewutelo.plane.user.User;
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

/** The routes of users and members. */
public interface MemberApi {

    @GET("users/me/")
    Call<User> me();

    @GET("workspaces/{slug}/members/")
    Call<List<User>> ofWorkspace(@Path("slug") String slug);

    @GET("workspaces/{slug}/projects/{project}/members/")
    Call<List<User>> ofProject(@Path("slug") String slug, @Path("project") String project);

    @POST("workspaces/{slug}/projects/{project}/members/")
    Call<ProjectMembership> add(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET("workspaces/{slug}/projects/{project}/members/{membership}/")
    Call<User> get(@Path("slug") String slug, @Path("project") String project, @Path("membership") String membership);

    @PATCH("workspaces/{slug}/projects/{project}/members/{membership}/")
    Call<ProjectMembership> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("membership") String membership,
            @Body Map<String, @Nullable Object> body);

    @DELETE("workspaces/{slug}/projects/{project}/members/{membership}/")
    Call<Void> remove(
            @Path("slug") String slug, @Path("project") String project, @Path("membership") String membership);
}
