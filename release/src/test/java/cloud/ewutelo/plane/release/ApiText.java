package cloud.ewutelo.plane.release;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public API of a module as text: every type of an exported package that users can name, with every member that they can
 * call, nullness included, in an order that does not change.
 */
final class ApiText {

    private static final String INDENT = "    ";

    private ApiText() {}

    /**
     * Reads a module from where one of its classes was loaded.
     *
     * @param member any public type of the module
     */
    static String of(Class<?> member) {
        try {
            Path place = Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
            var reference = ModuleFinder.of(place).findAll().iterator().next();
            Set<String> exported = reference.descriptor().exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            TreeMap<String, Class<?>> types = new TreeMap<>();
            try (ModuleReader reader = reference.open();
                    Stream<String> names = reader.list()) {
                for (String name : names.filter(each -> each.endsWith(".class") && each.contains("/"))
                        .map(each -> each.substring(0, each.length() - ".class".length())
                                .replace('/', '.'))
                        .filter(each -> exported.contains(each.substring(0, each.lastIndexOf('.'))))
                        .filter(each -> !each.endsWith(".package-info"))
                        .toList()) {
                    Class<?> type = Class.forName(name, false, member.getClassLoader());
                    if (isReachable(type)) {
                        types.put(name, type);
                    }
                }
            }
            return types.values().stream().map(ApiText::describe).collect(Collectors.joining("\n"));
        } catch (URISyntaxException | IOException | ClassNotFoundException e) {
            throw new IllegalStateException("The module of " + member.getName() + " cannot be read", e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || type.isSynthetic() || !isVisible(type.getModifiers())) {
            return false;
        }
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null || isReachable(enclosing);
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String describe(Class<?> type) {
        StringBuilder text = new StringBuilder(header(type)).append('\n');
        if (type.isEnum()) {
            // In their own order, which is part of compareTo.
            for (Object constant : type.getEnumConstants()) {
                text.append(INDENT).append(((Enum<?>) constant).name()).append('\n');
            }
        }
        members(type).forEach(line -> text.append(INDENT).append(line).append('\n'));
        return text.toString();
    }

    private static String header(Class<?> type) {
        String kind = type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
        StringBuilder text = new StringBuilder(deprecation(type.isAnnotationPresent(Deprecated.class)));
        int hidden = type.isInterface() ? Modifier.ABSTRACT | Modifier.STATIC : 0;
        int implied = type.isEnum() || type.isRecord() ? Modifier.FINAL | Modifier.STATIC | Modifier.ABSTRACT : 0;
        String modifiers = Modifier.toString(type.getModifiers() & ~hidden & ~implied & ~Modifier.INTERFACE);
        text.append(modifiers).append(' ');
        if (type.isSealed()) {
            text.append("sealed ");
        }
        text.append(kind).append(' ').append(type.getName()).append(TypeText.parameters(type.getTypeParameters()));
        if (type.getSuperclass() != null
                && type.getSuperclass() != Object.class
                && !type.isEnum()
                && !type.isRecord()) {
            text.append(" extends ").append(TypeText.of(type.getAnnotatedSuperclass()));
        }
        if (!type.isAnnotation() && type.getInterfaces().length > 0) {
            text.append(type.isInterface() ? " extends " : " implements ")
                    .append(Arrays.stream(type.getAnnotatedInterfaces())
                            .map(TypeText::of)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        if (type.isSealed()) {
            text.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static Set<String> members(Class<?> type) {
        Set<String> lines =
                new TreeSet<>(Comparator.comparing(ApiText::withoutModifiers).thenComparing(line -> line));
        for (Class<?> declaring : withHiddenAncestors(type)) {
            for (Field field : declaring.getDeclaredFields()) {
                if (isApi(field) && !field.isEnumConstant()) {
                    lines.add(modifiers(field, declaring) + TypeText.of(field.getAnnotatedType()) + " "
                            + field.getName());
                }
            }
            for (Method method : declaring.getDeclaredMethods()) {
                if (isApi(method) && !method.isBridge() && !(type.isEnum() && isImplied(method))) {
                    lines.add(modifiers(method, declaring)
                            + (method.isDefault() ? "default " : "")
                            + prefixed(TypeText.parameters(method.getTypeParameters()))
                            + TypeText.of(method.getAnnotatedReturnType()) + " " + method.getName()
                            + signature(method) + (method.getDefaultValue() == null ? "" : " default"));
                }
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isApi(constructor) && !type.isEnum()) {
                lines.add(modifiers(constructor, type) + type.getSimpleName() + signature(constructor));
            }
        }
        return lines;
    }

    /** What users inherit through a type that they cannot name is shown as if it stood in the type itself. */
    private static List<Class<?>> withHiddenAncestors(Class<?> type) {
        List<Class<?>> all = new ArrayList<>(List.of(type));
        for (Class<?> above = type.getSuperclass();
                above != null && above != Object.class && !isReachable(above);
                above = above.getSuperclass()) {
            all.add(above);
        }
        return all;
    }

    private static boolean isApi(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isImplied(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && (method.getName().equals("values") || method.getName().equals("valueOf"));
    }

    private static String signature(Executable executable) {
        String parameters =
                Arrays.stream(parameterTypes(executable)).map(TypeText::of).collect(Collectors.joining(", ", "(", ")"));
        if (executable.isVarArgs()) {
            parameters = parameters.replaceFirst("\\[]\\)$", "...)");
        }
        String thrown = Arrays.stream(executable.getAnnotatedExceptionTypes())
                .map(TypeText::of)
                .sorted()
                .collect(Collectors.joining(", "));
        return parameters + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    /** JDK 17 loses the generic types of a record's compact constructor; its components have them. */
    private static AnnotatedType[] parameterTypes(Executable executable) {
        RecordComponent[] components = executable.getDeclaringClass().getRecordComponents();
        if (components != null
                && executable instanceof Constructor<?>
                && Arrays.equals(
                        executable.getParameterTypes(),
                        Arrays.stream(components).map(RecordComponent::getType).toArray())) {
            return Arrays.stream(components)
                    .map(RecordComponent::getAnnotatedType)
                    .toArray(AnnotatedType[]::new);
        }
        return executable.getAnnotatedParameterTypes();
    }

    private static <T extends Member & AnnotatedElement> String modifiers(T member, Class<?> declaring) {
        int hidden = Modifier.SYNCHRONIZED | Modifier.NATIVE | Modifier.STRICT | Modifier.TRANSIENT | Modifier.VOLATILE;
        int shown = member.getModifiers() & ~hidden;
        if (declaring.isInterface()) {
            shown &= ~(Modifier.PUBLIC | Modifier.ABSTRACT);
            if (member instanceof Field) {
                shown &= ~(Modifier.STATIC | Modifier.FINAL);
            }
        }
        return deprecation(member.isAnnotationPresent(Deprecated.class)) + prefixed(Modifier.toString(shown));
    }

    private static String deprecation(boolean deprecated) {
        return deprecated ? "@Deprecated " : "";
    }

    private static String prefixed(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : text + " ";
    }

    /** The order of a listing: by name and parameters. */
    private static String withoutModifiers(String line) {
        int open = line.indexOf('(');
        String head = open < 0 ? line : line.substring(0, open);
        return line.substring(head.lastIndexOf(' ') + 1);
    }
}
