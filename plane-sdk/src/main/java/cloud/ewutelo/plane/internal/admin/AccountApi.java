package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.Account;
import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.admin.Profile;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
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

/** The routes for what belongs to the person who is signed in. */
interface AccountApi {

    @GET("api/users/me/")
    Call<Account> account();

    @PATCH("api/users/me/")
    Call<Account> update(@Body Map<String, @Nullable Object> body);

    @PATCH("api/users/me/profile/")
    Call<Profile> updateProfile(@Body Map<String, @Nullable Object> body);

    @GET("api/users/me/profile/")
    Call<Profile> profile();

    @PATCH("api/users/me/onboard/")
    Call<Void> onboard(@Body Map<String, @Nullable Object> body);

    @GET("api/users/me/workspaces/")
    Call<List<Workspace>> workspaces();

    @GET("api/users/me/workspaces/invitations/")
    Call<List<WorkspaceInvitation>> invitations();

    @POST("api/users/me/workspaces/invitations/")
    Call<Void> accept(@Body Map<String, @Nullable Object> body);

    @GET("api/users/api-tokens/")
    Call<List<ApiToken>> tokens();

    @POST("api/users/api-tokens/")
    Call<ApiToken> createToken(@Body Map<String, @Nullable Object> body);

    @DELETE("api/users/api-tokens/{id}/")
    Call<Void> deleteToken(@Path("id") String id);
}
