package cloud.ewutelo.plane.telegram.command;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.fake.BotFault;
import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import cloud.ewutelo.plane.telegram.support.ClassPath;
import cloud.ewutelo.plane.testkit.PlaneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that logs all it can, while everything goes wrong that can, tells no secret; and it ends when it is told to. */
class SecretsTest {

    private static final FakeUser ANA = new FakeUser(7, "Ana");
    private static final String WEBHOOK_SECRET = "plane_wh_00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    @Test
    void noLogHoldsASecretAndSigtermEndsIt() throws IOException, InterruptedException {
        try (PlaneServer server = PlaneServer.start();
                FakeBotApi telegram = FakeBotApi.start().withPrivateChat(ANA)) {
            telegram.fail(
                    "getUpdates",
                    BotFault.refusal(409, "Conflict: terminated by other getUpdates request"),
                    BotFault.cutBefore());
            telegram.fail("sendMessage", BotFault.htmlPage(502), BotFault.cutAfter());
            server.faults().onNext("GET", "/api/v1/**").times(2).resetBeforeProcessing();
            Path log = folder.resolve("log.txt");
            Process program = start(server, telegram, log);
            try {
                telegram.say(ANA, 7, "/plane help");
                telegram.await(
                        Duration.ofSeconds(60),
                        () -> Files.exists(log) && read(log).contains("Taking Plane's webhooks at"));
                forge(read(log));
                telegram.say(ANA, 7, "/plane health");
                telegram.await(
                        Duration.ofSeconds(60), () -> telegram.messages(7).size() >= 1);
                program.destroy();
                assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            } finally {
                program.destroyForcibly();
            }

            String text = read(log);
            assertThat(text).contains("TRACE").contains("getUpdates");
            for (String secret : new String[] {
                telegram.token().substring(telegram.token().indexOf(':') + 1),
                server.apiKey(),
                WEBHOOK_SECRET,
                "top-secret-password"
            }) {
                assertThat(text.contains(secret))
                        .as("the log holds " + secret.substring(0, 9))
                        .isFalse();
            }
        }
    }

    private Process start(PlaneServer server, FakeBotApi telegram, Path log) throws IOException {
        Path config = Files.writeString(folder.resolve("plane-telegram.yaml"), """
                plane: {base-url: "%s", workspace: acme, feed-seconds: 1}
                telegram: {api: "%s"}
                chats: [{id: 7}]
                store: {file: "%s"}
                server: {listen: "127.0.0.1:0", private: "127.0.0.1:0"}
                """.formatted(
                        server.url(), telegram.url(), folder.resolve("store.db")));
        Path logging = Files.writeString(folder.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                .level=ALL
                java.util.logging.ConsoleHandler.level=ALL
                """);
        ProcessBuilder program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.logging.config.file=" + logging,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-Dorg.slf4j.simpleLogger.log.com.zaxxer.hikari=trace",
                        "-Dorg.slf4j.simpleLogger.log.org.flywaydb=trace",
                        "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                        "-cp",
                        ClassPath.get(),
                        Main.class.getName(),
                        "serve",
                        "--config",
                        config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        program.environment()
                .putAll(Map.of(
                        "PLANE_API_KEY",
                        server.apiKey(),
                        "TELEGRAM_BOT_TOKEN",
                        telegram.token(),
                        "PLANE_WEBHOOK_SECRET",
                        WEBHOOK_SECRET,
                        "PLANE_TELEGRAM_STORE_PASSWORD",
                        "top-secret-password"));
        return program.start();
    }

    private static void forge(String log) throws IOException, InterruptedException {
        String url = log.replaceFirst("(?s).*Taking Plane's webhooks at (\\S+)\\.\\s.*", "$1");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("X-Plane-Signature", "0".repeat(64))
                                .POST(HttpRequest.BodyPublishers.ofString("{\"event\": \"issue\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
