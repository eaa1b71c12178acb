package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.rule.Condition;
import cloud.ewutelo.plane.telegram.rule.Rule;
import cloud.ewutelo.plane.telegram.rule.Rules;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes the workflow for n8n out of its sources, the standard rules and the texts, so that both tell the same. */
final class N8nWorkflow {

    static final Path FILE = Path.of("../infra/n8n/plane-notifications.json");

    private static final Path SOURCES = Path.of("../infra/n8n/source");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the workflow says; not the answers to commands. */
    private static final Pattern USED =
            Pattern.compile("change\\..*|quoted|untitled|more|priority\\..*|due\\..*|button\\.open");

    private N8nWorkflow() {}

    static String generate() {
        try {
            JsonNode workflow = JSON.readTree(source("workflow.json"));
            for (JsonNode node : workflow.get("nodes")) {
                JsonNode code = node.at("/parameters/jsCode");
                if (code.isTextual()) {
                    ((ObjectNode) node.get("parameters"))
                            .put("jsCode", code(code.asText().substring(1)));
                }
            }
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));
            return JSON.writer(printer).writeValueAsString(workflow) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String file) throws IOException {
        return source(file)
                .replace("/*RULES*/ []", JSON.writeValueAsString(rules()))
                .replace("/*TEXTS*/ {}", JSON.writeValueAsString(texts()));
    }

    private static String source(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    private static List<Map<String, Object>> rules() {
        return Rules.standard().list().stream().map(N8nWorkflow::rule).toList();
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", rule.name());
        json.put(
                "when",
                rule.conditions().stream()
                        .map(condition -> (Condition.OneOf) condition)
                        .map(condition -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("property", condition.property().key());
                            one.put("values", condition.wanted());
                            return one;
                        })
                        .toList());
        json.put("then", rule.action().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, Map<String, String>> texts() {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        Arrays.stream(Language.values()).forEach(language -> {
            Texts words = new Texts(language);
            Map<String, String> used = new TreeMap<>();
            ResourceBundle.getBundle(Texts.class.getPackageName() + ".messages", words.locale()).keySet().stream()
                    .filter(key -> USED.matcher(key).matches())
                    .forEach(key -> used.put(key, words.pattern(key)));
            texts.put(language.name().toLowerCase(Locale.ROOT), used);
        });
        return texts;
    }
}
