package cloud.ewutelo.plane.internal.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one JSON configuration of the SDK. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new ModelIntrospector())
            .addModule(new Jdk8Module())
            .addModule(new PlaneTypes())
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .enable(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            // A message must not quote what it failed on: it may be a secret or a comment.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    public static ObjectMapper mapper() {
        return MAPPER;
    }

    public static String write(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON: " + explain(e), e);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new IllegalArgumentException("The JSON is null, not a " + type.getSimpleName());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a " + type.getSimpleName() + ": " + explain(e));
        }
    }

    /** A model out of JSON that was parsed already. */
    public static <T> T convert(@Nullable Object plain, Class<T> type) {
        try {
            T value = MAPPER.convertValue(plain, type);
            if (value == null) {
                throw new IllegalArgumentException("The JSON is null, not a " + type.getSimpleName());
            }
            return value;
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof JsonProcessingException cause) {
                throw new IllegalArgumentException("Not a " + type.getSimpleName() + ": " + explain(cause));
            }
            throw e;
        }
    }

    public static @Nullable Object parsePlain(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + explain(e));
        }
    }

    /** Where a text stopped making sense, without quoting it. */
    public static String explain(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                    .collect(Collectors.joining("."));
            return "property " + path + " has an unexpected value" + where;
        }
        if (failure instanceof JsonMappingException) {
            return "a required property is missing, or the value has another shape" + where;
        }
        return "syntax error" + where;
    }
}
