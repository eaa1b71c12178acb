package cloud.ewutelo.plane.provisioner.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds passwords and keys that stand in the file itself: files are shared and kept, and so are plans, which hold them. */
public final class WrittenSecrets {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(file:)?[^}:]+(:-)?}");
    private static final List<String> SECRET = List.of("password", "api_key");

    private final List<String> problems = new ArrayList<>();

    private WrittenSecrets() {}

    /** What is written out, each with its place and never with its value. */
    static List<String> in(JsonNode raw) {
        WrittenSecrets found = new WrittenSecrets();
        found.search(raw, "");
        raw.path("instance").path("settings").properties().forEach(setting -> {
            if (isSecretSetting(setting.getKey())) {
                found.check(setting.getValue(), "/instance/settings/" + setting.getKey());
            }
        });
        return found.problems;
    }

    /** Whether the value of a setting of the instance must not be shown. */
    public static boolean isSecretSetting(String key) {
        return key.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*") && !key.startsWith("ENABLE_");
    }

    private void search(JsonNode node, String place) {
        node.properties().forEach(entry -> {
            String path = place + "/" + entry.getKey();
            if (SECRET.contains(entry.getKey())) {
                check(entry.getValue(), path);
            }
            search(entry.getValue(), path);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                search(node.get(i), place + "/" + i);
            }
        }
    }

    private void check(JsonNode value, String place) {
        boolean written = value.isValueNode()
                && !value.asText().isEmpty()
                && !VARIABLE.matcher(value.asText()).matches();
        if (written) {
            problems.add(place + " is written out. Take it from a variable, ${NAME}, or from a file, ${file:path}.");
        }
    }
}
