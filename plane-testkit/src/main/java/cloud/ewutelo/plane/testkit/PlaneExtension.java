package cloud.ewutelo.plane.testkit;

import cloud.ewutelo.plane.testkit.internal.junit.ReflectedClient;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each JUnit test its own server: {@code @ExtendWith(PlaneExtension.class)} and a parameter of type
 * {@link PlaneServer}.
 *
 * <p>A parameter of the SDK's type {@code PlaneClient} becomes a client of that server with the administrator's key. Both are
 * closed after the test. Tests may run in parallel.
 */
public final class PlaneExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(PlaneExtension.class);

    /** For JUnit. */
    public PlaneExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PlaneServer.class || ReflectedClient.isClient(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        PlaneServer server = server(context);
        if (type == PlaneServer.class) {
            return server;
        }
        ReflectedClient client = context.getStore(NAMESPACE)
                .computeIfAbsent(
                        ReflectedClient.class,
                        key -> new ReflectedClient(type, server.url().toString(), server.apiKey()),
                        ReflectedClient.class);
        return client.client();
    }

    private static PlaneServer server(ExtensionContext context) {
        // The store closes what can be closed when the test is over.
        return context.getStore(NAMESPACE)
                .computeIfAbsent(PlaneServer.class, key -> PlaneServer.start(), PlaneServer.class);
    }
}
