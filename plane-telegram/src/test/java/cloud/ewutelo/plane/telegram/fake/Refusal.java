package cloud.ewutelo.plane.telegram.fake;

import java.util.Map;

/** An answer with {@code ok} false. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Map<String, Object> parameters;

    private Refusal(int code, String description, Map<String, Object> parameters) {
        super(description);
        this.code = code;
        this.parameters = parameters;
    }

    static Refusal of(int code, String description) {
        return new Refusal(code, description, Map.of());
    }

    static Refusal tooMany(long seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    static Refusal migrated(long to) {
        return new Refusal(
                400, "Bad Request: group chat was upgraded to a supergroup chat", Map.of("migrate_to_chat_id", to));
    }

    int code() {
        return code;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
