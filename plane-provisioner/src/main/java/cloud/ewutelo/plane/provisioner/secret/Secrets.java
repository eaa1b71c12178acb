package cloud.ewutelo.plane.provisioner.secret;

import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is kept.
 *
 * @param url where Plane is
 * @param workspace the slug
 * @param people by name
 * @param webhooks by name
 */
public record Secrets(
        String url, String workspace, Map<String, Credentials> people, Map<String, WebhookSecret> webhooks) {

    /** Copies the maps, in alphabetical order, so that files do not change by themselves. */
    public Secrets {
        people = new TreeMap<>(people);
        webhooks = new TreeMap<>(webhooks);
    }

    static Secrets none(String url, String workspace) {
        return new Secrets(url, workspace, Map.of(), Map.of());
    }
}
