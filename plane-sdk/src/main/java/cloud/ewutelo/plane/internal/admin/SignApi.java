package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/** The forms that sign people up, in and out, and what can be asked before. */
interface SignApi {

    @GET("api/instances/")
    @Headers(Transport.ANONYMOUS)
    Call<JsonValue> instance();

    @GET("auth/get-csrf-token/")
    @Headers(Transport.ANONYMOUS)
    Call<JsonValue> csrfToken();

    @POST("auth/email-check/")
    @Headers(Transport.ANONYMOUS)
    Call<JsonValue> emailCheck(@Body Map<String, @Nullable Object> body);

    @FormUrlEncoded
    @POST("auth/sign-up/")
    Call<Void> signUp(@FieldMap Map<String, String> form);

    @FormUrlEncoded
    @POST("auth/sign-in/")
    Call<Void> signIn(@FieldMap Map<String, String> form);

    @FormUrlEncoded
    @POST("auth/sign-out/")
    Call<Void> signOut(@FieldMap Map<String, String> form);

    @FormUrlEncoded
    @POST("api/instances/admins/sign-up/")
    Call<Void> signUpAdmin(@FieldMap Map<String, String> form);

    @FormUrlEncoded
    @POST("api/instances/admins/sign-in/")
    Call<Void> signInAdmin(@FieldMap Map<String, String> form);

    @FormUrlEncoded
    @POST("api/instances/admins/sign-out/")
    Call<Void> signOutAdmin(@FieldMap Map<String, String> form);
}
