package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON, or YAML of the same shape. */
final class JsonFormat implements Format {

    private final ObjectMapper mapper;
    private final @Nullable String root;

    private JsonFormat(ObjectMapper mapper, @Nullable String root) {
        this.mapper = mapper;
        this.root = root;
    }

    static JsonFormat json() {
        return new JsonFormat(
                JsonMapper.builder()
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build(),
                null);
    }

    /** Under one variable, as Ansible includes it. */
    static JsonFormat yaml() {
        YAMLFactory factory = YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return new JsonFormat(new YAMLMapper(factory), "plane_secrets");
    }

    @Override
    public String write(Secrets secrets) {
        ObjectNode all = mapper.createObjectNode();
        all.put("url", secrets.url()).put("workspace", secrets.workspace());
        ObjectNode people = all.putObject("people");
        secrets.people().forEach((name, person) -> {
            ObjectNode entry = people.putObject(name).put("email", person.email());
            put(entry, "password", person.password());
            put(entry, "api_key", person.key());
            put(entry, "api_key_id", person.keyId());
            if (person.renewing()) {
                entry.put("renewing", true);
            }
            put(entry, "retiring_api_key_id", person.retiringKeyId());
            put(entry, "retire_at", person.retireAt());
        });
        ObjectNode webhooks = all.putObject("webhooks");
        secrets.webhooks().forEach((name, webhook) -> webhooks.putObject(name)
                .put("id", webhook.id())
                .put("url", webhook.url())
                .put("secret", webhook.secret().reveal()));
        try {
            JsonNode whole = root == null ? all : mapper.createObjectNode().set(root, all);
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(whole) + (root == null ? "\n" : "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Secrets read(String text, String name) {
        JsonNode whole;
        try {
            whole = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ProvisionerException(name + " cannot be read: it is damaged. Restore it from a backup.");
        }
        JsonNode all = root == null ? whole : whole.path(root);
        Map<String, Credentials> people = new TreeMap<>();
        all.path("people").properties().forEach(entry -> people.put(entry.getKey(), credentials(entry.getValue())));
        Map<String, WebhookSecret> webhooks = new TreeMap<>();
        all.path("webhooks").properties().forEach(entry -> {
            JsonNode webhook = entry.getValue();
            webhooks.put(
                    entry.getKey(),
                    new WebhookSecret(
                            webhook.path("id").asText(),
                            webhook.path("url").asText(),
                            Secret.of(webhook.path("secret").asText("?"))));
        });
        return new Secrets(all.path("url").asText(), all.path("workspace").asText(), people, webhooks);
    }

    private static Credentials credentials(JsonNode entry) {
        String retireAt = text(entry, "retire_at");
        return new Credentials(
                entry.path("email").asText(),
                secret(entry, "password"),
                secret(entry, "api_key"),
                text(entry, "api_key_id"),
                entry.path("renewing").asBoolean(),
                text(entry, "retiring_api_key_id"),
                retireAt == null ? null : Instant.parse(retireAt));
    }

    private static void put(ObjectNode entry, String name, @Nullable Object value) {
        if (value != null) {
            entry.put(name, value instanceof Secret secret ? secret.reveal() : value.toString());
        }
    }

    private static @Nullable String text(JsonNode entry, String name) {
        String value = entry.path(name).asText("");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Secret secret(JsonNode entry, String name) {
        String value = text(entry, name);
        return value == null ? null : Secret.of(value);
    }
}
