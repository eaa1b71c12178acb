package cloud.ewutelo.plane.internal.comment;

import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.internal.json.PageBody;
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

/** The routes of comments. */
interface CommentApi {

    String COMMENTS = "workspaces/{slug}/projects/{project}/work-items/{workItem}/comments/";

    @GET(COMMENTS)
    Call<PageBody<Comment>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @QueryMap Map<String, String> query);

    @POST(COMMENTS)
    Call<Comment> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    @GET(COMMENTS + "{id}/")
    Call<Comment> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);

    @PATCH(COMMENTS + "{id}/")
    Call<Comment> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(COMMENTS + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);
}
