package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.util.Set;

/**
 * An address at which a server listens.
 *
 * @param host a name or an address; IPv6 in brackets
 * @param port 0 for any that is free
 */
public record Listen(String host, int port) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Reads {@code host:port}, or {@code port} alone for this machine only.
     *
     * @param name of the setting
     * @throws SettingException if it is neither
     */
    static Listen parse(String name, String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (port >= 0 && port <= 65_535 && colon != 0) {
                return new Listen(colon < 0 ? "127.0.0.1" : text.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Told below, as every other text that is no address.
        }
        throw new SettingException(name, "is \"" + text + "\"", "Use host:port, as in 127.0.0.1:8766.");
    }

    boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    /** Whether a Host header without its port names this machine. */
    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
