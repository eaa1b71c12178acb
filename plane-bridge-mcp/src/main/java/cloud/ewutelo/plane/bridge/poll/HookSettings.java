package cloud.ewutelo.plane.bridge.poll;

import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.setting.SettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach OpenClaw's hooks.
 *
 * @param url the gateway's address, with or without {@code /hooks}: {@code OPENCLAW_HOOKS_URL}
 * @param token the token of its hooks: {@code OPENCLAW_HOOKS_TOKEN}, or in the file {@code OPENCLAW_HOOKS_TOKEN_FILE}
 */
public record HookSettings(URI url, String token) {

    private static final String URL = "OPENCLAW_HOOKS_URL";
    private static final String TOKEN = "OPENCLAW_HOOKS_TOKEN";

    /**
     * Reads the settings.
     *
     * @throws SettingException if one is missing or wrong
     */
    public static HookSettings from(Environment environment) {
        String example = "Set it to the gateway's address, as in http://127.0.0.1:18789, or print lines with --json.";
        URI url = address(environment.required(URL, example))
                .orElseThrow(() -> new SettingException(URL, "is no address", example));
        String token = environment
                .secret(TOKEN)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new SettingException(
                        TOKEN, "is missing", "Set it, or " + TOKEN + "_FILE, to hooks.token of openclaw.json."));
        if (!token.chars().allMatch(character -> character > ' ' && character < 127)) {
            throw new SettingException(TOKEN, "has characters that no header takes", "Use letters and digits.");
        }
        return new HookSettings(url, token);
    }

    private static Optional<URI> address(String text) {
        try {
            String base = text.replaceAll("/+$", "");
            URI url = new URI((base.endsWith("/hooks") ? base : base + "/hooks") + "/agent");
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean isUsable = (scheme.equals("http") || scheme.equals("https"))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null;
            return isUsable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Names the address, never the token. */
    @Override
    public String toString() {
        return "HookSettings[" + url + "]";
    }
}
