package cloud.ewutelo.plane.internal.user;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The routes of pictures of people. */
interface UserApi {

    String ASSETS = "assets/user-assets/";

    @POST(ASSETS)
    Call<JsonValue> createAsset(@Body Map<String, @Nullable Object> body);

    @PATCH(ASSETS + "{id}/")
    Call<Void> confirmAsset(@Path("id") String id, @Body Map<String, @Nullable Object> body);

    @DELETE(ASSETS + "{id}/")
    Call<Void> deleteAsset(@Path("id") String id);
}
