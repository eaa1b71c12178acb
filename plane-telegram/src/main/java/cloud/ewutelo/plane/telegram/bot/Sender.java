package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.message.TelegramHtml;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.store.Cards;
import cloud.ewutelo.plane.telegram.store.Outbox;
import cloud.ewutelo.plane.telegram.store.Outbox.Claim;
import cloud.ewutelo.plane.telegram.store.Outbox.Waiting;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what waits in the outbox, within Telegram's limits, in order within each chat, one message after the other: so at most one
 * is sent but not yet kept as sent when the program dies, and comes twice.
 */
public final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int MOST_AT_ONCE = 50;
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final int LARGEST_EXPONENT = 9;

    private final BotApi api;
    private final Store store;
    private final Outbox outbox;
    private final SendBudget budget;
    private final Keyboard keyboard;
    private final Forums forums;
    private final TimeSource time;
    private final SendObserver observer;
    private final DoubleSupplier jitter;
    private final Set<Long> plainOnly = new HashSet<>();
    private final Set<Long> generalOnly = new HashSet<>();

    /**
     * A sender; sends nothing yet.
     *
     * @param budget shared with whoever else writes to the chats
     * @param chats the settings of a chat by the id that they give it
     * @param projectName what a project's topic is called, by the project's id
     */
    public Sender(
            BotApi api,
            Store store,
            SendBudget budget,
            Function<Long, Optional<ChatSettings>> chats,
            Function<String, String> projectName,
            SendObserver observer,
            TimeSource time) {
        this(
                api,
                store,
                budget,
                new Forums(api, store, chats, projectName),
                observer,
                time,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    Sender(
            BotApi api,
            Store store,
            SendBudget budget,
            Forums forums,
            SendObserver observer,
            TimeSource time,
            DoubleSupplier jitter) {
        this.api = api;
        this.store = store;
        this.outbox = store.outbox();
        this.budget = budget;
        this.keyboard = new Keyboard(store.buttons());
        this.forums = forums;
        this.observer = observer;
        this.time = time;
        this.jitter = jitter;
    }

    /** Sends to one chat what can be sent there now; returns how long to wait before the next time. */
    public Duration step() {
        Instant now = time.now();
        // A file belongs to one program, which after a crash need not wait for its own claim.
        Optional<Claim> claimed = outbox.claim(now, store.isShared() ? now.plus(CLAIM) : now, MOST_AT_ONCE);
        if (claimed.isEmpty()) {
            return IDLE;
        }
        Claim claim = claimed.get();
        long chat = store.chats().current(claim.chatId());
        Duration wait = budget.waitFor(chat);
        if (!wait.isZero()) {
            outbox.release(claim.chatId(), now.plus(wait));
            return Duration.ZERO;
        }
        send(claim, chat);
        return Duration.ZERO;
    }

    private void send(Claim claim, long chat) {
        Waiting first = claim.messages().get(0);
        if (isTooOld(first)) {
            giveUp(List.of(first), "Telegram did not take it for 24 hours");
            outbox.release(claim.chatId(), time.now());
            return;
        }
        List<Waiting> together = budget.isScarce(chat) ? alike(claim.messages()) : List.of(first);
        List<Message> joined = Messages.join(
                together.stream().map(waiting -> waiting.outgoing().message()).toList());
        if (together.size() > 1 && joined.size() > 1) {
            together = together.subList(0, fitting(together));
            joined = List.of(Messages.join(together.stream()
                            .map(waiting -> waiting.outgoing().message())
                            .toList())
                    .get(0));
        }
        Message message = together.size() == 1 ? first.outgoing().message() : joined.get(0);
        try {
            deliver(together, message, chat);
        } catch (BotApiException e) {
            failed(together, claim.chatId(), chat, e);
        }
    }

    /** The first messages that may go out as one: for the same topic, and none of them the change of a card. */
    private List<Waiting> alike(List<Waiting> waiting) {
        List<Waiting> alike = new ArrayList<>();
        Outgoing first = waiting.get(0).outgoing();
        for (Waiting next : waiting) {
            if (!next.outgoing().topicProject().equals(first.topicProject()) || isChange(next.outgoing())) {
                break;
            }
            alike.add(next);
        }
        return alike.isEmpty() ? List.of(waiting.get(0)) : alike;
    }

    private boolean isChange(Outgoing outgoing) {
        return outgoing.placement() == Placement.CARD
                && outgoing.workItem()
                        .flatMap(item -> store.cards().find(outgoing.chatId(), item))
                        .isPresent();
    }

    private static int fitting(List<Waiting> waiting) {
        int count = 1;
        while (count < waiting.size()
                && Messages.join(waiting.subList(0, count + 1).stream()
                                        .map(next -> next.outgoing().message())
                                        .toList())
                                .size()
                        == 1) {
            count++;
        }
        return count;
    }

    private void deliver(List<Waiting> together, Message message, long chat) {
        Waiting first = together.get(0);
        Outgoing outgoing = first.outgoing();
        Optional<Long> card = outgoing.placement() == Placement.CARD
                ? outgoing.workItem().flatMap(item -> store.cards().find(outgoing.chatId(), item))
                : Optional.empty();
        ChatText text = new ChatText(
                chat,
                null,
                message.html(),
                true,
                message.silent(),
                store.inTransaction(() -> keyboard.rows(outgoing.chatId(), message.buttons(), time.now())),
                null);
        ChatText readable = plainOnly.contains(first.number()) ? text.plain(TelegramHtml.plain(text.text())) : text;
        budget.take(chat);
        try {
            if (card.isPresent()) {
                edit(card.get(), readable);
                kept(together, chat, card.get(), false);
            } else {
                ChatText placed = generalOnly.contains(first.number())
                        ? readable
                        : readable.in(forums.topic(outgoing.chatId(), outgoing.topicProjectOrNull()));
                kept(together, chat, api.sendMessage(placed), together.size() == 1);
            }
        } catch (BotApiException e) {
            if (!isRepaired(first, e, readable)) {
                throw e;
            }
            // It has its turn again when the chat may get something again: what was refused may count as well.
            outbox.release(outgoing.chatId(), time.now().plus(budget.waitFor(chat)));
        }
    }

    /** Whether it can be sent in another way: without the card, topic or markup that Telegram does not find or like. */
    private boolean isRepaired(Waiting waiting, BotApiException e, ChatText text) {
        Outgoing outgoing = waiting.outgoing();
        switch (e.reason()) {
            case MESSAGE_GONE -> {
                outgoing.workItem().ifPresent(item -> store.cards().remove(outgoing.chatId(), item));
                return outgoing.workItem().isPresent();
            }
            case TOPIC_GONE -> {
                forums.forget(outgoing.chatId(), outgoing.topicProjectOrNull());
                generalOnly.add(waiting.number());
                return true;
            }
            case BAD_MARKUP -> {
                LOG.error("The message {} is sent without markup. {}", outgoing.key(), e.getMessage());
                plainOnly.add(waiting.number());
                return text.html();
            }
            default -> {
                return false;
            }
        }
    }

    private void edit(long messageId, ChatText text) {
        try {
            api.editMessageText(messageId, text);
        } catch (BotApiException e) {
            if (e.reason() != Reason.NOT_MODIFIED) {
                throw e;
            }
        }
    }

    private void kept(List<Waiting> together, long chat, long messageId, boolean own) {
        Instant now = time.now();
        together.forEach(waiting -> {
            plainOnly.remove(waiting.number());
            generalOnly.remove(waiting.number());
        });
        store.inTransaction(() -> {
            outbox.release(together.get(0).outgoing().chatId(), now.plus(budget.waitFor(chat)));
            for (Waiting waiting : together) {
                Outgoing outgoing = waiting.outgoing();
                outbox.sent(waiting.number(), messageId, now);
                if (own && messageId != 0) {
                    outgoing.workItem().ifPresent(item -> about(outgoing, item, messageId, now));
                }
            }
        });
        together.forEach(waiting -> observer.sent(waiting.outgoing().chatId(), Duration.between(since(waiting), now)));
    }

    private void about(Outgoing outgoing, String item, long messageId, Instant now) {
        store.cards().tell(outgoing.chatId(), messageId, new Cards.Subject(item, project(outgoing)), now);
        if (outgoing.placement() != Placement.MESSAGE) {
            store.cards().put(outgoing.chatId(), item, messageId, now);
        }
    }

    private static String project(Outgoing outgoing) {
        return outgoing.topicProject().orElse("");
    }

    private void failed(List<Waiting> together, long chatId, long chat, BotApiException e) {
        Instant now = time.now();
        String problem = String.valueOf(e.getMessage());
        observer.failed(chatId, e.reason());
        switch (e.reason()) {
            case TOO_MANY_REQUESTS -> {
                Duration wait = e.retryAfter().orElse(Duration.ofSeconds(1));
                budget.pause(chat, wait);
                outbox.release(chatId, now.plus(wait));
                LOG.info("Chat {} waits for {} s, as Telegram asks for.", chatId, wait.toSeconds());
            }
            case CHAT_MIGRATED -> {
                store.chats().moved(chatId, e.newChatId().orElse(chat));
                outbox.release(chatId, now);
                LOG.info(
                        "The group {} is now the supergroup {}.",
                        chatId,
                        store.chats().current(chatId));
            }
            case CHAT_GONE -> {
                store.chats().dead(chatId, problem);
                giveUp(together, problem);
                outbox.release(chatId, now);
                LOG.warn("Chat {} gets no more messages until somebody lets the bot in again. {}", chatId, problem);
            }
            case UNAVAILABLE, TOKEN_REFUSED -> {
                Duration wait = backoff(together.get(0).attempts());
                together.forEach(waiting -> outbox.retry(waiting, now.plus(wait), problem));
                LOG.warn("Tried again in {} s: {}", wait.toSeconds(), problem);
            }
            default -> {
                giveUp(together, problem);
                outbox.release(chatId, now);
            }
        }
    }

    private Duration backoff(int attempts) {
        Duration exponential = Duration.ofSeconds(1L << Math.min(attempts, LARGEST_EXPONENT));
        Duration capped = exponential.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : exponential;
        return capped.plusMillis((long) (capped.toMillis() * jitter.getAsDouble() / 2));
    }

    private void giveUp(List<Waiting> together, String problem) {
        for (Waiting waiting : together) {
            outbox.dead(waiting.number(), time.now(), problem);
            LOG.error("The message {} is given up: {}", waiting.outgoing().key(), problem);
        }
    }

    private boolean isTooOld(Waiting waiting) {
        return since(waiting).plus(GIVEN_UP_AFTER).isBefore(time.now());
    }

    /** Since when it could have been sent: the quiet hours do not count. */
    private static Instant since(Waiting waiting) {
        Instant notBefore = waiting.outgoing().notBefore();
        return notBefore.isAfter(waiting.createdAt()) ? notBefore : waiting.createdAt();
    }
}
