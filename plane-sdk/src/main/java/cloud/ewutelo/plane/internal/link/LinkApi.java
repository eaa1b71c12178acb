package cloud.ewutelo.plane.internal.link;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.link.Link;
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

/** The routes of links. */
interface LinkApi {

    String LINKS = "workspaces/{slug}/projects/{project}/work-items/{workItem}/links/";

    @GET(LINKS)
    Call<PageBody<Link>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @QueryMap Map<String, String> query);

    @POST(LINKS)
    Call<Link> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    @GET(LINKS + "{id}/")
    Call<Link> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);

    @PATCH(LINKS + "{id}/")
    Call<Link> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(LINKS + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);
}
