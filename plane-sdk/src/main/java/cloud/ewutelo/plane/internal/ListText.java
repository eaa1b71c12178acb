package cloud.ewutelo.plane.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several texts in one: separated by commas, and in quotes where a text could be taken for two, or for none. */
public final class ListText {

    private ListText() {}

    /** All in one. */
    public static String join(Collection<String> texts) {
        return texts.stream()
                .map(text ->
                        isPlain(text) ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /** The single ones. Line breaks separate too, and quotes that do not match stand for themselves. */
    public static List<String> split(String text) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',') {
                at++;
                continue;
            }
            int quoteEnd = text.charAt(at) == '"' ? closingQuote(text, at) : -1;
            if (quoteEnd > 0) {
                texts.add(text.substring(at + 1, quoteEnd).replaceAll("\\\\([\\\\\"])", "$1"));
                at = quoteEnd + 1;
            } else {
                int end = separator(text, at);
                texts.add(text.substring(at, end).strip());
                at = end;
            }
        }
        return texts;
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && text.charAt(0) != '"'
                && text.chars().noneMatch(c -> c == ',' || c == '\n');
    }

    /** Where the quotes end that begin here, if a separator or the end of the text follows them. */
    private static int closingQuote(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                String rest = text.substring(i + 1).strip();
                boolean separated = rest.isEmpty()
                        || rest.charAt(0) == ','
                        || text.substring(i + 1, text.length() - rest.length()).contains("\n");
                return separated ? i : -1;
            }
        }
        return -1;
    }

    private static int separator(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == ',' || text.charAt(i) == '\n') {
                return i;
            }
        }
        return text.length();
    }
}
