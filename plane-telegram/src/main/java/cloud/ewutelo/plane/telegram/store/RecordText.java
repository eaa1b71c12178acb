package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.message.Button;
import cloud.ewutelo.plane.workitem.Priority;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Records as JSON, for columns that nothing is looked up by. A later version may have more components; they are null then. */
final class RecordText {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(values())
            .build();

    private RecordText() {}

    static String of(Object record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new StoreException("A " + record.getClass().getSimpleName() + " cannot be kept.", e);
        }
    }

    static <T> T parse(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new StoreException("A " + type.getSimpleName() + " cannot be read.", e);
        }
    }

    static List<List<Button>> rows(String text) {
        try {
            return JSON.readValue(text, new TypeReference<List<List<Button>>>() {});
        } catch (JsonProcessingException e) {
            throw new StoreException("Buttons cannot be read.", e);
        }
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule("values");
        add(module, Instant.class, Instant::parse);
        add(module, LocalDate.class, LocalDate::parse);
        add(module, Duration.class, Duration::parse);
        add(module, StateGroup.class, StateGroup::of);
        add(module, Priority.class, Priority::of);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parser) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator to, SerializerProvider provider) throws IOException {
                to.writeString(value.toString());
            }
        });
        module.addDeserializer(type, new FromStringDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            protected T _deserialize(String text, DeserializationContext context) {
                return parser.apply(text);
            }
        });
    }
}
