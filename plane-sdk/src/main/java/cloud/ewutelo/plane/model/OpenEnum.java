package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * A value out of a list that the server may lengthen: known values are constants of the subclass, an unknown one is kept
 * as it came and can be sent back.
 *
 * <p>Two values are equal when they are of the same class and have the same {@link #value()}.
 */
public abstract class OpenEnum {

    private final String value;

    /**
     * Wraps a wire value.
     *
     * @param value what Plane sends and takes, such as {@code "urgent"}; not empty
     * @throws InvalidRequestException if the value is empty
     */
    protected OpenEnum(String value) {
        if (value.isEmpty()) {
            throw new InvalidRequestException(
                    getClass().getSimpleName(), "is empty", "Use one of the constants, or a value this Plane knows.");
        }
        this.value = value;
    }

    /**
     * The value as Plane sends and takes it.
     *
     * @return for instance {@code "in-progress"}
     */
    public final String value() {
        return value;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OpenEnum that && that.getClass() == getClass() && that.value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value;
    }
}
