package cloud.ewutelo.plane.internal.client;

import java.util.Collection;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts ids in the place of the names that a request holds. */
public final class References {

    private References() {}

    /** Replaces one name. What is absent or null stays so. */
    public static void replace(Map<String, @Nullable Object> body, String field, UnaryOperator<String> idOf) {
        if (body.get(field) instanceof String reference) {
            body.put(field, idOf.apply(reference));
        }
    }

    /** Replaces a list of names by ids, each of them once. */
    public static void replaceEach(Map<String, @Nullable Object> body, String field, UnaryOperator<String> idOf) {
        if (body.get(field) instanceof Collection<?> references) {
            body.put(
                    field,
                    references.stream()
                            .map(reference -> idOf.apply(String.valueOf(reference)))
                            .distinct()
                            .toList());
        }
    }
}
