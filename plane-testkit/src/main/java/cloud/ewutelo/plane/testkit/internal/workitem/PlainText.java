package cloud.ewutelo.plane.testkit.internal.workitem;

import java.util.regex.Pattern;

/** HTML without its tags. */
public final class PlainText {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private PlainText() {}

    /** The text between the tags, scripts and all. */
    public static String of(String html) {
        return TAG.matcher(html).replaceAll("");
    }
}
