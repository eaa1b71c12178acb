package cloud.ewutelo.plane.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plain text as Plane's HTML. */
public final class Html {

    private Html() {}

    /** One paragraph for each block between blank lines; line breaks inside a block are kept. */
    public static String paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\R\\s*\\R", -1))
                .map(block -> "<p>" + escape(block.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
