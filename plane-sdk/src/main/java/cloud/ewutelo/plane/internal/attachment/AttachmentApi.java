package cloud.ewutelo.plane.internal.attachment;

import cloud.ewutelo.plane.attachment.Attachment;
import cloud.ewutelo.plane.model.JsonValue;
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

/** The routes of attachments. */
interface AttachmentApi {

    String ATTACHMENTS = "workspaces/{slug}/projects/{project}/work-items/{workItem}/attachments/";

    @GET(ATTACHMENTS)
    Call<List<Attachment>> list(
            @Path("slug") String slug, @Path("project") String project, @Path("workItem") String workItem);

    @POST(ATTACHMENTS)
    Call<JsonValue> create(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Body Map<String, @Nullable Object> body);

    @GET(ATTACHMENTS + "{id}/")
    Call<Void> get(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);

    @PATCH(ATTACHMENTS + "{id}/")
    Call<Void> confirm(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id,
            @Body Map<String, @Nullable Object> body);

    @DELETE(ATTACHMENTS + "{id}/")
    Call<Void> delete(
            @Path("slug") String slug,
            @Path("project") String project,
            @Path("workItem") String workItem,
            @Path("id") String id);
}
