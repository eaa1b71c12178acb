package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.internal.json.PageBody;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** The five calls that most resources of a project have. */
public record Routes<T>(
        Function<Map<String, String>, Call<PageBody<T>>> list,
        Function<String, Call<T>> get,
        Create<T> create,
        Update<T> update,
        Function<String, Call<Void>> delete) {

    /** Makes the call that creates. */
    public interface Create<T> {
        Call<T> with(Map<String, @Nullable Object> body);
    }

    /** Makes the call that changes. */
    public interface Update<T> {
        Call<T> with(String id, Map<String, @Nullable Object> body);
    }

    /** Replaces names by ids in what is sent. */
    public interface Resolve {
        Map<String, @Nullable Object> in(Map<String, @Nullable Object> body);
    }
}
