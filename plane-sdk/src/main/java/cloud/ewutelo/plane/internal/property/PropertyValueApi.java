package cloud.ewutelo.plane.internal.property;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The routes of values of custom properties. They answer with an object, or with an array where several values go. */
interface PropertyValueApi {

    String VALUES =
            "workspaces/{slug}/projects/{project}/work-items/{workItem}/work-item-properties/{property}/values/";

    @GET(VALUES)
    Call<JsonValue> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("property") String property);

    @POST(VALUES)
    Call<JsonValue> set(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("property") String property,
            @Body Map<String, @Nullable Object> body);

    @DELETE(VALUES)
    Call<Void> clear(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("property") String property);
}
