package cloud.ewutelo.plane.internal.client;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.ExternalId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** External pairs in requests and on objects. */
public final class ExternalPairs {

    private ExternalPairs() {}

    /** The pair that a request sets, if it sets one. */
    public static Optional<ExternalId> of(Map<String, @Nullable Object> properties) {
        return properties.get("external_source") instanceof String source
                        && properties.get("external_id") instanceof String id
                ? Optional.of(new ExternalId(source, id))
                : Optional.empty();
    }

    /** Whether an object has this pair. */
    public static boolean has(Authored object, ExternalId pair) {
        return object.externalSource().equals(Optional.of(pair.source()))
                && object.externalId().equals(Optional.of(pair.id()));
    }

    /** Whether an object has the pair that a request sets; false if it sets none. */
    public static boolean has(Authored object, Map<String, @Nullable Object> properties) {
        return of(properties).filter(pair -> has(object, pair)).isPresent();
    }
}
