package cloud.ewutelo.plane.internal.http;

import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;

/** The sockets and threads that a client and its views share, and whether they are still to be used. */
public final class Connections implements AutoCloseable {

    private final OkHttpClient http = new OkHttpClient();
    private final AtomicBoolean closed = new AtomicBoolean();

    OkHttpClient.Builder newHttp() {
        return http.newBuilder();
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The PlaneClient is closed. Keep it open as long as it is used.");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
