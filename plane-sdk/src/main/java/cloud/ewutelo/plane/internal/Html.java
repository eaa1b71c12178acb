package cloud.ewutelo.plane.internal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Plane's HTML. */
public final class Html {

    /** The element that Plane's editor writes for a mention, and its attribute for who is mentioned. */
    public static final String MENTION = "mention-component";

    public static final String MENTIONED = "entity_identifier";

    /** What Plane's editor puts on lists of tasks and on their entries. */
    static final String TYPE = "data-type";

    static final String TASK_LIST = "taskList";
    static final String TASK = "taskItem";
    static final String CHECKED = "data-checked";

    private Html() {}

    /** One paragraph for each block between blank lines; line breaks inside a block are kept. */
    public static String paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\R\\s*\\R", -1))
                .map(block -> "<p>" + escape(block.strip()).replaceAll("\\R", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** A mention of a user. */
    public static String mention(String userId) {
        return "<" + MENTION + " entity_name=\"user_mention\" " + MENTIONED + "=\"" + escape(userId) + "\"></" + MENTION
                + ">";
    }

    /** Text as it is shown, with nothing in it that could be markup. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
