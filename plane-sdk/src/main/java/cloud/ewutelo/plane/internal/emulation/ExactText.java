package cloud.ewutelo.plane.internal.emulation;

import java.util.HexFormat;
import java.util.Optional;

/** Text that is shown as it is, or in quotes where markup and editors would change it. */
final class ExactText {

    private static final char QUOTE = '"';

    private ExactText() {}

    /** Whether the text comes through markup and editors unchanged. */
    static boolean isPlain(String text) {
        if (text.isEmpty() || text.charAt(0) == QUOTE || text.startsWith(" ") || text.endsWith(" ")) {
            return false;
        }
        return !text.contains("  ") && text.codePoints().allMatch(ExactText::isVisible);
    }

    /** The text in quotes, with everything escaped that is invisible or could be lost. */
    static String quote(String text) {
        StringBuilder out = new StringBuilder().append(QUOTE);
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            switch (c) {
                case QUOTE, '\\' -> out.append('\\').append((char) c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    boolean repeatedBlank = c == ' ' && i > 0 && characters[i - 1] == ' ';
                    if (isVisible(c) && !repeatedBlank) {
                        out.appendCodePoint(c);
                    } else {
                        for (char unit : Character.toChars(c)) {
                            out.append("\\u").append(HexFormat.of().toHexDigits(unit));
                        }
                    }
                }
            }
        }
        return out.append(QUOTE).toString();
    }

    /** What a cell's text means; empty if it begins with a quote and is no complete JSON string. */
    static Optional<String> read(String shown) {
        return shown.startsWith("\"") ? unquote(shown) : Optional.of(shown);
    }

    private static Optional<String> unquote(String quoted) {
        StringBuilder out = new StringBuilder();
        int i = 1;
        while (i < quoted.length() && quoted.charAt(i) != QUOTE) {
            char c = quoted.charAt(i++);
            if (c == '\n') {
                return Optional.empty();
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escape = i < quoted.length() ? quoted.charAt(i++) : ' ';
            int plain = "\"\\/bfnrt".indexOf(escape);
            if (plain >= 0) {
                out.append("\"\\/\b\f\n\r\t".charAt(plain));
            } else if (escape == 'u' && quoted.substring(i).matches("(?s)[0-9a-fA-F]{4}.*")) {
                out.append((char) HexFormat.fromHexDigits(quoted, i, i + 4));
                i += 4;
            } else {
                return Optional.empty();
            }
        }
        return i == quoted.length() - 1 ? Optional.of(out.toString()) : Optional.empty();
    }

    private static boolean isVisible(int c) {
        if (c == ' ') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
