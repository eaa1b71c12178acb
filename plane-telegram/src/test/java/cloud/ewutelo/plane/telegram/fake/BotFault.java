package cloud.ewutelo.plane.telegram.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What goes wrong with a request: before it is carried out, or with its answer. */
public interface BotFault {

    /** Whether the request is carried out all the same. */
    boolean isProcessed();

    /** Answers instead of Telegram. */
    void answer(HttpExchange exchange, String answer) throws IOException;

    /** A page of a proxy. */
    static BotFault htmlPage(int status) {
        return fault(
                false,
                (exchange, answer) -> FakeBotApi.write(
                        exchange,
                        status,
                        "text/html",
                        "<html><body><h1>" + status + " Bad Gateway</h1></body></html>"));
    }

    /** Telegram's own words. */
    static BotFault refusal(int code, String description) {
        return fault(
                false,
                (exchange, answer) -> FakeBotApi.write(
                        exchange, code, "application/json", FakeBotApi.refused(Refusal.of(code, description))));
    }

    /** Too many messages. */
    static BotFault tooMany(long seconds) {
        return fault(
                false,
                (exchange, answer) -> FakeBotApi.write(
                        exchange, 429, "application/json", FakeBotApi.refused(Refusal.tooMany(seconds))));
    }

    /** The connection ends before anything happened. */
    static BotFault cutBefore() {
        return fault(false, (exchange, answer) -> exchange.close());
    }

    /** It is done, and the connection ends before the answer. */
    static BotFault cutAfter() {
        return fault(true, (exchange, answer) -> exchange.close());
    }

    /** It is done, and the answer breaks off. */
    static BotFault halfAnswer() {
        return fault(true, (exchange, answer) -> {
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody()
                    .write(answer.substring(0, answer.length() / 2).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
    }

    private static BotFault fault(boolean processed, Answer answer) {
        return new BotFault() {
            @Override
            public boolean isProcessed() {
                return processed;
            }

            @Override
            public void answer(HttpExchange exchange, String body) throws IOException {
                answer.write(exchange, body);
            }
        };
    }

    /** Writes an answer. */
    interface Answer {
        void write(HttpExchange exchange, String answer) throws IOException;
    }
}
