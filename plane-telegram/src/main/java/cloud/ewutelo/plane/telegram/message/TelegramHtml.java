package cloud.ewutelo.plane.telegram.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of others in Telegram's HTML. Whatever they write, it stays text, and messages stay within Telegram's limits, which
 * count UTF-16 units after tags and entities are read.
 */
public final class TelegramHtml {

    /** The most units of a message. */
    public static final int MESSAGE_LIMIT = 4096;

    /** The most units of the text under a picture. */
    public static final int CAPTION_LIMIT = 1024;

    /** Telegram shows no more than a hundred links, bold words and so on in a message. */
    private static final int MOST_TAGS = 100;

    private static final String ELLIPSIS = "…";

    /** What people see as one character. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u2007\\u202f]+");

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s/?#@\"<>\\\\]+\\.[^\\s/?#@\"<>\\\\]+(?:[/?#][^\\s\"<>]*)?");

    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final String ISOLATE = "\u2068";
    private static final String END_OF_ISOLATE = "\u2069";

    private TelegramHtml() {}

    /**
     * Makes text of others part of a message: markup in it is shown as it stands, and characters are left out that nobody sees
     * or that turn the rest of the message around.
     *
     * @param foreign any text; cut it before
     * @return the text for a place between tags or in an attribute
     */
    public static String escape(String foreign) {
        String clean = visible(foreign);
        StringBuilder html = new StringBuilder(clean.length() + 16);
        boolean rightToLeft = false;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
        for (int i = 0; i < clean.length(); i += Character.charCount(clean.codePointAt(i))) {
            byte direction = Character.getDirectionality(clean.codePointAt(i));
            rightToLeft |= direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        }
        // Isolated, a name in Hebrew or Arabic does not reorder the words around it.
        return rightToLeft ? ISOLATE + html + END_OF_ISOLATE : html.toString();
    }

    /**
     * Cuts text of others, never within what people see as one character. Cut first, then {@link #escape}.
     *
     * @param foreign any text
     * @param most units of the result, at least 3; two more may come by {@link #escape}, for text that runs from right to left
     * @return the text, or its beginning with an ellipsis
     */
    public static String cut(String foreign, int most) {
        String clean = visible(bounded(foreign, most));
        if (clean.length() <= most) {
            return clean;
        }
        Matcher characters = CHARACTER.matcher(clean);
        int end = 0;
        while (characters.find() && characters.end() <= most - ELLIPSIS.length()) {
            end = characters.end();
        }
        if (end == 0) {
            // One letter with hundreds of accents: what is left of it need not be pretty.
            end = most - ELLIPSIS.length();
            end -= Character.isLowSurrogate(clean.charAt(end)) ? 1 : 0;
        }
        return clean.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** Text of others on one line, cut. */
    static String line(String foreign, int most) {
        return cut(
                BLANK.matcher(visible(bounded(foreign, most))).replaceAll(" ").strip(), most);
    }

    /** Text of others with its lines, of which no two in a row are empty. */
    static String lines(String foreign) {
        StringBuilder text = new StringBuilder();
        boolean empty = true;
        for (String line : visible(foreign).split("\n", -1)) {
            boolean blank = line.isBlank();
            if (!blank || !empty) {
                text.append(line.stripTrailing()).append('\n');
            }
            empty = blank;
        }
        return text.toString().strip();
    }

    /** As much of a text as can matter, so that a book in place of a title costs no time. */
    private static String bounded(String text, int most) {
        long enough = 256L + 4L * most;
        return text.length() <= enough ? text : text.substring(0, (int) enough);
    }

    private static String visible(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        StringBuilder clean = new StringBuilder(lines.length());
        int character;
        for (int i = 0; i < lines.length(); i += Character.charCount(character)) {
            character = lines.codePointAt(i);
            if (isVisible(character)) {
                clean.appendCodePoint(character);
            }
        }
        return clean.toString();
    }

    private static boolean isVisible(int character) {
        if (character == '\n' || character == '\t') {
            return true;
        }
        if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
            // Families of emoji and Persian words are joined and parted by them.
            return true;
        }
        int type = Character.getType(character);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
    }

    /** A link, or the text alone where the address is none that Telegram takes. */
    static String link(String url, String html) {
        return isAddress(url) ? "<a href=\"" + escape(url) + "\">" + html + "</a>" : html;
    }

    /** Whether Telegram takes it as the address of a button; one that it does not take would cost the whole message. */
    static boolean isAddress(String url) {
        return ADDRESS.matcher(url).matches();
    }

    /**
     * How long Telegram counts a message.
     *
     * @param html valid HTML of Telegram's
     * @return UTF-16 units without tags, entities read
     */
    public static int length(String html) {
        return plain(html).length();
    }

    /**
     * The words alone, for when Telegram cannot read the markup.
     *
     * @param html valid HTML of Telegram's
     * @return text to be sent without a parse mode
     */
    public static String plain(String html) {
        HtmlReader reader = new HtmlReader(html);
        reader.read();
        return reader.words();
    }

    /**
     * Looks for what Telegram would refuse.
     *
     * @param html a message
     * @return what is wrong with it; empty if nothing is
     */
    public static Optional<String> problem(String html) {
        HtmlReader reader = new HtmlReader(html);
        Optional<String> problem = reader.read();
        if (problem.isPresent()) {
            return problem;
        }
        if (reader.words().isBlank()) {
            return Optional.of("there are no words in it");
        }
        if (reader.words().length() > MESSAGE_LIMIT) {
            return Optional.of("it has " + reader.words().length() + " characters, the most is " + MESSAGE_LIMIT);
        }
        return Optional.empty();
    }

    /**
     * Puts parts together to as few messages as possible, in order. Parts begin a new line.
     *
     * @param parts valid HTML, each closed in itself and within the limit
     * @return messages within the limit; none if there are no parts
     */
    public static List<String> pages(List<String> parts) {
        List<String> pages = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        int length = 0;
        int tags = 0;
        for (String part : parts) {
            int more = length(part) + 1;
            int moreTags = tags(part);
            // An empty line is no start of a page.
            boolean empty = page.length() == 0;
            if (!empty && (length + more > MESSAGE_LIMIT - 96 || tags + moreTags > MOST_TAGS - 10)) {
                pages.add(page.toString().stripTrailing());
                page.setLength(0);
                length = 0;
                tags = 0;
                empty = true;
            }
            if (empty && part.isBlank()) {
                continue;
            }
            page.append(empty ? "" : "\n").append(part);
            length += more;
            tags += moreTags;
        }
        if (page.length() > 0) {
            pages.add(page.toString().stripTrailing());
        }
        return pages;
    }

    private static int tags(String html) {
        int tags = 0;
        for (int at = html.indexOf("</"); at >= 0; at = html.indexOf("</", at + 2)) {
            tags++;
        }
        return tags;
    }
}
