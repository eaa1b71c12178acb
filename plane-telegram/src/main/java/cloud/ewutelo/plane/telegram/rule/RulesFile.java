package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.rule.RulesException.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a file of rules and finds everything that is wrong with it. */
final class RulesFile {

    private static final List<String> KEYS = List.of("standard", "rules");
    private static final List<String> RULE_KEYS = List.of("name", "when", "then", "why");
    private static final List<String> ACTIONS =
            Arrays.stream(Decision.Action.values()).map(Property::name).toList();
    private static final List<String> CONDITIONS = conditions();

    private final String yaml;
    private final List<Problem> problems = new ArrayList<>();

    RulesFile(String yaml) {
        this.yaml = yaml;
    }

    Rules rules() {
        List<Rule> own = new ArrayList<>();
        boolean standard = true;
        YamlNode file = read();
        if (file != null) {
            checkKeys(file, "", KEYS);
            standard = standard(file);
            own.addAll(list(file));
        }
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new RulesException(problems);
        }
        if (standard) {
            own.addAll(Rules.standard().list());
        }
        return new Rules(own);
    }

    private @Nullable YamlNode read() {
        try {
            YamlNode file = YamlNode.parse(yaml);
            if (file.isMap()) {
                return file;
            }
            add(file.line(), "the file", "is no list of rules", "Begin it with \"rules:\".");
        } catch (YamlNode.MalformedException e) {
            add(
                    e.line(),
                    "the file",
                    "cannot be read as YAML: " + e.getMessage(),
                    "Correct the line, or the one above.");
        }
        return null;
    }

    private boolean standard(YamlNode file) {
        YamlNode node = file.get("standard");
        if (node == null || node.isNull()) {
            return true;
        }
        String text = node.text();
        if (!"true".equals(text) && !"false".equals(text)) {
            add(
                    node.line(),
                    "standard",
                    "is neither true nor false",
                    "Write true if the standard rules follow yours, else false.");
        }
        return !"false".equals(text);
    }

    private List<Rule> list(YamlNode file) {
        YamlNode node = file.get("rules");
        if (node == null || node.isNull()) {
            if (file.get("standard") == null) {
                add(file.line(), "rules", "is missing", "List the rules under \"rules:\", each with name and then.");
            }
            return List.of();
        }
        if (!node.isList()) {
            add(node.line(), "rules", "is no list", "Begin each rule with \"- name:\".");
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 0; i < node.items().size(); i++) {
            String place = "rules[" + i + "]";
            YamlNode item = node.items().get(i);
            if (!item.isMap()) {
                add(item.line(), place, "is no rule", "Write name, when and then.");
                continue;
            }
            rule(item, place).ifPresent(rule -> {
                Integer earlier = lines.putIfAbsent(rule.name(), item.line());
                if (earlier != null) {
                    add(
                            item.line(),
                            place + ".name",
                            "\"" + rule.name() + "\" is the name of the rule in line " + earlier + " too",
                            "Give each rule its own name, so that an explanation tells which one decided.");
                }
                rules.add(rule);
            });
        }
        return rules;
    }

    private Optional<Rule> rule(YamlNode item, String place) {
        int before = problems.size();
        checkKeys(item, place + ".", RULE_KEYS);
        Optional<String> name =
                text(item, place, "name", "Name it, so that an explanation can tell which rule decided.");
        Optional<String> then = text(item, place, "then", "Write one of " + among(ACTIONS) + ".");
        then.filter(action -> !ACTIONS.contains(action))
                .ifPresent(action -> unknown(item.get("then"), place + ".then", action, ACTIONS));
        List<Condition> conditions = when(item.get("when"), place + ".when");
        YamlNode why = item.get("why");
        if (why != null && why.text() == null) {
            add(why.line(), place + ".why", "is no text", "Write the reason as a sentence, or leave it out.");
        }
        if (problems.size() > before || name.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        String reason = why == null || why.text() == null ? Rule.inWords(conditions) : why.text();
        return Optional.of(new Rule(name.get(), conditions, action(then.get()), reason));
    }

    private static Decision.Action action(String name) {
        return Decision.Action.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private List<Condition> when(@Nullable YamlNode node, String place) {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isMap()) {
            add(node.line(), place, "is no list of conditions", "Write pairs such as \"event: completed\".");
            return List.of();
        }
        List<Condition> conditions = new ArrayList<>();
        node.entries().forEach((key, value) -> {
            String field = place + "." + key;
            Optional<Property> property = Property.named(key);
            if (key.equals(Condition.ConfidenceBelow.KEY)) {
                limit(value, field).ifPresent(conditions::add);
            } else if (property.isPresent()) {
                oneOf(property.get(), value, field).ifPresent(conditions::add);
            } else {
                unknown(value, place, key, CONDITIONS);
            }
        });
        return conditions;
    }

    private Optional<Condition> limit(YamlNode node, String field) {
        try {
            BigDecimal limit = new BigDecimal(String.valueOf(node.text()));
            if (limit.signum() >= 0 && limit.compareTo(BigDecimal.ONE) <= 0) {
                return Optional.of(new Condition.ConfidenceBelow(limit));
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        add(node.line(), field, "is no number from 0 to 1", "Write a number such as 0.7.");
        return Optional.empty();
    }

    private Optional<Condition> oneOf(Property property, YamlNode node, String field) {
        List<YamlNode> items = node.isList() ? node.items() : List.of(node);
        if (items.isEmpty()) {
            add(
                    node.line(),
                    field,
                    "is an empty list, which nothing fits",
                    "Name a value, or leave the condition out.");
            return Optional.empty();
        }
        List<String> wanted = new ArrayList<>();
        for (YamlNode item : items) {
            String text = item.isNull() ? Property.NOTHING : item.text();
            if (text == null || text.isBlank()) {
                add(item.line(), field, "is no text", "Write a value, or several as [a, b].");
            } else if (!property.vocabulary().isEmpty()
                    && !property.vocabulary().contains(Property.level(text))
                    && !Property.level(text).equals(Property.NOTHING)) {
                unknown(item, field, text, property.vocabulary());
            } else {
                wanted.add(text.strip());
            }
        }
        return wanted.size() == items.size() ? Optional.of(new Condition.OneOf(property, wanted)) : Optional.empty();
    }

    private Optional<String> text(YamlNode map, String place, String key, String remedy) {
        YamlNode node = map.get(key);
        String text = node == null ? null : node.text();
        if (text == null || text.isBlank()) {
            add(
                    node == null ? map.line() : node.line(),
                    place + "." + key,
                    node == null || node.isNull() ? "is missing" : "is no text",
                    remedy);
            return Optional.empty();
        }
        return Optional.of(text.strip());
    }

    private void checkKeys(YamlNode map, String place, List<String> known) {
        map.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                unknown(value, place.isEmpty() ? "the file" : place.substring(0, place.length() - 1), key, known);
            }
        });
    }

    private void unknown(@Nullable YamlNode node, String field, String value, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(each -> distance(each, Property.level(value))))
                .filter(each -> distance(each, Property.level(value)) <= Math.max(2, value.length() / 3))
                .map(each -> "Did you mean \"" + each + "\"? ")
                .orElse("");
        add(
                node == null ? 0 : node.line(),
                field,
                "has \"" + (value.length() > 60 ? value.substring(0, 60) + "…" : value) + "\", which is not known",
                nearest + "Known: " + String.join(", ", known) + ".");
    }

    private void add(int line, String field, String problem, String remedy) {
        problems.add(new Problem(line, field, problem, remedy));
    }

    private static String among(List<String> values) {
        return values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    }

    private static List<String> conditions() {
        List<String> all = new ArrayList<>(
                Arrays.stream(Property.values()).map(Property::key).toList());
        all.add(Condition.ConfidenceBelow.KEY);
        return List.copyOf(all);
    }

    /** How many letters must be added, removed or replaced. */
    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[other.length()];
    }
}
