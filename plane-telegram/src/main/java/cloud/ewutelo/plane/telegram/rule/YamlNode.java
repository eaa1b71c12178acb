package cloud.ewutelo.plane.telegram.rule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a YAML file that knows its line. */
final class YamlNode {

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final int line;
    private final @Nullable String text;
    private final @Nullable List<YamlNode> items;
    private final @Nullable Map<String, YamlNode> entries;

    private YamlNode(
            int line, @Nullable String text, @Nullable List<YamlNode> items, @Nullable Map<String, YamlNode> entries) {
        this.line = line;
        this.text = text;
        this.items = items;
        this.entries = entries;
    }

    /** A file that is no YAML. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;

        MalformedException(int line, String message) {
            super(message);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    static YamlNode parse(String yaml) throws MalformedException {
        try (JsonParser parser = YAML.createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new YamlNode(1, null, null, null);
            }
            YamlNode node = read(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException(parser.currentTokenLocation().getLineNr(), "it has a second document");
            }
            return node;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String message = String.valueOf(e.getOriginalMessage()).split("\\R", 2)[0];
            throw new MalformedException(
                    line, message.startsWith("Duplicate field") ? "a key is there twice" : message);
        } catch (IOException | StackOverflowError e) {
            throw new MalformedException(0, "it is nested too deeply");
        }
    }

    private static YamlNode read(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, YamlNode> entries = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                entries.put(key, read(parser));
            }
            return new YamlNode(line, null, null, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return new YamlNode(line, null, items, null);
        }
        return new YamlNode(line, token == JsonToken.VALUE_NULL ? null : parser.getText(), null, null);
    }

    /** Counted from 1. */
    int line() {
        return line;
    }

    boolean isNull() {
        return text == null && items == null && entries == null;
    }

    boolean isMap() {
        return entries != null;
    }

    boolean isList() {
        return items != null;
    }

    /** A scalar as it is written; null for anything else. */
    @Nullable
    String text() {
        return text;
    }

    List<YamlNode> items() {
        return items == null ? List.of() : items;
    }

    Map<String, YamlNode> entries() {
        return entries == null ? Map.of() : entries;
    }

    @Nullable
    YamlNode get(String key) {
        return entries().get(key);
    }
}
