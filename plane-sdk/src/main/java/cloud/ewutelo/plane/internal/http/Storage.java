package cloud.ewutelo.plane.internal.http;

import cloud.ewutelo.plane.error.PlaneTimeoutException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Talks to the storage behind Plane. Its requests carry no key and no header of ours, do not count for the rate budget, and are
 * not logged, because their URLs are secrets.
 */
public final class Storage {

    private final TransportOptions options;
    private final OkHttpClient http;

    Storage(TransportOptions options, Connections connections) {
        this.options = options;
        this.http = connections
                .newHttp()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(options.timeouts().connect())
                .readTimeout(options.timeouts().read())
                .writeTimeout(options.timeouts().write())
                .build();
    }

    /** Where a signed URL is reached from here: the same, unless the caller said otherwise. */
    public HttpUrl address(String signed) {
        HttpUrl url = options.origin().resolve(signed);
        if (url == null) {
            throw new PlaneTransportException(
                    "Plane named a storage address that is no http or https URL.", false, null);
        }
        return HttpUrl.get(
                options.storageAddress().apply(URI.create(url.toString())).toString());
    }

    /** Sends a request; the caller closes the answer. Messages name the storage's host, never the signed URL. */
    public Response send(Request request) {
        String target =
                "The storage at " + request.url().host() + ":" + request.url().port();
        try {
            return http.newCall(request).execute();
        } catch (InterruptedIOException e) {
            throw new PlaneTimeoutException(target + " did not answer in time.", true, e);
        } catch (IOException e) {
            throw new PlaneTransportException(
                    target + " cannot be reached or broke the connection (" + e.getMessage()
                            + "). If Plane names a host that is not reachable from here, set storageAddress(...).",
                    true,
                    e);
        }
    }
}
