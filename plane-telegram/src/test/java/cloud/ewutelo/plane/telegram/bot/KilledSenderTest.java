package cloud.ewutelo.plane.telegram.bot;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.ClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sender that is killed again and again while it sends: nothing is lost, and each kill repeats one message at most. */
class KilledSenderTest {

    private static final int CHATS = 20;
    private static final int EACH = 5;
    private static final int KILLS = 6;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final FakeBotApi telegram = FakeBotApi.start();

    @Test
    void nothingIsLostAndAKillRepeatsOneMessageAtMost() throws IOException, InterruptedException {
        String url = "jdbc:sqlite:" + folder.resolve("store.db");
        for (int chat = 1; chat <= CHATS; chat++) {
            telegram.withPrivateChat(new FakeUser(chat, "Person " + chat));
        }
        try (telegram;
                Store store = Store.open(new StoreSettings(url, null, null))) {
            fill(store);
            // Wide enough for a kill to hit between sending and keeping.
            telegram.slow("sendMessage", Duration.ofMillis(5));
            Random random = new Random(8);
            int kills = 0;
            while (kills < KILLS && store.outbox().waiting() > 0) {
                Process sender = start(url);
                try {
                    int until = telegram.requests("sendMessage").size() + 2 + random.nextInt(12);
                    telegram.await(LIMIT, () -> telegram.requests("sendMessage").size() >= until);
                } finally {
                    sender.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                }
                kills++;
            }
            Process last = start(url);
            try {
                telegram.await(LIMIT, () -> store.outbox().waiting() == 0);
            } finally {
                last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }

            int repeated = 0;
            for (int chat = 1; chat <= CHATS; chat++) {
                List<String> words = telegram.words(chat);
                assertThat(new LinkedHashSet<>(words)).containsExactlyElementsOf(expected(chat));
                repeated += words.size() - EACH;
            }
            System.err.println(kills + " kills, " + CHATS * EACH + " messages, " + repeated + " repeated, 0 lost");
            assertThat(kills).isEqualTo(KILLS);
            assertThat(repeated).isLessThanOrEqualTo(kills);
        }
    }

    private static List<String> expected(int chat) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            words.add("Message " + i + " for " + chat);
        }
        return words;
    }

    private static void fill(Store store) {
        TimeSource time = TimeSource.system();
        store.inTransaction(() -> {
            for (int chat = 1; chat <= CHATS; chat++) {
                for (String words : expected(chat)) {
                    store.outbox()
                            .add(
                                    Outgoing.plain(words, chat, new Message(words, List.of(), false), time.now()),
                                    time.now());
                }
            }
        });
    }

    private Process start(String url) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        ClassPath.get(),
                        SenderProcess.class.getName(),
                        url,
                        telegram.url().toString(),
                        telegram.token())
                .inheritIO()
                .start();
    }
}
