package cloud.ewutelo.plane.testkit.internal.junit;

import java.util.Objects;

/**
 * A client of the SDK, made by its builder through reflection: the testkit must not depend on the SDK, whose own tests
 * depend on the testkit.
 */
public final class ReflectedClient implements AutoCloseable {
    private static final String TYPE = "cloud.ewutelo.plane.PlaneClient";

    private final AutoCloseable client;

    /** For a server. */
    public ReflectedClient(Class<?> type, String url, String apiKey) {
        try {
            Object builder = Objects.requireNonNull(type.getMethod("builder").invoke(null));
            builder = call(builder, "baseUrl", url);
            builder = call(builder, "apiKey", apiKey);
            Object made = builder.getClass().getMethod("build").invoke(builder);
            client = (AutoCloseable) Objects.requireNonNull(made);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This version of the SDK does not fit this testkit.", e);
        }
    }

    /** Whether a type is the SDK's client. */
    public static boolean isClient(Class<?> type) {
        return type.getName().equals(TYPE);
    }

    /** The client. */
    public Object client() {
        return client;
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException("The client could not be closed.", e);
        }
    }

    private static Object call(Object builder, String method, String value) throws ReflectiveOperationException {
        return Objects.requireNonNull(
                builder.getClass().getMethod(method, String.class).invoke(builder, value));
    }
}
