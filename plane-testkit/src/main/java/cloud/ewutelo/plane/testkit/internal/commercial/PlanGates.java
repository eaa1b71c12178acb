package cloud.ewutelo.plane.testkit.internal.commercial;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.http.Call;
import cloud.ewutelo.plane.testkit.internal.http.Handler;
import cloud.ewutelo.plane.testkit.internal.http.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Features that the workspace's plan does not include. */
public final class PlanGates {
    private final Map<String, Integer> closed = new ConcurrentHashMap<>();

    /** Refuses a feature with a status, 402 or 400. */
    public void close(String feature, int status) {
        closed.put(feature, status);
    }

    /** Allows a feature. */
    public void open(String feature) {
        closed.remove(feature);
    }

    /** Allows all features. */
    public void clear() {
        closed.clear();
    }

    /** A handler that asks first. */
    Handler guard(String feature, Handler handler) {
        return call -> answer(feature, handler, call);
    }

    private Response answer(String feature, Handler handler, Call call) {
        Integer status = closed.get(feature);
        if (status != null) {
            throw ApiException.error(status, "Payment required: upgrade your plan to use this feature");
        }
        return handler.handle(call);
    }
}
