package cloud.ewutelo.plane.internal.json;

import static java.lang.invoke.MethodType.methodType;

import cloud.ewutelo.plane.model.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.BuilderBasedDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import java.io.IOException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model as Jackson would, and faster: Plane sends the properties of an object in the same order again and again, so each
 * property remembers which one followed it last. The parser then only compares bytes with that name; a name that is another one
 * is looked up.
 */
final class ModelReader extends BuilderBasedDeserializer {

    private static final long serialVersionUID = 1L;

    /** So that an object with ever new names does not fill the memory. */
    private static final int MOST_STEPS = 200;

    /** Calls a method of a builder. */
    interface Setter {
        Object set(Object builder, Object value);
    }

    /** Calls the method of a builder that takes unknown properties. */
    interface UnknownSetter {
        Object set(Object builder, String name, Object value);
    }

    /** A property in the order of properties. */
    private static final class Step {

        final SerializableString name;
        final @Nullable SettableBeanProperty property;
        final @Nullable Setter setter;

        /** A guess: threads may overwrite each other's. */
        @Nullable
        Step next;

        Step(String name, @Nullable SettableBeanProperty property) {
            this.name = new SerializedString(name);
            this.property = property;
            this.setter = property == null
                    ? null
                    : setter(property.getMember(), Setter.class, methodType(Object.class, Object.class, Object.class));
        }
    }

    private static final JsonValue NULL = JsonValue.of(null);

    private final transient Map<String, Step> steps = new ConcurrentHashMap<>();
    private final transient Step start = new Step("", null);
    private final transient @Nullable UnknownSetter unknownSetter;

    private ModelReader(BuilderBasedDeserializer original) {
        super(original);
        this.unknownSetter = _anySetter == null
                ? null
                : setter(
                        _anySetter.getProperty().getMember(),
                        UnknownSetter.class,
                        methodType(Object.class, Object.class, String.class, Object.class));
    }

    /** A small class for each setter: reflection would make an array of arguments and cannot be inlined. */
    private static <S> S setter(AnnotatedMember member, Class<S> kind, MethodType general) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle method = lookup.unreflect((Method) member.getMember());
            return kind.cast(LambdaMetafactory.metafactory(
                            lookup,
                            "set",
                            methodType(kind),
                            general,
                            method,
                            method.type().wrap())
                    .getTarget()
                    .invoke());
        } catch (Throwable e) {
            throw new IllegalStateException(member.getName() + " cannot be called", e);
        }
    }

    /** Puts such readers in the place of Jackson's. */
    static final class Modifier extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return deserializer instanceof BuilderBasedDeserializer original ? new ModelReader(original) : deserializer;
        }
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            return super.deserialize(in, context);
        }
        Object builder = _valueInstantiator.createUsingDefault(context);
        Step last = start;
        while (true) {
            Step step = last.next;
            if (step == null || !in.nextFieldName(step.name)) {
                if (step == null) {
                    in.nextToken();
                }
                if (in.currentToken() != JsonToken.FIELD_NAME) {
                    return finishBuild(context, builder);
                }
                step = step(in.currentName());
                last.next = step;
            }
            if (in.nextToken() != JsonToken.VALUE_NULL) {
                read(step, in, context, builder);
            } else if (step.property == null && unknownSetter != null) {
                unknownSetter.set(builder, step.name.getValue(), NULL);
            }
            last = step;
        }
    }

    private void read(Step step, JsonParser in, DeserializationContext context, Object builder) throws IOException {
        if (step.property == null || step.setter == null) {
            handleUnknownVanilla(in, context, builder, step.name.getValue());
            return;
        }
        try {
            Object value = step.property.deserialize(in, context);
            if (value != null) {
                step.setter.set(builder, value);
            }
        } catch (Exception e) {
            wrapAndThrow(e, builder, step.name.getValue(), context);
        }
    }

    private Step step(String name) {
        Step known = steps.get(name);
        if (known == null) {
            known = new Step(name, _beanProperties.find(name));
            if (steps.size() < MOST_STEPS) {
                steps.put(name, known);
            }
        }
        return known;
    }
}
