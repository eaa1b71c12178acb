package cloud.ewutelo.plane.bridge.mcp;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may come in: by the name it was sent to, the page that sent it, and the token that it shows. */
final class Gatekeeper {

    private static final String BEARER = "bearer ";

    private final HttpSettings settings;

    Gatekeeper(HttpSettings settings) {
        this.settings = settings;
    }

    /** Why a request is refused. */
    record Refusal(int status, String message) {}

    /** Looks at where a request comes from and where it thinks it goes; this keeps web pages out that lie about either. */
    Optional<Refusal> checkPlace(HttpServletRequest request) {
        if (!isHost(request.getHeader("Host"))) {
            return Optional.of(new Refusal(
                    421,
                    "The bridge is not known under this host name. Add it to PLANE_BRIDGE_HOSTS if it should be."));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isOrigin(origin)) {
            return Optional.of(new Refusal(
                    403, "Pages of this origin may not call. Add it to PLANE_BRIDGE_ORIGINS if they should."));
        }
        return Optional.empty();
    }

    /** Looks at the token. */
    Optional<Refusal> checkToken(HttpServletRequest request) {
        if (settings.token().isEmpty()) {
            return Optional.empty();
        }
        String authorization = request.getHeader("Authorization");
        boolean isBearer =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER);
        if (isBearer
                && settings.isToken(authorization.substring(BEARER.length()).strip())) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                401, isBearer ? "The token is wrong." : "Authorization: Bearer with the bridge's token is missing."));
    }

    private boolean isHost(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String host = withoutPort(header.strip().toLowerCase(Locale.ROOT));
        return Listen.isLoopback(host)
                || host.equals(settings.listen().host())
                || settings.hosts().contains(host)
                || settings.hosts().contains(header.strip());
    }

    private boolean isOrigin(String origin) {
        if (settings.origins().contains(origin)) {
            return true;
        }
        try {
            String host = new URI(origin).getHost();
            return host != null && Listen.isLoopback(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
