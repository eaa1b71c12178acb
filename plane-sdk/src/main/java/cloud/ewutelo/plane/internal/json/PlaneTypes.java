package cloud.ewutelo.plane.internal.json;

import cloud.ewutelo.plane.intake.IntakeStatus;
import cloud.ewutelo.plane.model.JsonValue;
import cloud.ewutelo.plane.model.OpenEnum;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.user.Role;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the values inside models are read and written: dates, open enums, references, roles, free JSON. */
final class PlaneTypes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"unchecked", "rawtypes"})
    PlaneTypes() {
        super("plane-types");
        addDeserializer(Instant.class, new InstantReader());
        addDeserializer(LocalDate.class, new DateReader());
        addDeserializer(Role.class, new RoleReader());
        addDeserializer(IntakeStatus.class, new IntakeStatusReader());
        addDeserializer(JsonValue.class, new JsonValueReader());
        addDeserializer(PageBody.class, (JsonDeserializer) new PageBody.Reader(null));
        addDeserializer(Ref.class, (JsonDeserializer) new RefReader(null));
        addSerializer(new Writer<>(Instant.class, (value, out) -> out.writeString(value.toString())));
        addSerializer(new Writer<>(LocalDate.class, (value, out) -> out.writeString(value.toString())));
        addSerializer(new Writer<>(Role.class, (value, out) -> out.writeNumber(value.level())));
        addSerializer(new Writer<>(IntakeStatus.class, (value, out) -> out.writeNumber(value.code())));
        addSerializer(new Writer<>(OpenEnum.class, (value, out) -> out.writeString(value.value())));
        addSerializer(new Writer<>(JsonValue.class, (value, out) -> out.writePOJO(value.toPlain())));
        addDeserializer(Secret.class, new SecretReader());
        addSerializer(new Writer<>(Secret.class, (value, out) -> out.writeString(value.toString())));
        addSerializer(new Writer<>(Ref.class, PlaneTypes::writeReference));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new OpenEnums());
        context.addBeanDeserializerModifier(new ModelReader.Modifier());
    }

    private static void writeReference(Ref<?> reference, JsonGenerator out) throws IOException {
        if (!reference.isPresent()) {
            out.writeNull();
        } else if (reference.expanded().isPresent()) {
            out.writePOJO(reference.expanded().get());
        } else {
            out.writeString(reference.id());
        }
    }

    private interface Write<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    private static final class Writer<T> extends StdSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Write<T> write;

        Writer(Class<T> type, Write<T> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            write.write(value, out);
        }

        /** A reference that was never read is left out, like everything else that was never read. */
        @Override
        public boolean isEmpty(SerializerProvider provider, T value) {
            return value instanceof Ref<?> reference && !reference.isPresent();
        }
    }

    /** Whether there is no date, in one of the ways in which Plane says so. */
    private static boolean isNothing(JsonParser in) throws IOException {
        if (in.getTextLength() >= "2026-11-22".length()
                && !Character.isWhitespace(in.getTextCharacters()[in.getTextOffset()])) {
            return false;
        }
        String text = in.getText().strip();
        return text.isEmpty() || text.equals("None");
    }

    /** Offsets follow the time zone of the key's user: {@code Z} for some, {@code +09:00} for others. */
    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (isNothing(in)) {
                return null;
            }
            try {
                return Timestamps.instant(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
            } catch (DateTimeException e) {
                return (Instant)
                        context.handleWeirdStringValue(Instant.class, in.getText(), "not an ISO-8601 date and time");
            }
        }
    }

    /** A date; where Plane sends a date and time for one, its date part. */
    private static final class DateReader extends StdDeserializer<LocalDate> {

        private static final long serialVersionUID = 1L;

        DateReader() {
            super(LocalDate.class);
        }

        @Override
        public @Nullable LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (isNothing(in)) {
                return null;
            }
            try {
                return Timestamps.date(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
            } catch (DateTimeException e) {
                return (LocalDate)
                        context.handleWeirdStringValue(LocalDate.class, in.getText(), "not an ISO-8601 date");
            }
        }
    }

    private static final class RoleReader extends StdDeserializer<Role> {

        private static final long serialVersionUID = 1L;

        RoleReader() {
            super(Role.class);
        }

        @Override
        public @Nullable Role deserialize(JsonParser in, DeserializationContext context) throws IOException {
            int level = in.getIntValue();
            return level < 1 ? null : new Role(level);
        }
    }

    private static final class SecretReader extends StdDeserializer<Secret> {

        private static final long serialVersionUID = 1L;

        SecretReader() {
            super(Secret.class);
        }

        @Override
        public @Nullable Secret deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String value = in.getText();
            return value.isEmpty() ? null : Secret.of(value);
        }
    }

    private static final class IntakeStatusReader extends StdDeserializer<IntakeStatus> {

        private static final long serialVersionUID = 1L;

        IntakeStatusReader() {
            super(IntakeStatus.class);
        }

        @Override
        public IntakeStatus deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new IntakeStatus(in.getIntValue());
        }
    }

    private static final class JsonValueReader extends StdDeserializer<JsonValue> {

        private static final long serialVersionUID = 1L;

        JsonValueReader() {
            super(JsonValue.class);
        }

        @Override
        public JsonValue deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return JsonValue.of(in.readValueAs(Object.class));
        }

        /** An unknown property that is null stays known as null. */
        @Override
        public JsonValue getNullValue(DeserializationContext context) {
            return JsonValue.of(null);
        }
    }

    /** An id, or the whole object where the request expanded it. An object without id stands for an expanded null. */
    private static final class RefReader extends StdDeserializer<Ref<?>> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final @Nullable JavaType target;

        private final transient RecentReferences recent = new RecentReferences();

        RefReader(@Nullable JavaType target) {
            super(Ref.class);
            this.target = target;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType type = context.getContextualType();
            return new RefReader(type == null ? null : type.containedType(0));
        }

        @Override
        public @Nullable Ref<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                return byId(in);
            }
            TokenBuffer object = context.bufferAsCopyOfValue(in);
            JsonValue plain = Json.mapper().readValue(object.asParser(), JsonValue.class);
            JsonValue id = plain.get("id");
            if (id.isObject() || id.isArray()) {
                return (Ref<?>) context.handleUnexpectedToken(Ref.class, in);
            }
            if (id.isNull() || id.asString().isEmpty()) {
                return null;
            }
            if (target == null || target.isJavaLangObject()) {
                return Ref.of(id.asString(), plain);
            }
            Object expanded = Json.mapper().readValue(object.asParser(), target);
            return Ref.of(id.asString(), expanded);
        }

        private @Nullable Ref<?> byId(JsonParser in) throws IOException {
            Ref<?> known = recent.at(in);
            if (known != null) {
                return known;
            }
            String id = in.getText();
            if (id.isEmpty() || id.equals("None")) {
                return null;
            }
            Ref<?> reference = Ref.of(id);
            recent.add(reference);
            return reference;
        }
    }

    private static final class OpenEnums extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            return OpenEnum.class.isAssignableFrom(type.getRawClass()) ? new OpenEnumReader(type.getRawClass()) : null;
        }
    }

    private static final class OpenEnumReader extends StdDeserializer<OpenEnum> {

        private static final long serialVersionUID = 1L;

        private final transient MethodHandle of;

        OpenEnumReader(Class<?> type) {
            super(type);
            try {
                of = MethodHandles.publicLookup()
                        .findStatic(type, "of", MethodType.methodType(type, String.class))
                        .asType(MethodType.methodType(OpenEnum.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " has no public static of(String)", e);
            }
        }

        @Override
        public @Nullable OpenEnum deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String value = in.getText();
            if (value.isEmpty()) {
                return null;
            }
            try {
                return (OpenEnum) of.invokeExact(value);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
