package cloud.ewutelo.plane.internal.http;

import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Whether the running attempt got as far as sending. Attempts run on the thread that makes the call. */
final class AttemptState {

    private static final ThreadLocal<@Nullable AttemptState> CURRENT = new ThreadLocal<>();

    private volatile boolean sent;

    private AttemptState() {}

    static AttemptState begin() {
        AttemptState state = new AttemptState();
        CURRENT.set(state);
        return state;
    }

    static void end() {
        CURRENT.remove();
    }

    boolean sent() {
        return sent;
    }

    /** OkHttp calls network interceptors once a connection stands, right before the first byte goes out. */
    static Interceptor whenConnected() {
        return new Interceptor() {
            @Override
            public Response intercept(Chain chain) throws java.io.IOException {
                AttemptState state = CURRENT.get();
                if (state != null) {
                    state.sent = true;
                }
                return chain.proceed(chain.request());
            }
        };
    }
}
