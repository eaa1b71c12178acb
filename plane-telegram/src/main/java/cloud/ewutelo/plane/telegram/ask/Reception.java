package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotUser;
import cloud.ewutelo.plane.telegram.bot.SendBudget;
import cloud.ewutelo.plane.telegram.bot.Update;
import cloud.ewutelo.plane.telegram.bot.UpdateHandler;
import cloud.ewutelo.plane.telegram.message.HealthReport;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.pipeline.Links;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.store.Store;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in whom the settings name, in the chats that they name. Strangers get no answer; they are counted. */
public final class Reception implements UpdateHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int NAMED_STRANGERS = 100;

    private final Settings settings;
    private final Store store;
    private final Supplier<BotUser> bot;
    private final Speaker speaker;
    private final Answers answers;
    private final Presses presses;
    private final AskLimit limit;
    private final AskObserver observer;
    private final Set<String> strangers = new HashSet<>();

    /**
     * A reception.
     *
     * @param workspace a client of Plane that does not make people wait for long
     * @param budget shared with whoever else writes to the chats
     */
    public Reception(
            Settings settings,
            WorkspaceClient workspace,
            BoardKeeper board,
            Store store,
            BotApi api,
            SendBudget budget,
            Supplier<BotUser> bot,
            Supplier<HealthReport> health,
            AskObserver observer,
            TimeSource time) {
        this.settings = settings;
        this.store = store;
        this.bot = bot;
        this.observer = observer;
        this.limit = new AskLimit(time);
        this.speaker = new Speaker(api, budget, store, time);
        this.answers = new Answers(board, new Links(settings.plane()), store, speaker, health, time);
        this.presses = new Presses(new PlaneActions(workspace), board, store, speaker, time);
    }

    @Override
    public void handle(Update update) {
        if (update instanceof Update.Said said) {
            asked(said.chatId(), said.topicIdOrNull(), said.messageId(), said.userId())
                    .ifPresent(asked -> said(asked, said));
        } else if (update instanceof Update.Pressed pressed) {
            asked(pressed.chatId(), pressed.topicIdOrNull(), pressed.messageId(), pressed.userId())
                    .ifPresent(asked -> pressed(asked, pressed));
        } else if (update instanceof Update.Membership membership) {
            membership(membership);
        } else if (update instanceof Update.Migrated migrated) {
            long chatId = store.chats().configured(migrated.chatId());
            if (settings.chat(chatId).isPresent()) {
                store.chats().moved(chatId, migrated.newChatId());
            }
        }
    }

    private void said(Asked asked, Update.Said said) {
        Optional<Command> command = Command.read(said, bot.get());
        if (command.isPresent()) {
            if (isAllowed(asked)) {
                observer.asked(
                        Answers.isKnown(command.get().verb()) ? command.get().verb() : "other");
                answers.answer(asked, command.get());
            }
        } else if (said.replyToOrNull() != null && said.commandLength() == 0 && isAllowed(asked)) {
            presses.comment(asked, said, said.replyToOrNull());
        }
    }

    private void pressed(Asked asked, Update.Pressed pressed) {
        if (isAllowed(asked)) {
            observer.asked("button");
            presses.press(asked, pressed);
        } else {
            speaker.toast(asked, pressed.callbackId(), "too-many");
        }
    }

    private boolean isAllowed(Asked asked) {
        return switch (limit.ask(asked.userId())) {
            case ANSWERED -> true;
            case REFUSED -> {
                speaker.say(asked, "too-many");
                yield false;
            }
            case IGNORED -> false;
        };
    }

    private void membership(Update.Membership membership) {
        long chatId = store.chats().configured(membership.chatId());
        if (settings.chat(chatId).isEmpty()) {
            stranger(membership.chatId(), 0);
        } else if (membership.member()) {
            store.chats().alive(chatId);
        } else {
            store.chats().dead(chatId, "The bot was blocked or removed.");
        }
    }

    private Optional<Asked> asked(long currentId, @Nullable Long topic, long messageId, long userId) {
        long chatId = store.chats().configured(currentId);
        Optional<ChatSettings> chat =
                settings.chat(chatId).filter(known -> known.users().contains(userId));
        if (chat.isEmpty()) {
            stranger(currentId, userId);
            return Optional.empty();
        }
        if (store.chats().dead().stream().anyMatch(dead -> dead.chatId() == chatId)) {
            // Whoever writes there has let the bot in again.
            store.chats().alive(chatId);
        }
        Messages messages = Messages.in(
                store.chats().language(chatId).orElse(chat.get().language()),
                chat.get().zone());
        return Optional.of(new Asked(
                chat.get(),
                currentId,
                topic,
                messageId,
                userId,
                settings.person(userId).orElse(null),
                messages));
    }

    private void stranger(long chatId, long userId) {
        observer.stranger();
        if (strangers.size() < NAMED_STRANGERS && strangers.add(chatId + "/" + userId)) {
            LOG.info(
                    "User {} in chat {} gets no answer: the settings do not name them under chats and users.",
                    userId,
                    chatId);
        }
    }
}
