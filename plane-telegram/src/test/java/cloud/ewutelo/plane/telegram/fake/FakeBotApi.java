package cloud.ewutelo.plane.telegram.fake;

import cloud.ewutelo.plane.telegram.fake.FakeChat.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Bot API on the loopback: it keeps chats, offers what people do as updates, checks markup and lengths, refuses as Telegram
 * does, and fails on demand.
 */
public final class FakeBotApi implements AutoCloseable {

    /** A token as Telegram makes them. */
    public static final String TOKEN = "4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcT";

    static final ObjectMapper JSON = new ObjectMapper();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Long, FakeChat> chats = new HashMap<>();
    private final List<ObjectNode> updates = new ArrayList<>();
    private final List<BotRequest> requests = new ArrayList<>();
    private final Map<String, Deque<BotFault>> faults = new HashMap<>();
    private final Map<String, Duration> slow = new HashMap<>();
    private final BotMethods methods = new BotMethods(this);
    private final WebhookDelivery webhook = new WebhookDelivery();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "fake-bot-api");
        thread.setDaemon(true);
        return thread;
    });
    private final String token;
    private @Nullable Limits limits;
    private long lastUpdate = 700_000;
    private long lastCallback = 9_000;
    private long polls;
    private boolean impatient;

    private FakeBotApi(int port, String token) throws IOException {
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one on a free port. */
    public static FakeBotApi start() {
        return start(0, TOKEN);
    }

    /** Starts one for a token on a port. */
    public static FakeBotApi start(int port, String token) {
        try {
            return new FakeBotApi(port, token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The bot's token. */
    public String token() {
        return token;
    }

    /** A chat of the bot with one person. */
    public FakeBotApi withPrivateChat(FakeUser user) {
        return with(new FakeChat(user.id(), Kind.PRIVATE, user.firstName()));
    }

    /** A group, which is a supergroup if its id says so. */
    public FakeBotApi withGroup(long id, String title) {
        return with(new FakeChat(id, id < -1_000_000_000_000L ? Kind.SUPERGROUP : Kind.GROUP, title));
    }

    /** A group with topics. */
    public FakeBotApi withForum(long id, String title) {
        return with(new FakeChat(id, Kind.FORUM, title));
    }

    private FakeBotApi with(FakeChat chat) {
        locked(() -> chats.put(chat.id, chat));
        return this;
    }

    /** Enforces Telegram's limits of 30 messages a second, 1 a second in a chat and 20 a minute in a group. */
    public FakeBotApi withLimits(LongSupplier nanoTime) {
        limits = new Limits(nanoTime);
        return this;
    }

    /** Answers polls at once and all of them alike, as some emulators do. */
    public FakeBotApi impatient() {
        impatient = true;
        return this;
    }

    /** The person blocked the bot, or the group threw it out; or took it back. */
    public void block(long chatId, boolean blocked) {
        locked(() -> chat(chatId).blocked = blocked);
    }

    /** The group became a supergroup. */
    public void migrate(long chatId, long newChatId) {
        locked(() -> {
            FakeChat old = chat(chatId);
            chats.put(newChatId, new FakeChat(newChatId, Kind.SUPERGROUP, old.title));
            old.migratedTo = newChatId;
        });
    }

    /** Somebody deleted a topic. */
    public void deleteTopic(long chatId, long topicId) {
        locked(() -> chat(chatId).topics.remove(topicId));
    }

    /** The bot may no longer make topics. */
    public void forbidTopics(long chatId) {
        locked(() -> chat(chatId).mayManageTopics = false);
    }

    /** Somebody deleted a message. */
    public void deleteMessage(FakeMessage message) {
        locked(() -> chat(message.chatId()).messages.removeIf(known -> known.id() == message.id()));
    }

    /** What goes wrong with the next requests of a method, one after the other. */
    public void fail(String method, BotFault... next) {
        locked(() -> faults.computeIfAbsent(method, m -> new ArrayDeque<>()).addAll(List.of(next)));
    }

    /** How long each answer of a method takes from now on. */
    public void slow(String method, Duration time) {
        locked(() -> slow.put(method, time));
    }

    /** What stands in a chat. */
    public List<FakeMessage> messages(long chatId) {
        lock.lock();
        try {
            return List.copyOf(chat(chatId).messages);
        } finally {
            lock.unlock();
        }
    }

    /** What one reads in a chat. */
    public List<String> words(long chatId) {
        return messages(chatId).stream().map(FakeMessage::words).toList();
    }

    /** The names of a forum's topics by their ids. */
    public Map<Long, String> topics(long chatId) {
        lock.lock();
        try {
            return Map.copyOf(chat(chatId).topics);
        } finally {
            lock.unlock();
        }
    }

    /** What bots asked. */
    public List<BotRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** What bots asked of one method. */
    public List<BotRequest> requests(String method) {
        return requests().stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /** How many updates nobody has confirmed. */
    public int unconfirmed() {
        lock.lock();
        try {
            return updates.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something holds, or fails. */
    public void await(Duration limit, BooleanSupplier holds) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!holds.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("Not within " + limit + ". The requests: " + requests);
                }
                // What is waited for may also change elsewhere.
                left -= Math.max(1, Math.min(left, 50_000_000) - changed.awaitNanos(Math.min(left, 50_000_000)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    /** A person writes. */
    public long say(FakeUser user, long chatId, String text) {
        return say(user, chatId, text, null, null);
    }

    /** A person writes in a topic. */
    public long sayIn(long topicId, FakeUser user, long chatId, String text) {
        return say(user, chatId, text, null, topicId);
    }

    /** A person answers a message. */
    public long reply(FakeUser user, FakeMessage to, String text) {
        return say(user, to.chatId(), text, to.id(), to.topicOrNull());
    }

    private long say(FakeUser user, long chatId, String text, @Nullable Long replyTo, @Nullable Long topic) {
        lock.lock();
        try {
            FakeChat chat = chat(chatId);
            long id = chat.nextId();
            ObjectNode message = JSON.createObjectNode();
            message.put("message_id", id);
            message.put("date", 1_772_000_000);
            message.set("from", json(user));
            message.set("chat", json(chat));
            message.put("text", text);
            if (topic != null) {
                message.put("message_thread_id", topic).put("is_topic_message", true);
            }
            if (text.startsWith("/")) {
                message.putArray("entities")
                        .addObject()
                        .put("offset", 0)
                        .put("length", text.split("\\s", 2)[0].length())
                        .put("type", "bot_command");
            }
            if (replyTo != null) {
                ObjectNode answered = message.putObject("reply_to_message");
                answered.put("message_id", replyTo);
                answered.set("chat", json(chat));
                answered.set("from", bot());
            }
            offer("message", message);
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** A person presses a button. */
    public String press(FakeUser user, FakeMessage message, String label) {
        return press(user, message.chatId(), message.id(), message.button(label).data());
    }

    /** A person presses a button of which only the data is known. */
    public String press(FakeUser user, long chatId, long messageId, String data) {
        lock.lock();
        try {
            ObjectNode press = JSON.createObjectNode();
            String id = Long.toString(++lastCallback);
            press.put("id", id);
            press.set("from", json(user));
            ObjectNode message = press.putObject("message");
            message.put("message_id", messageId);
            message.set("chat", json(chat(chatId)));
            press.put("chat_instance", "1");
            press.put("data", data);
            methods.pressed(id);
            offer("callback_query", press);
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** What a person was shown after pressing a button: empty text if the button only stopped spinning; null if not yet. */
    public @Nullable String shown(String callbackId) {
        lock.lock();
        try {
            return methods.shown(callbackId);
        } finally {
            lock.unlock();
        }
    }

    /** Any update, however odd; its id is added unless it has one. */
    public void offer(ObjectNode update) {
        locked(() -> {
            if (!update.has("update_id")) {
                update.put("update_id", ++lastUpdate);
            }
            updates.add(update);
            webhook.deliver(update, updates);
        });
    }

    private void offer(String kind, ObjectNode content) {
        ObjectNode update = JSON.createObjectNode();
        update.set(kind, content);
        offer(update);
    }

    // What the methods need; they run under the lock.

    FakeChat chat(long id) {
        FakeChat chat = chats.get(id);
        if (chat == null) {
            throw Refusal.of(400, "Bad Request: chat not found");
        }
        return chat;
    }

    FakeChat reachable(long id) {
        FakeChat chat = chat(id);
        if (chat.migratedTo != null) {
            throw Refusal.migrated(chat.migratedTo);
        }
        if (chat.blocked) {
            throw Refusal.of(
                    403,
                    chat.isGroup()
                            ? "Forbidden: bot was kicked from the group chat"
                            : "Forbidden: bot was blocked by the user");
        }
        if (limits != null) {
            limits.take(chat);
        }
        return chat;
    }

    WebhookDelivery webhook() {
        return webhook;
    }

    /** Waits for updates as Telegram does, and forgets those before the offset. */
    ArrayNode updates(long offset, long seconds) throws InterruptedException {
        if (webhook.isSet()) {
            throw Refusal.of(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
                            + "first");
        }
        long mine = ++polls;
        changed.signalAll();
        if (!impatient) {
            updates.removeIf(update -> update.path("update_id").asLong() < offset);
        }
        long left = TimeUnit.SECONDS.toNanos(Math.min(50, seconds));
        while (updates.isEmpty() && left > 0 && mine == polls && !impatient) {
            left = changed.awaitNanos(left);
        }
        if (mine != polls) {
            throw Refusal.of(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        ArrayNode result = JSON.createArrayNode();
        updates.stream().limit(100).forEach(result::add);
        return result;
    }

    ObjectNode bot() {
        return JSON.createObjectNode()
                .put("id", Long.parseLong(token.substring(0, token.indexOf(':'))))
                .put("is_bot", true)
                .put("first_name", "Plane")
                .put("username", "plane_test_bot");
    }

    static ObjectNode json(FakeUser user) {
        return JSON.createObjectNode().put("id", user.id()).put("is_bot", false).put("first_name", user.firstName());
    }

    static ObjectNode json(FakeChat chat) {
        ObjectNode json = JSON.createObjectNode().put("id", chat.id).put("type", chat.kind.type);
        json.put(chat.isGroup() ? "title" : "first_name", chat.title);
        if (chat.kind == Kind.FORUM) {
            json.put("is_forum", true);
        }
        return json;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            byte[] body = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            String method = path.substring(path.lastIndexOf('/') + 1);
            BotRequest request = BotRequest.of(method, query == null ? "" : query, type == null ? "" : type, body);
            if (path.startsWith("/control/")) {
                write(
                        exchange,
                        200,
                        "application/json",
                        new Control(this).answer(request).toString());
            } else if (path.equals("/bot" + token + "/" + method)) {
                answer(exchange, request);
            } else {
                write(exchange, 401, "application/json", refused(Refusal.of(401, "Unauthorized")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, BotRequest request) throws IOException, InterruptedException {
        Duration time;
        BotFault fault;
        lock.lock();
        try {
            requests.add(request);
            time = slow.getOrDefault(request.method(), Duration.ZERO);
            Deque<BotFault> planned = faults.get(request.method());
            fault = planned == null ? null : planned.poll();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        if (fault != null) {
            fault.answer(exchange, fault.isProcessed() ? processed(request) : "");
            return;
        }
        lock.lock();
        String answer;
        int status = 200;
        try {
            answer = done(methods.call(request));
        } catch (Refusal refusal) {
            status = refusal.code();
            answer = refused(refusal);
        } finally {
            changed.signalAll();
            lock.unlock();
        }
        write(exchange, status, "application/json", answer);
    }

    private String processed(BotRequest request) throws InterruptedException {
        lock.lock();
        try {
            return done(methods.call(request));
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    private static String done(JsonNode result) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", true);
        answer.set("result", result);
        return answer.toString();
    }

    static String refused(Refusal refusal) {
        ObjectNode answer = JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", refusal.code())
                .put("description", refusal.getMessage());
        if (!refusal.parameters().isEmpty()) {
            answer.set("parameters", JSON.valueToTree(refusal.parameters()));
        }
        return answer.toString();
    }

    static void write(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        webhook.close();
    }
}
