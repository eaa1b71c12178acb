package cloud.ewutelo.plane.telegram.bot;

import java.time.Duration;

/** Is told what becomes of messages. */
public interface SendObserver {

    /** Tells nobody. */
    SendObserver NONE = new SendObserver() {
        @Override
        public void sent(long chatId, Duration waited) {}

        @Override
        public void failed(long chatId, BotApiException.Reason reason) {}
    };

    /** A message was sent, so long after it could have been. */
    void sent(long chatId, Duration waited);

    /** Telegram did not take a message. */
    void failed(long chatId, BotApiException.Reason reason);
}
