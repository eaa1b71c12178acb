package cloud.ewutelo.plane.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another object: always its id, and the object itself where the request asked Plane to expand it.
 *
 * @param <T> the type of the object referred to
 */
public final class Ref<T> {

    private static final Ref<?> ABSENT = new Ref<>(null, null);

    private final @Nullable String id;
    private final @Nullable T expanded;

    private Ref(@Nullable String id, @Nullable T expanded) {
        this.id = id;
        this.expanded = expanded;
    }

    /**
     * A reference by id alone.
     *
     * @param id the id, a lower-case UUID
     * @param <T> the type of the object referred to
     * @return the reference
     */
    public static <T> Ref<T> of(String id) {
        return new Ref<>(Objects.requireNonNull(id, "id"), null);
    }

    /**
     * A reference with the object it points to.
     *
     * @param id the id, a lower-case UUID
     * @param expanded the object
     * @param <T> the type of the object referred to
     * @return the reference
     */
    public static <T> Ref<T> of(String id, T expanded) {
        return new Ref<>(Objects.requireNonNull(id, "id"), expanded);
    }

    /**
     * Stands for a reference that the answer did not contain, because the request trimmed it with {@code fields}.
     *
     * @param <T> the type of the object referred to
     * @return the absent reference
     */
    @SuppressWarnings("unchecked")
    public static <T> Ref<T> absent() {
        return (Ref<T>) ABSENT;
    }

    /**
     * Whether the answer contained this reference.
     *
     * @return false only for {@link #absent()}
     */
    public boolean isPresent() {
        return id != null;
    }

    /**
     * The id of the object referred to.
     *
     * @return a lower-case UUID
     * @throws IllegalStateException if the answer did not contain the reference
     */
    public String id() {
        if (id == null) {
            throw new IllegalStateException(
                    "The answer did not contain this reference. Name it in fields(...), or leave fields(...) out.");
        }
        return id;
    }

    /**
     * The object referred to.
     *
     * @return the object, or empty when the request did not expand it
     */
    public Optional<T> expanded() {
        return Optional.ofNullable(expanded);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ref<?> ref && Objects.equals(ref.id, id) && Objects.equals(ref.expanded, expanded);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, expanded);
    }

    @Override
    public String toString() {
        return expanded != null ? expanded.toString() : String.valueOf(id);
    }
}
