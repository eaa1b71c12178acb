package cloud.ewutelo.plane.internal.http;

import okhttp3.RequestBody;

/**
 * Whether the OkHttp on the class path is the one that this library was compiled with. Retrofit asks for OkHttp 4 in another
 * artifact, so that Maven may put both on a class path, and the first one wins.
 */
final class OkHttpVersion {

    private OkHttpVersion() {}

    /** Fails when a client is made, with a remedy, and not in the first request with a missing method. */
    static void require() {
        try {
            RequestBody.create(new byte[0], null);
        } catch (NoSuchMethodError e) {
            throw new IllegalStateException(
                    "OkHttp 4 comes before OkHttp 5 on the class path; another library, often Retrofit, brought it as"
                            + " com.squareup.okhttp3:okhttp. Import cloud.ewutelo.plane:plane-bom, or exclude that artifact:"
                            + " com.squareup.okhttp3:okhttp-jvm is OkHttp 5.",
                    e);
        }
    }
}
