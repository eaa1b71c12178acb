package cloud.ewutelo.plane.internal.worklog;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.worklog.Worklog;
import cloud.ewutelo.plane.worklog.WorklogTotal;
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

/** The routes of worklogs. */
public interface WorklogApi {

    String WORKLOGS = "workspaces/{slug}/projects/{project}/work-items/{workItem}/worklogs/";

    @GET(WORKLOGS)
    Call<PageBody<Worklog>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @QueryMap Map<String, String> query);

    @POST(WORKLOGS)
    Call<Worklog> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    @PATCH(WORKLOGS + "{id}/")
    Call<Worklog> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(WORKLOGS + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);

    @GET("workspaces/{slug}/projects/{project}/total-worklogs/")
    Call<List<WorklogTotal>> totals(@Path("slug") String slug, @Path("project") String project);
}
