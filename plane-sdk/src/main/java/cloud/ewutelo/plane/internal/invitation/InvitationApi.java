package cloud.ewutelo.plane.internal.invitation;

import cloud.ewutelo.plane.invitation.Invitation;
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

/** The routes of invitations. */
interface InvitationApi {

    String INVITATIONS = "workspaces/{slug}/invitations/";

    @GET(INVITATIONS)
    Call<List<Invitation>> list(@Path("slug") String slug);

    @POST(INVITATIONS)
    Call<Invitation> create(@Path("slug") String slug, @Body Map<String, @Nullable Object> body);

    @GET(INVITATIONS + "{id}/")
    Call<Invitation> get(@Path("slug") String slug, @Path("id") String id);

    @PATCH(INVITATIONS + "{id}/")
    Call<Invitation> update(@Path("slug") String slug, @Path("id") String id, @Body Map<String, @Nullable Object> body);

    @DELETE(INVITATIONS + "{id}/")
    Call<Void> delete(@Path("slug") String slug, @Path("id") String id);
}
