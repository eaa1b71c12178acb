package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/**
 * What can be set about HTTP.
 *
 * @param listen where MCP is served: {@code PLANE_BRIDGE_LISTEN}, or 127.0.0.1:8766
 * @param management where health and metrics are served without a token, on a private network: {@code PLANE_BRIDGE_MANAGEMENT}
 * @param token what clients must show: {@code PLANE_BRIDGE_TOKEN} or {@code PLANE_BRIDGE_TOKEN_FILE}; empty to let every
 *     local program in
 * @param hosts names under which the bridge is addressed, besides the local ones: {@code PLANE_BRIDGE_HOSTS}
 * @param origins web pages that may call, besides local ones: {@code PLANE_BRIDGE_ORIGINS}
 */
public record HttpSettings(
        Listen listen, Optional<Listen> management, Optional<String> token, Set<String> hosts, Set<String> origins) {

    private static final int SHORTEST_TOKEN = 16;

    public HttpSettings {
        hosts = Set.copyOf(hosts);
        origins = Set.copyOf(origins);
        if (token.isEmpty() && !listen.isLoopback()) {
            throw new SettingException(
                    "PLANE_BRIDGE_LISTEN",
                    "is " + listen + ", which others can reach, while no token is asked for",
                    "Set PLANE_BRIDGE_TOKEN, or listen on 127.0.0.1.");
        }
    }

    /**
     * Reads the settings.
     *
     * @param withoutToken whether every program on this machine may call, as the one agent that is set
     * @throws SettingException if one is missing or wrong
     */
    public static HttpSettings from(Environment environment, boolean withoutToken) {
        Optional<String> token = withoutToken ? Optional.empty() : Optional.of(token(environment));
        return new HttpSettings(
                Listen.parse(
                        "PLANE_BRIDGE_LISTEN",
                        environment.text("PLANE_BRIDGE_LISTEN").orElse("127.0.0.1:8766")),
                environment.text("PLANE_BRIDGE_MANAGEMENT").map(text -> Listen.parse("PLANE_BRIDGE_MANAGEMENT", text)),
                token,
                Set.copyOf(environment.list("PLANE_BRIDGE_HOSTS")),
                Set.copyOf(environment.list("PLANE_BRIDGE_ORIGINS")));
    }

    private static String token(Environment environment) {
        String token = environment
                .secret("PLANE_BRIDGE_TOKEN")
                .orElseThrow(
                        () -> new SettingException(
                                "PLANE_BRIDGE_TOKEN",
                                "is missing",
                                "Set it, or name a file that holds it in PLANE_BRIDGE_TOKEN_FILE; \"openssl rand -hex 32\" makes one."));
        if (token.length() < SHORTEST_TOKEN) {
            throw new SettingException(
                    "PLANE_BRIDGE_TOKEN",
                    "has fewer than " + SHORTEST_TOKEN + " characters",
                    "\"openssl rand -hex 32\" makes one.");
        }
        return token;
    }

    /** Whether this is the token, in a time that does not tell how much of it is right. */
    boolean isToken(String given) {
        return token.isPresent() && MessageDigest.isEqual(digest(token.get()), digest(given));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256.", e);
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HttpSettings[" + listen + "]";
    }
}
