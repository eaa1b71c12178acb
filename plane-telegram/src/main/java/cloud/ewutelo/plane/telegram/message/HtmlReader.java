package cloud.ewutelo.plane.telegram.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of Telegram's HTML that messages use. */
final class HtmlReader {

    private static final Set<String> TAGS = Set.of("b", "i", "u", "s", "a", "code", "pre", "blockquote");

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)((?: href=\"[^\"<>]*\")| expandable)?>");

    private static final Pattern ENTITY = Pattern.compile("&(amp|lt|gt|quot);");

    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"");

    private final String html;
    private final StringBuilder words = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    HtmlReader(String html) {
        this.html = html;
    }

    /** What is wrong; reading ends there. */
    Optional<String> read() {
        Matcher tag = TAG.matcher(html);
        Matcher entity = ENTITY.matcher(html);
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                if (!tag.region(at, html.length()).lookingAt()) {
                    return Optional.of("no tag of Telegram's begins at character " + at);
                }
                Optional<String> problem = nest(tag);
                if (problem.isPresent()) {
                    return problem;
                }
                at = tag.end();
            } else if (c == '&') {
                if (!entity.region(at, html.length()).lookingAt()) {
                    return Optional.of("\"&\" at character " + at + " is not escaped");
                }
                words.append(ENTITIES.get(entity.group(1)));
                at = entity.end();
            } else {
                words.append(c);
                at++;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of("<" + open.peek() + "> is not closed");
    }

    private Optional<String> nest(Matcher tag) {
        String name = tag.group(2);
        if (!TAGS.contains(name)) {
            return Optional.of("<" + name + "> is no tag of Telegram's");
        }
        if (tag.group(1).isEmpty()) {
            open.push(name);
        } else if (open.isEmpty() || !open.pop().equals(name)) {
            return Optional.of("</" + name + "> closes another tag");
        }
        return Optional.empty();
    }

    /** The words read so far. */
    String words() {
        return words.toString();
    }
}
