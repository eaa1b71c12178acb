package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.internal.json.PageBody;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * What most resources of a project can do. Reads and deletions are calls; writes give the object, because some need more than
 * one call.
 */
public record Routes<T>(
        Function<Map<String, String>, Call<PageBody<T>>> list,
        Function<String, Call<T>> get,
        Create<T> create,
        Update<T> update,
        Function<String, Call<Void>> delete) {

    /** Creates. */
    public interface Create<T> {
        T with(Map<String, @Nullable Object> body);
    }

    /** Changes. */
    public interface Update<T> {
        T with(String id, Map<String, @Nullable Object> body);
    }

    /** Replaces names by ids in what is sent. */
    public interface Resolve {
        Map<String, @Nullable Object> in(Map<String, @Nullable Object> body);
    }
}
