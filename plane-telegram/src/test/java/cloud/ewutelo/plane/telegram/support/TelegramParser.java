package cloud.ewutelo.plane.telegram.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads a message as Telegram's servers are documented to: letter by letter, known tags only, in order, their attributes in
 * quotes, four named entities. It shares nothing with the code under test.
 */
public final class TelegramParser {

    private static final Set<String> PLAIN_TAGS = Set.of(
            "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "code", "pre", "blockquote", "a");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int entities;
    private int at;

    private TelegramParser(String html) {
        this.html = html;
    }

    /** What people see of a message, and how many links and marked words there are. */
    public record Seen(String text, int entities) {}

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if Telegram would refuse it
     */
    public static Seen read(String html) {
        TelegramParser parser = new TelegramParser(html);
        while (parser.at < html.length()) {
            char c = html.charAt(parser.at);
            if (c == '<') {
                parser.tag();
            } else if (c == '&') {
                parser.entity();
            } else {
                if (c == '>') {
                    throw parser.refused("a bare >");
                }
                parser.text.append(c);
                parser.at++;
            }
        }
        if (!parser.open.isEmpty()) {
            throw parser.refused("an open " + parser.open.peek());
        }
        String text = parser.text.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean loneHigh = Character.isHighSurrogate(c)
                    && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
            boolean loneLow = Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
            if (loneHigh || loneLow) {
                throw new IllegalArgumentException("half a character at " + i);
            }
            if (c < ' ' && c != '\n' && c != '\t') {
                throw new IllegalArgumentException("a control character at " + i);
            }
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("message text is empty");
        }
        if (text.length() > 4096) {
            throw new IllegalArgumentException("message is too long: " + text.length());
        }
        return new Seen(text, parser.entities);
    }

    private void tag() {
        at++;
        boolean end = at < html.length() && html.charAt(at) == '/';
        if (end) {
            at++;
        }
        int from = at;
        while (at < html.length() && (Character.isLetter(html.charAt(at)) || html.charAt(at) == '-')) {
            at++;
        }
        String name = html.substring(from, at);
        if (!PLAIN_TAGS.contains(name)) {
            throw refused("the tag " + name);
        }
        if (!end) {
            attributes(name);
        }
        if (at >= html.length() || html.charAt(at) != '>') {
            throw refused("the end of " + name);
        }
        at++;
        if (!end) {
            // Quotes do not stand within quotes.
            if (name.equals("blockquote") && open.contains("blockquote")) {
                throw refused("a quote in a quote");
            }
            open.push(name);
            entities++;
        } else if (open.isEmpty() || !open.pop().equals(name)) {
            throw refused("the end of another tag than " + name);
        }
    }

    private void attributes(String tag) {
        while (at < html.length() && html.charAt(at) == ' ') {
            at++;
            int from = at;
            while (at < html.length() && Character.isLetter(html.charAt(at))) {
                at++;
            }
            String name = html.substring(from, at);
            if (tag.equals("blockquote") && name.equals("expandable")) {
                continue;
            }
            if (!tag.equals("a") || !name.equals("href") || !html.startsWith("=\"", at)) {
                throw refused("the attribute " + name + " of " + tag);
            }
            int close = html.indexOf('"', at + 2);
            String value = close < 0 ? "<" : html.substring(at + 2, close);
            if (value.contains("<") || value.contains(">")) {
                throw refused("the address of a link");
            }
            at = close + 1;
        }
    }

    private void entity() {
        for (String[] known : new String[][] {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}}) {
            if (html.startsWith(known[0], at)) {
                text.append(known[1]);
                at += known[0].length();
                return;
            }
        }
        throw refused("a bare &");
    }

    private IllegalArgumentException refused(String what) {
        return new IllegalArgumentException("can't parse entities: " + what + " at " + at + " in " + html);
    }
}
