package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.internal.json.PageBody;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.QueryMap;

/** The routes for admins of an instance. */
interface InstanceApi {

    @GET("api/instances/configurations/")
    Call<List<JsonValue>> settings();

    @PATCH("api/instances/configurations/")
    Call<List<JsonValue>> changeSettings(@Body Map<String, @Nullable Object> values);

    @PATCH("api/instances/")
    Call<Void> update(@Body Map<String, @Nullable Object> body);

    @GET("api/instances/workspaces/")
    Call<PageBody<Workspace>> workspaces(@QueryMap Map<String, String> query);

    @POST("api/instances/workspaces/")
    Call<Workspace> createWorkspace(@Body Map<String, @Nullable Object> body);
}
