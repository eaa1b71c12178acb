package cloud.ewutelo.plane.internal.http;

import java.util.regex.Pattern;

/** Takes secrets and personal data out of texts that leave the library: messages and log lines. */
final class Redactor {

    private static final String MASK = "***";
    private static final int LONGEST = 2_000;

    private static final Pattern KEYS = Pattern.compile("\\b(plane_api|plane_wh|pln(?:_bot|_refresh)?)_[A-Za-z0-9]+");
    private static final Pattern PRESIGNED =
            Pattern.compile("(?i)((?:x-amz-)?(?:signature|credential|security-token|policy)=)[^&\\s\"']+");
    private static final Pattern SECRET_PROPERTIES =
            Pattern.compile("(?i)(\"(?:token|secret_key|secret|api_key|apikey|password|"
                    + "x-amz-[a-z-]+|policy|csrf_token|csrfmiddlewaretoken|access_token|refresh_token|invite_link)\"\\s*:\\s*)"
                    + "\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern PERSONAL_PROPERTIES = Pattern.compile(
            "(?i)(\"(?:email|first_name|last_name|display_name|avatar|avatar_url|comment_html|comment_json)\"\\s*:\\s*)"
                    + "\"(?:[^\"\\\\]|\\\\.)*\"");

    private Redactor() {}

    /** A text of the server for a message: secrets masked, shortened. */
    static String message(String text, String apiKey) {
        return shorten(secrets(text, apiKey));
    }

    /** A body for the log: secrets and personal data masked, shortened. */
    static String body(String text, String apiKey) {
        return shorten(PERSONAL_PROPERTIES.matcher(secrets(text, apiKey)).replaceAll("$1\"" + MASK + "\""));
    }

    private static String secrets(String text, String apiKey) {
        String masked = apiKey.isEmpty() ? text : text.replace(apiKey, MASK);
        masked = KEYS.matcher(masked).replaceAll("$1_" + MASK);
        masked = PRESIGNED.matcher(masked).replaceAll("$1" + MASK);
        return SECRET_PROPERTIES.matcher(masked).replaceAll("$1\"" + MASK + "\"");
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
