package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.setting.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateReceiverTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final Secret SECRET = Secret.of("0123456789abcdef");
    private static final String PATH = "/webhooks/telegram";

    private final FakeBotApi telegram = FakeBotApi.start().withPrivateChat(ANA);
    private final BotApi api = new BotApi(telegram.url(), Secret.of(telegram.token()));
    private final List<Update> handled = new CopyOnWriteArrayList<>();
    private final UpdateOffset offset = new UpdateOffset() {
        @Override
        public long get() {
            return 0;
        }

        @Override
        public void set(long next) {}
    };
    private UpdateReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = UpdateReceiver.start(
                new Address("127.0.0.1", 0),
                PATH,
                SECRET,
                handled::add,
                offset,
                () -> new BotUser(1, "bot", "Bot"),
                TimeSource.system());
    }

    @AfterEach
    void close() {
        receiver.close();
        api.close();
        telegram.close();
    }

    @Test
    void telegramBringsUpdatesInTheirOrder() {
        api.setWebhook(URI.create("http://127.0.0.1:" + receiver.port() + PATH), SECRET);

        telegram.say(ANA, 7, "one");
        telegram.say(ANA, 7, "two");

        telegram.await(Duration.ofSeconds(10), () -> handled.size() == 2);
        assertThat(handled).extracting(update -> ((Update.Said) update).text()).containsExactly("one", "two");
        assertThat(receiver.lastSuccess()).isPresent();
    }

    @Test
    void nobodyElseGetsIn() throws IOException, InterruptedException {
        String update = "{\"update_id\": 5, \"message\": {}}";

        assertThat(post(PATH, "", update)).isEqualTo(401);
        assertThat(post(PATH, "0123456789abcdeX", update)).isEqualTo(401);
        assertThat(post("/elsewhere", SECRET.reveal(), update)).isEqualTo(404);
        assertThat(post(PATH, SECRET.reveal(), "no JSON")).isEqualTo(400);
        assertThat(post(PATH, SECRET.reveal(), "x".repeat((1 << 20) + 1))).isEqualTo(413);
        assertThat(post(PATH, SECRET.reveal(), update)).isEqualTo(200);
        assertThat(handled).isEmpty();
    }

    private int post(String path, String secret, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + receiver.port() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!secret.isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
