package cloud.ewutelo.plane.telegram.setting;

/**
 * Where a server listens.
 *
 * @param host such as {@code 127.0.0.1}
 * @param port 0 for any
 */
public record Address(String host, int port) {

    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        int port = Integer.parseInt(text.substring(colon + 1));
        if (colon < 1 || port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException(text);
        }
        return new Address(text.substring(0, colon), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
