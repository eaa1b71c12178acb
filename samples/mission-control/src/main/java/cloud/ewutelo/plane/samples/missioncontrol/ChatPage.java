package cloud.ewutelo.plane.samples.missioncontrol;

import cloud.ewutelo.plane.telegram.fake.FakeBotApi;
import cloud.ewutelo.plane.telegram.fake.FakeButton;
import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.telegram.fake.FakeUser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A phone in the browser: the chat with the bot, and a line to write in. */
final class ChatPage implements AutoCloseable {

    private static final String FIELD = "text=";

    private final FakeBotApi telegram;
    private final FakeUser person;
    private final HttpServer server;

    private ChatPage(FakeBotApi telegram, FakeUser person) throws IOException {
        this.telegram = telegram;
        this.person = person;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static ChatPage start(FakeBotApi telegram, FakeUser person) throws IOException {
        return new ChatPage(telegram, person);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                String form = new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8);
                if (form.startsWith(FIELD)) {
                    telegram.say(
                            person,
                            person.id(),
                            URLDecoder.decode(form.substring(FIELD.length()), StandardCharsets.UTF_8));
                }
                exchange.getResponseHeaders().set("Location", "/");
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            byte[] page = page(telegram.messages(person.id())).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String page(List<FakeMessage> messages) {
        StringBuilder chat = new StringBuilder();
        messages.forEach(message -> chat.append(bubble(message)));
        return """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plane on Telegram</title>
                <meta name="viewport" content="width=device-width">
                <style>
                  body { font: 15px/1.4 system-ui, sans-serif; background: #c8d9e6; margin: 0 auto; max-width: 430px; }
                  header { background: #517da2; color: #fff; padding: 12px 16px; position: sticky; top: 0; }
                  main { padding: 8px 8px 64px; }
                  .bubble { background: #fff; border-radius: 12px; padding: 8px 12px; margin: 8px 40px 8px 0; white-space: pre-wrap;
                            overflow-wrap: anywhere; }
                  .keys { display: flex; flex-wrap: wrap; gap: 4px; margin: -4px 40px 8px 0; }
                  .keys span { background: #8fb1cc; color: #fff; border-radius: 8px; padding: 6px 10px; flex: 1; text-align: center; }
                  .note { color: #777; font-size: 12px; }
                  img { max-width: 100%%; border-radius: 8px; }
                  form { position: fixed; bottom: 0; width: 100%%; max-width: 430px; display: flex; background: #fff; }
                  input { flex: 1; border: 0; padding: 14px; font: inherit; } button { border: 0; padding: 0 16px; font: inherit; }
                </style></head><body><header>Plane</header><main>%s</main>
                <form method="post"><input name="text" placeholder="/plane status" autofocus><button>Send</button></form>
                <script>scrollTo(0, document.body.scrollHeight);
                setInterval(() => { if (!document.querySelector("input").value) location.reload(); }, 2000);</script>
                </body></html>""".formatted(chat);
    }

    /** The markup was checked when it was sent: Telegram takes a few harmless tags only. */
    private static String bubble(FakeMessage message) {
        StringBuilder bubble = new StringBuilder("<div class=\"bubble\">");
        if (message.photo().length > 0) {
            bubble.append("<img alt=\"chart\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(message.photo()))
                    .append("\">\n");
        }
        bubble.append(message.text());
        if (message.silent() || message.edits() > 0) {
            bubble.append("\n<span class=\"note\">")
                    .append(message.edits() > 0 ? "edited " : "")
                    .append(message.silent() ? "without a sound" : "")
                    .append("</span>");
        }
        bubble.append("</div>");
        for (List<FakeButton> row : message.buttons()) {
            bubble.append("<div class=\"keys\">");
            row.forEach(button -> bubble.append("<span>").append(button.label()).append("</span>"));
            bubble.append("</div>");
        }
        return bubble.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
