package cloud.ewutelo.plane.telegram.message;

import java.util.List;
import java.util.stream.Collectors;

/** Messages as people read them in approved files. */
final class Printed {

    private Printed() {}

    static String message(Message message) {
        return message.html()
                + "\n"
                + message.buttons().stream()
                        .map(row -> row.stream()
                                        .map(button -> "[" + button.label() + "]")
                                        .collect(Collectors.joining(" "))
                                + "\n")
                        .collect(Collectors.joining())
                + (message.silent() ? "(silent)\n" : "");
    }

    static String pages(List<Message> pages) {
        return pages.stream().map(Printed::message).collect(Collectors.joining("--- next page ---\n"));
    }
}
