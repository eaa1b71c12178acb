package cloud.ewutelo.plane.internal.cycle;

import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.cycle.CycleItem;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.workitem.WorkItem;
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

/** The routes of cycles. */
interface CycleApi {

    String PROJECT = "workspaces/{slug}/projects/{project}/";
    String CYCLES = PROJECT + "cycles/";
    String ITEMS = CYCLES + "{id}/cycle-issues/";
    String ARCHIVED = PROJECT + "archived-cycles/";

    @GET(CYCLES)
    Call<PageBody<Cycle>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST(CYCLES)
    Call<Cycle> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(CYCLES + "{id}/")
    Call<Cycle> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @PATCH(CYCLES + "{id}/")
    Call<Cycle> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(CYCLES + "{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET(ITEMS)
    Call<PageBody<WorkItem>> items(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @QueryMap Map<String, String> query);

    @POST(ITEMS)
    Call<List<CycleItem>> addItems(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @GET(ITEMS + "{workItem}/")
    Call<CycleItem> getItem(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Path("workItem") String workItem);

    @DELETE(ITEMS + "{workItem}/")
    Call<Void> removeItem(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Path("workItem") String workItem);

    @POST(CYCLES + "{id}/transfer-issues/")
    Call<Void> transfer(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @POST(CYCLES + "{id}/archive/")
    Call<Void> archive(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET(ARCHIVED)
    Call<PageBody<Cycle>> listArchived(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @DELETE(ARCHIVED + "{id}/unarchive/")
    Call<Void> restore(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);
}
