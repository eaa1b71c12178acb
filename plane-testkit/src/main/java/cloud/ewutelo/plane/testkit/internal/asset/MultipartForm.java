package cloud.ewutelo.plane.testkit.internal.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form with a file, as browsers send it to an object store. */
final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)name=\"([^\"]*)\"");

    private final Map<String, String> fields = new LinkedHashMap<>();
    private byte @Nullable [] file;

    private MultipartForm() {}

    static @Nullable MultipartForm parse(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            return null;
        }
        // One character for each byte, so that positions in the text are positions in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + matcher.group(1);
        MultipartForm form = new MultipartForm();
        int begin = text.indexOf(delimiter);
        while (begin >= 0) {
            int head = begin + delimiter.length() + 2;
            int next = text.indexOf("\r\n" + delimiter, head);
            int blank = text.indexOf("\r\n\r\n", head);
            if (next < 0 || blank < 0 || blank > next) {
                break;
            }
            form.add(
                    new String(body, head, blank - head, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(body, blank + 4, next));
            begin = next + 2;
        }
        return form;
    }

    private void add(String head, byte[] content) {
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            return;
        }
        if (name.group(1).equals("file")) {
            file = content;
        } else {
            fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
        }
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    byte @Nullable [] file() {
        return file;
    }
}
