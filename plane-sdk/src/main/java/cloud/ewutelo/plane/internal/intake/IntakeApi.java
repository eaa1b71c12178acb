package cloud.ewutelo.plane.internal.intake;

import cloud.ewutelo.plane.intake.IntakeItem;
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

/** The routes of intake, which name an intake item by the id of its work item. */
interface IntakeApi {

    String INTAKE = "workspaces/{slug}/projects/{project}/intake-issues/";

    @GET(INTAKE)
    Call<PageBody<IntakeItem>> list(
            @Path("slug") String slug, @Path("project") String project, @QueryMap Map<String, String> query);

    @POST(INTAKE)
    Call<IntakeItem> create(
            @Path("slug") String slug, @Path("project") String project, @Body Map<String, @Nullable Object> body);

    @GET(INTAKE + "{workItem}/")
    Call<IntakeItem> get(@Path("slug") String slug, @Path("project") String project, @Path("workItem") String workItem);

    @PATCH(INTAKE + "{workItem}/")
    Call<IntakeItem> update(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    @DELETE(INTAKE + "{workItem}/")
    Call<Void> delete(@Path("slug") String slug, @Path("project") String project, @Path("workItem") String workItem);
}
