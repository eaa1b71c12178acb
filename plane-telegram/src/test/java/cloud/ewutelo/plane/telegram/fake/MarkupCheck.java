package cloud.ewutelo.plane.telegram.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Telegram's HTML as Telegram does: closed tags of the known ones only, four named entities, attributes in quotes. */
final class MarkupCheck {

    private static final Set<String> TAGS = Set.of(
            "b",
            "strong",
            "i",
            "em",
            "u",
            "ins",
            "s",
            "strike",
            "del",
            "span",
            "tg-spoiler",
            "a",
            "code",
            "pre",
            "blockquote",
            "tg-emoji");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z-]+)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:(lt|gt|amp|quot)|#(\\d{1,7})|#x([0-9a-fA-F]{1,6}));");

    private MarkupCheck() {}

    /**
     * The words that are left when tags and entities are read.
     *
     * @throws Refusal as Telegram refuses
     */
    static String words(String html) {
        StringBuilder words = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html);
        Matcher entity = ENTITY.matcher(html);
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                if (!tag.region(at, html.length()).lookingAt()) {
                    throw unreadable("Unsupported start tag at byte offset " + at);
                }
                nest(open, tag.group(1).isEmpty(), tag.group(2).toLowerCase(Locale.ROOT), at);
                at = tag.end();
            } else if (c == '&' && entity.region(at, html.length()).lookingAt()) {
                words.append(read(entity));
                at = entity.end();
            } else {
                words.append(c);
                at++;
            }
        }
        if (!open.isEmpty()) {
            throw unreadable("Can't find end tag corresponding to start tag \"" + open.peek() + "\"");
        }
        return words.toString();
    }

    private static void nest(Deque<String> open, boolean start, String name, int at) {
        if (!TAGS.contains(name)) {
            throw unreadable("Unsupported start tag \"" + name + "\" at byte offset " + at);
        }
        if (start) {
            open.push(name);
        } else if (open.isEmpty() || !open.pop().equals(name)) {
            throw unreadable("Unmatched end tag at byte offset " + at);
        }
    }

    private static String read(Matcher entity) {
        if (entity.group(1) != null) {
            return switch (entity.group(1)) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                default -> "\"";
            };
        }
        int codePoint =
                entity.group(2) != null ? Integer.parseInt(entity.group(2)) : Integer.parseInt(entity.group(3), 16);
        return Character.isValidCodePoint(codePoint) && codePoint != 0 ? Character.toString(codePoint) : "";
    }

    private static Refusal unreadable(String why) {
        return Refusal.of(400, "Bad Request: can't parse entities: " + why);
    }
}
