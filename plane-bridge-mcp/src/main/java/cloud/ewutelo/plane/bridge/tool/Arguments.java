package cloud.ewutelo.plane.bridge.tool;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, after {@link ArgumentCheck} has made them fit. */
public final class Arguments {

    private final Map<String, @Nullable Object> values;

    Arguments(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** A text that the schema requires. */
    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalStateException("The schema does not require " + name + "."));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::valueOf);
    }

    public Optional<Boolean> flag(String name) {
        return Optional.ofNullable(values.get(name)).map(Boolean.class::cast);
    }

    public OptionalInt integer(String name) {
        return values.get(name) instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }

    public Optional<BigDecimal> decimal(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> new BigDecimal(String.valueOf(value)));
    }

    /** A day; the schema says that it is one. */
    public Optional<LocalDate> date(String name) {
        return text(name).map(LocalDate::parse);
    }

    /** The texts of a list; none if it is absent. */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The members of an object. */
    public Optional<Arguments> object(String name) {
        return values.get(name) instanceof Map<?, ?> object
                ? Optional.of(new Arguments(copy(object)))
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
        object.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }
}
