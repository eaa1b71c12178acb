package cloud.ewutelo.plane.release;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A type as it stands in source, with its nullness, and without the package {@code java.lang}. */
final class TypeText {

    private TypeText() {}

    static String of(AnnotatedType type) {
        return nullness(type) + plain(type);
    }

    static String parameters(TypeVariable<?>[] variables) {
        if (variables.length == 0) {
            return "";
        }
        return Arrays.stream(variables).map(TypeText::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(TypeText::of)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private static String nullness(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    private static String plain(AnnotatedType type) {
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + "[]";
        }
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return name(((ParameterizedType) parameterized.getType()).getRawType())
                    + Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                            .map(TypeText::of)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            if (wildcard.getAnnotatedLowerBounds().length > 0) {
                return "? super " + of(wildcard.getAnnotatedLowerBounds()[0]);
            }
            String upper = Arrays.stream(wildcard.getAnnotatedUpperBounds())
                    .map(TypeText::of)
                    .collect(Collectors.joining(" & "));
            return upper.isEmpty() || upper.equals("Object") ? "?" : "? extends " + upper;
        }
        return name(type.getType());
    }

    private static String name(Type type) {
        String name = type.getTypeName();
        return name.matches("java\\.lang\\.[^.]+") ? name.substring("java.lang.".length()) : name;
    }
}
