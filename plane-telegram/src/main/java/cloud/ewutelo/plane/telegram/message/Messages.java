package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes messages in a chat's language and time zone. Whatever others wrote into Plane, every message is HTML that Telegram
 * takes and within its limits. Answers that are too long for one message come as several pages with buttons to turn them.
 *
 * <p>Safe for many threads.
 */
public final class Messages {

    private final Words words;
    private final Buttons buttons;
    private final ChangeMessages changes;
    private final Answers answers;

    private Messages(Texts texts, ZoneId zone) {
        words = new Words(texts, zone);
        buttons = new Buttons(texts);
        changes = new ChangeMessages(words, buttons);
        answers = new Answers(words);
    }

    /**
     * Messages for a chat.
     *
     * @param language of the chat
     * @param zone in which it tells the time
     */
    public static Messages in(Language language, ZoneId zone) {
        return new Messages(new Texts(language), zone);
    }

    /**
     * Tells what happened, with a sound.
     *
     * @param coalesced one change, or a burst of them in the order in which they happened; changes of one work item are one
     *     message about the most important of them, changes of several become a list
     * @throws IllegalArgumentException if there are none
     */
    public Message notification(List<PlaneChange> coalesced) {
        if (coalesced.isEmpty()) {
            throw new IllegalArgumentException("coalesced is empty. Give the changes that are to be told.");
        }
        return changes.notification(coalesced);
    }

    /**
     * The card of a work item, which is edited whenever the work item changes; without a sound.
     *
     * @param project where it is
     * @param task as it is now
     * @param recent its last changes, newest last; the last five are shown
     */
    public Message card(ProjectName project, TaskView task, List<PlaneChange> recent) {
        return changes.card(project, task, recent);
    }

    /** The daily digest. */
    public List<Message> digest(DigestReport report) {
        return paged(answers.digest(report));
    }

    /** The answer to {@code /plane status}. */
    public List<Message> status(StatusReport report) {
        return paged(answers.status(report));
    }

    /** The answer to {@code /plane project}; its buttons lead to the project's page in Plane. */
    public List<Message> project(ProjectReport report) {
        List<Message> pages = new ArrayList<>(paged(answers.project(report)));
        Message last = pages.get(pages.size() - 1);
        List<List<Button>> rows = new ArrayList<>(last.buttons());
        rows.addAll(buttons.page(report.counts().url()));
        pages.set(pages.size() - 1, new Message(last.html(), rows, last.silent()));
        return pages;
    }

    /** The answer to {@code /plane agent}. */
    public List<Message> agent(PersonReport report) {
        return paged(answers.person(report, false));
    }

    /** The answer to {@code /plane mine}. */
    public List<Message> mine(PersonReport report) {
        return paged(answers.person(report, true));
    }

    /** The answer to {@code /plane why}. */
    public List<Message> why(WhyReport report) {
        return paged(answers.why(report));
    }

    /** The answer to {@code /plane health}. */
    public List<Message> health(HealthReport report) {
        return paged(answers.health(report));
    }

    /** The answer to {@code /plane help}. */
    public List<Message> help() {
        return paged(answers.help());
    }

    /** The text under a burn-up chart. */
    public String caption(BurnUp chart) {
        BurnUp.Day last =
                chart.days().isEmpty() ? null : chart.days().get(chart.days().size() - 1);
        return words.texts()
                .html(
                        "chart.caption",
                        Words.name(chart.title()),
                        last == null ? 0 : last.completed(),
                        last == null ? 0 : last.scope());
    }

    /** The burn-up chart as a picture. */
    public byte[] picture(BurnUp chart) {
        return BurnUpPicture.png(chart, words.texts());
    }

    /**
     * A short text of the language files.
     *
     * @param key its name in {@code messages_en.properties}
     * @param values what fills its gaps: numbers as they are, anything else as text of others, which is cut and escaped
     * @throws java.util.MissingResourceException if there is no such text
     */
    public Message say(String key, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = values[i] instanceof Number
                    ? values[i]
                    : TelegramHtml.escape(TelegramHtml.line(String.valueOf(values[i]), 200));
        }
        return new Message(words.texts().html(key, safe), List.of(), false);
    }

    /**
     * Puts waiting messages for one chat together, in order, to as few as possible. Those that stay alone keep their buttons.
     *
     * @param waiting messages
     */
    public static List<Message> join(List<Message> waiting) {
        List<Message> joined = new ArrayList<>();
        List<Message> group = new ArrayList<>();
        for (Message message : waiting) {
            group.add(message);
            if (pages(group).size() > 1) {
                group.remove(group.size() - 1);
                joined.add(one(group));
                group.clear();
                group.add(message);
            }
        }
        if (!group.isEmpty()) {
            joined.add(one(group));
        }
        return joined;
    }

    private static List<String> pages(List<Message> group) {
        List<String> parts = new ArrayList<>();
        for (Message message : group) {
            if (!parts.isEmpty()) {
                parts.add("");
            }
            parts.add(message.html());
        }
        return TelegramHtml.pages(parts);
    }

    private static Message one(List<Message> group) {
        return group.size() == 1
                ? group.get(0)
                : new Message(pages(group).get(0), List.of(), group.stream().allMatch(Message::silent));
    }

    private List<Message> paged(List<String> parts) {
        List<String> pages = TelegramHtml.pages(parts);
        return IntStream.range(0, pages.size())
                .mapToObj(page -> new Message(pages.get(page), buttons.turn(page, pages.size()), false))
                .toList();
    }
}
