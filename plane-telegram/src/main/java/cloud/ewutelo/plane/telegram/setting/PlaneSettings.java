package cloud.ewutelo.plane.telegram.setting;

import cloud.ewutelo.plane.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Plane is, and how it is asked.
 *
 * @param baseUrl its address
 * @param workspace the workspace's part of the address
 * @param apiKeyOrNull the key of the account that the bot works as; null where none is needed
 * @param webhookSecrets the secrets of the webhooks, new and old
 * @param requestsPerMinute how many requests the key may make
 * @param agents accounts that are agents: names, e-mail addresses or ids, with {@code *} for any letters
 * @param feedEvery how often each project is asked for changes that no webhook told
 */
public record PlaneSettings(
        URI baseUrl,
        String workspace,
        @Nullable Secret apiKeyOrNull,
        List<Secret> webhookSecrets,
        int requestsPerMinute,
        List<String> agents,
        Duration feedEvery) {

    /** Copies the lists. */
    public PlaneSettings {
        webhookSecrets = List.copyOf(webhookSecrets);
        agents = List.copyOf(agents);
    }

    /** The key. */
    public Secret apiKey() {
        if (apiKeyOrNull == null) {
            throw new IllegalStateException("The settings were read without secrets.");
        }
        return apiKeyOrNull;
    }
}
