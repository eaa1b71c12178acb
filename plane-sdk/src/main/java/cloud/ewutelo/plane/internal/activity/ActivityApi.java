package cloud.ewutelo.plane.internal.activity;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.internal.json.PageBody;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The routes of activities. */
interface ActivityApi {

    String ACTIVITIES = "workspaces/{slug}/projects/{project}/work-items/{workItem}/activities/";

    @GET(ACTIVITIES)
    Call<PageBody<Activity>> list(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @QueryMap Map<String, String> query);

    @GET(ACTIVITIES + "{id}/")
    Call<Activity> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);
}
