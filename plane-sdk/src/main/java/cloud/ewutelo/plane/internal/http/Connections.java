package cloud.ewutelo.plane.internal.http;

import java.net.PasswordAuthentication;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The sockets and threads that a client and its views share, and whether they are still to be used. */
public final class Connections implements AutoCloseable {

    private static final String PROXY_LOGIN = "Proxy-Authorization";
    private static final int MOST_AHEAD = 4;

    private final OkHttpClient http;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** For requests that are made before somebody waits for them. */
    private final ThreadPoolExecutor ahead = new ThreadPoolExecutor(
            0, MOST_AHEAD, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), Connections::aheadThread);

    public Connections(ConnectionSettings settings) {
        OkHttpVersion.require();
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(
                        settings.maxIdle(), settings.keepAlive().toNanos(), TimeUnit.NANOSECONDS));
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        }
        PasswordAuthentication login = settings.proxyLogin();
        if (login != null) {
            String basic = Credentials.basic(login.getUserName(), new String(login.getPassword()));
            // Null ends it: a proxy that refuses the login once will refuse it again.
            builder.proxyAuthenticator((route, response) -> response.request().header(PROXY_LOGIN) != null
                    ? null
                    : response.request().newBuilder().header(PROXY_LOGIN, basic).build());
        }
        if (settings.sslContext() != null && settings.trustManager() != null) {
            builder.sslSocketFactory(settings.sslContext().getSocketFactory(), settings.trustManager());
        }
        this.http = builder.build();
    }

    OkHttpClient.Builder newHttp() {
        return http.newBuilder();
    }

    void requireOpen() {
        if (closed.get()) {
            throw new IllegalStateException("The PlaneClient is closed. Keep it open as long as it is used.");
        }
    }

    /** Starts work on another thread; null if none is free. */
    <T> @Nullable Future<T> ahead(Callable<T> work) {
        try {
            return ahead.submit(work);
        } catch (RejectedExecutionException e) {
            return null;
        }
    }

    private static Thread aheadThread(Runnable work) {
        Thread thread = new Thread(work, "plane-read-ahead");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ahead.shutdownNow();
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
