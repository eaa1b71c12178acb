package cloud.ewutelo.plane.provisioner.file;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The declarative file.
 *
 * @param raw as it is written, variables and all; fit for being stored
 * @param desired what it asks for, with the values of the variables
 * @param folder where its relative paths begin
 */
public record Document(JsonNode raw, Desired desired, Path folder) {

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper BINDER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .addModule(new SimpleModule()
                    .addDeserializer(Secret.class, new SecretReader())
                    .addDeserializer(LocalDate.class, new DateReader()))
            .build();

    /** Reads a file, YAML or JSON. */
    public static JsonNode parse(Path file) {
        try {
            JsonNode raw = YAML.readTree(Files.readString(file));
            if (raw == null || !raw.isObject()) {
                throw new ProvisionerException(
                        file + " is empty. \"plane-provisioner schema\" shows what belongs into it.");
            }
            return raw;
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new ProvisionerException(file + " is neither YAML nor JSON"
                    + (location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr())
                    + (e.getMessage() != null && e.getMessage().contains("uplicate") ? ": a key is there twice" : "")
                    + ".");
        } catch (IOException e) {
            throw new ProvisionerException("The file " + file + " cannot be read. Check its path and permissions.");
        }
    }

    /**
     * Puts the variables in and checks everything that can be checked without Plane.
     *
     * @throws ProvisionerException with all problems at once
     */
    public static Document of(JsonNode raw, Path folder, Map<String, String> environment) {
        Variables variables = new Variables(environment, folder);
        JsonNode resolved = variables.in(raw);
        List<String> problems = new ArrayList<>(variables.problems());
        problems.addAll(WrittenSecrets.in(raw));
        if (problems.isEmpty()) {
            problems.addAll(Schema.problems(resolved));
        }
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        Desired desired;
        try {
            desired = BINDER.treeToValue(resolved, Desired.class);
        } catch (JsonProcessingException e) {
            throw new ProvisionerException("The file does not fit: " + e.getOriginalMessage());
        }
        problems.addAll(new Meaning(desired).problems());
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        return new Document(raw, desired, folder);
    }

    private static ProvisionerException invalid(List<String> problems) {
        return new ProvisionerException((problems.size() == 1 ? "The file has a problem:" : "The file has problems:")
                + "\n  " + String.join("\n  ", problems));
    }

    private static final class SecretReader extends StdDeserializer<Secret> {

        private static final long serialVersionUID = 1L;

        SecretReader() {
            super(Secret.class);
        }

        @Override
        public @Nullable Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
            // Empty where a variable has an empty default.
            String value = in.getText();
            return value.isEmpty() ? null : Secret.of(value);
        }
    }

    private static final class DateReader extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        DateReader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return LocalDate.parse(in.getText());
        }
    }
}
