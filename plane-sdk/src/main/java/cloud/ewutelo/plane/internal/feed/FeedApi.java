package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Map;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.QueryMap;

/** The routes that a feed reads. */
interface FeedApi {

    String WORK_ITEMS = "workspaces/{slug}/projects/{project}/work-items/";

    /** With {@code fields}, so that a row is a few words and no work item. */
    @GET(WORK_ITEMS)
    Call<PageBody<Map<String, Object>>> rows(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @GET(WORK_ITEMS)
    Call<PageBody<WorkItem>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @GET(WORK_ITEMS + "{id}/")
    Call<WorkItem> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET(WORK_ITEMS + "{id}/activities/")
    Call<PageBody<Activity>> activities(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @QueryMap Map<String, String> query);

    @GET(WORK_ITEMS + "{id}/comments/")
    Call<PageBody<Comment>> comments(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @QueryMap Map<String, String> query);
}
