package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotUser;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who the bot is: asked once, when it is first needed, so that a start does not fail while Telegram is away. */
final class KnownBot implements Supplier<BotUser> {

    private final BotApi api;
    private @Nullable BotUser known;

    KnownBot(BotApi api) {
        this.api = api;
    }

    @Override
    public synchronized BotUser get() {
        BotUser present = known;
        if (present == null) {
            present = api.getMe();
            known = present;
        }
        return present;
    }
}
