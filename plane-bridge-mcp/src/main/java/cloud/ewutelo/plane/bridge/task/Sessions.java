package cloud.ewutelo.plane.bridge.task;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenClaw's sessions as the field {@code session_id} takes them. */
final class Sessions {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Sessions() {}

    /**
     * The value of the field: with the UUID at the end of the key, as in {@code agent:imhotep:subagent:6f1c...}, or with one
     * made out of the key where it has none, as in {@code agent:imhotep:main}. The same key gives the same value.
     */
    static String idOf(String sessionKey) {
        Matcher matcher = ID.matcher(sessionKey);
        String last = null;
        while (matcher.find()) {
            last = matcher.group();
        }
        String uuid = last != null && sessionKey.endsWith(last)
                ? last.toLowerCase(Locale.ROOT)
                : UUID.nameUUIDFromBytes(sessionKey.getBytes(StandardCharsets.UTF_8))
                        .toString();
        return "openclaw-session-" + uuid;
    }
}
