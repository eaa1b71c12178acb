package cloud.ewutelo.plane.internal.module;

import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.module.ModuleItem;
import cloud.ewutelo.plane.module.ProjectModule;
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

/** The routes of modules. */
interface ModuleApi {

    String PROJECT = "workspaces/{slug}/projects/{project}/";
    String MODULES = PROJECT + "modules/";
    String ITEMS = MODULES + "{id}/module-issues/";
    String ARCHIVED = PROJECT + "archived-modules/";

    @GET(MODULES)
    Call<PageBody<ProjectModule>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST(MODULES)
    Call<ProjectModule> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(MODULES + "{id}/")
    Call<ProjectModule> get(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    /** Answers with a part of the module, without its id. */
    @PATCH(MODULES + "{id}/")
    Call<Void> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(MODULES + "{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET(ITEMS)
    Call<PageBody<WorkItem>> items(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @QueryMap Map<String, String> query);

    @POST(ITEMS)
    Call<List<ModuleItem>> addItems(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(ITEMS + "{workItem}/")
    Call<Void> removeItem(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("id") String id,
            @Path("workItem") String workItem);

    @POST(MODULES + "{id}/archive/")
    Call<Void> archive(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);

    @GET(ARCHIVED)
    Call<PageBody<ProjectModule>> listArchived(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @DELETE(ARCHIVED + "{id}/unarchive/")
    Call<Void> restore(@Path("slug") String slug, @Path("project") String project, @Path("id") String id);
}
