package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The routes of relations. */
interface RelationApi {

    String RELATIONS = "workspaces/{slug}/projects/{project}/work-items/{workItem}/relations/";

    /** Answers with a list for each kind: of objects on Community Edition, of ids on commercial ones. */
    @GET(RELATIONS)
    Call<Map<String, List<JsonValue>>> list(
            @Path("slug") String slug, @Path("project") String project, @Path("workItem") String workItem);

    /** Answers with the related work items; with those only that stand in this relation now. */
    @POST(RELATIONS)
    Call<List<JsonValue>> add(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    /** Removes one relation between the two, the newest, whatever its direction. Community Edition has no such route. */
    @POST(RELATIONS + "remove/")
    Call<Void> remove(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);
}
