package cloud.ewutelo.plane.internal.json;

import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson how the models are read and written, so that they need no Jackson annotation: an interface with a nested
 * {@code Builder} is read through that builder, an accessor {@code targetDate()} is the property {@code target_date}, and
 * {@code unknownProperties()} takes the rest.
 */
final class ModelIntrospector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final String UNKNOWN = "unknownProperties";
    private static final String PUT_UNKNOWN = "putUnknownProperties";

    // Looked up again and again while Jackson builds its tables; the answer never changes.
    private static final Map<Class<?>, Optional<Class<?>>> MODELS = new ConcurrentHashMap<>();

    /** The model interface that a class is, implements or builds. */
    static @Nullable Class<?> modelOf(Class<?> type) {
        Optional<Class<?>> known = MODELS.get(type);
        if (known == null) {
            // Not computeIfAbsent: the search for a builder's model asks for another type's.
            known = findModel(type);
            MODELS.put(type, known);
        }
        return known.orElse(null);
    }

    private static Optional<Class<?>> findModel(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        if (isModel(type)) {
            return Optional.of(type);
        }
        if (enclosing != null && type.getSimpleName().equals("Builder")) {
            return Optional.ofNullable(modelOf(enclosing));
        }
        return Arrays.stream(type.getInterfaces())
                .filter(ModelIntrospector::isModel)
                .findFirst();
    }

    private static boolean isModel(Class<?> type) {
        return type.isInterface()
                && type.getName().startsWith("cloud.ewutelo.plane.")
                && Arrays.stream(type.getDeclaredClasses())
                        .anyMatch(nested -> nested.getSimpleName().equals("Builder"));
    }

    @Override
    public @Nullable Class<?> findPOJOBuilder(AnnotatedClass type) {
        if (!isModel(type.getRawType())) {
            return null;
        }
        return Arrays.stream(type.getRawType().getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .findFirst()
                .orElse(null);
    }

    @Override
    public JsonPOJOBuilder.@Nullable Value findPOJOBuilderConfig(AnnotatedClass type) {
        return modelOf(type.getRawType()) == null ? null : new JsonPOJOBuilder.Value("build", "");
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated member) {
        if (!(member instanceof AnnotatedMethod method) || method.getParameterCount() != 1) {
            return null;
        }
        Class<?> model = modelOf(method.getDeclaringClass());
        if (model == null || method.getName().equals(UNKNOWN)) {
            return null;
        }
        return accessor(model, method.getName())
                .filter(accessor -> takesPlainValue(accessor, method.getRawParameterType(0)))
                .map(ModelIntrospector::wireName)
                .orElse(null);
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated member) {
        if (!(member instanceof AnnotatedMethod method) || method.getParameterCount() != 0) {
            return null;
        }
        Class<?> model = modelOf(method.getDeclaringClass());
        if (model == null || method.getName().equals(UNKNOWN)) {
            return null;
        }
        return accessor(model, method.getName())
                .filter(accessor -> accessor.getReturnType() == method.getRawType())
                .map(ModelIntrospector::wireName)
                .orElse(null);
    }

    @Override
    public @Nullable Boolean hasAnySetter(Annotated member) {
        return onlyIf(
                member instanceof AnnotatedMethod method && method.getName().equals(PUT_UNKNOWN));
    }

    @Override
    public @Nullable Boolean hasAnyGetter(Annotated member) {
        return onlyIf(member instanceof AnnotatedMember method
                && method.getName().equals(UNKNOWN)
                && modelOf(method.getDeclaringClass()) != null);
    }

    /** Null leaves the question to Jackson. */
    private static @Nullable Boolean onlyIf(boolean condition) {
        return condition ? true : null;
    }

    /** A builder has two setters for an optional property; the one that takes the bare value is the one for JSON. */
    private static boolean takesPlainValue(Method accessor, Class<?> parameter) {
        Class<?> type = accessor.getReturnType();
        if (Collection.class.isAssignableFrom(type)) {
            return parameter == Iterable.class;
        }
        return !parameter.getName().startsWith("java.util.Optional");
    }

    /** Accessors are the model's methods that no helper of its own computes: those that the builder can set. */
    private static Optional<Method> accessor(Class<?> model, String name) {
        return Arrays.stream(model.getMethods())
                .filter(method -> method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> builderSets(model, name))
                .findFirst();
    }

    private static boolean builderSets(Class<?> model, String name) {
        return Arrays.stream(model.getDeclaredClasses())
                .filter(nested -> nested.getSimpleName().equals("Builder"))
                .flatMap(builder -> Arrays.stream(builder.getMethods()))
                .anyMatch(method -> method.getName().equals(name) && method.getParameterCount() == 1);
    }

    private static PropertyName wireName(Method accessor) {
        WireName wireName = accessor.getAnnotation(WireName.class);
        return PropertyName.construct(
                wireName != null
                        ? wireName.value()
                        : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(accessor.getName()));
    }
}
