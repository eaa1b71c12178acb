package cloud.ewutelo.plane.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a create or update request will send. It is tri-state: what was never touched is absent from the
 * request and stays as it is on the server, what was cleared is sent as JSON null, the rest is sent as its value.
 *
 * <p>Requests are filled by one thread and then handed over; they are not thread-safe.
 *
 * @param <S> the request's own type, for chaining
 */
public abstract class FieldChanges<S extends FieldChanges<S>> {

    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

    /** Starts with nothing touched. */
    protected FieldChanges() {}

    /**
     * Sets a property that the SDK does not model, or overrides what it would send.
     *
     * @param property Plane's name for it, in snake case
     * @param value a plain Java value, a {@link JsonValue}, or null to send JSON null
     * @return this request
     */
    public final S set(String property, @Nullable Object value) {
        properties.put(property, value instanceof JsonValue json ? json.toPlain() : value);
        return self();
    }

    /**
     * What has been touched so far, under Plane's names. Values may still be names where Plane wants ids: the service
     * resolves them when it sends the request.
     *
     * @return a live, unmodifiable view
     */
    public final Map<String, @Nullable Object> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /**
     * Whether nothing has been touched.
     *
     * @return true if the request would change nothing
     */
    public final boolean isEmpty() {
        return properties.isEmpty();
    }

    /**
     * Checks what can only be judged when the request is complete. The services call it before they send.
     *
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if the request can only be refused by the server
     */
    public void validate() {}

    /**
     * The names of the touched properties, for a message.
     *
     * @return Plane's names; never the values
     */
    @Override
    public final String toString() {
        Set<String> names = properties.keySet();
        return getClass().getSimpleName() + names;
    }

    @SuppressWarnings("unchecked")
    private S self() {
        return (S) this;
    }
}
