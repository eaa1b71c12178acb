package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.telegram.bot.BotUser;
import cloud.ewutelo.plane.telegram.bot.Update;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody asks with {@code /plane}.
 *
 * @param verb such as {@code status}, in lower case; {@code help} if nothing follows {@code /plane}
 * @param words what follows the verb
 */
record Command(String verb, List<String> words) {

    private static final String NAME = "/plane";

    Command {
        words = List.copyOf(words);
    }

    /** Reads a message; empty if it is no command of this bot. */
    static Optional<Command> read(Update.Said said, BotUser bot) {
        if (said.commandLength() == 0) {
            return Optional.empty();
        }
        String command = said.text().substring(0, said.commandLength());
        int at = command.indexOf('@');
        String name = at < 0 ? command : command.substring(0, at);
        boolean mine = name.equalsIgnoreCase(NAME) || name.equalsIgnoreCase("/start");
        boolean anothers = at >= 0 && !command.substring(at + 1).equalsIgnoreCase(bot.username());
        if (!mine || anothers) {
            return Optional.empty();
        }
        List<String> words = Arrays.stream(
                        said.text().substring(said.commandLength()).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty() || !name.equalsIgnoreCase(NAME)) {
            return Optional.of(new Command("help", List.of()));
        }
        return Optional.of(new Command(words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size())));
    }

    /** What follows the verb, as one text. */
    String rest() {
        return String.join(" ", words);
    }
}
