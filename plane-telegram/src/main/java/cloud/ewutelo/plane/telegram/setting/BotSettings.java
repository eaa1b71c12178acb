package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.model.Secret;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the bot speaks with Telegram.
 *
 * @param api the address of the Bot API
 * @param tokenOrNull the bot's token; null where none is needed
 * @param webhookUrlOrNull where Telegram brings updates; null to ask for them
 * @param webhookListen where the program listens for what Telegram brings
 * @param webhookSecretOrNull what Telegram shows with each update that it brings
 * @param removeWebhook whether a webhook that somebody set is removed, to ask for updates
 */
public record BotSettings(
        URI api,
        @Nullable Secret tokenOrNull,
        @Nullable URI webhookUrlOrNull,
        Address webhookListen,
        @Nullable Secret webhookSecretOrNull,
        boolean removeWebhook) {

    /** The token. */
    public Secret token() {
        if (tokenOrNull == null) {
            throw new IllegalStateException("The settings were read without secrets.");
        }
        return tokenOrNull;
    }

    /** Where Telegram brings updates. */
    public Optional<URI> webhookUrl() {
        return Optional.ofNullable(webhookUrlOrNull);
    }

    /** What Telegram shows with each update that it brings. */
    public Optional<Secret> webhookSecret() {
        return Optional.ofNullable(webhookSecretOrNull);
    }
}
