package cloud.ewutelo.plane.bulk;

/**
 * A write that was done.
 *
 * @param index its place among the requests, from 0
 * @param value what the service returned
 * @param <T> the type of the results
 */
public record BulkSuccess<T>(int index, T value) {

    /** A success. */
    public BulkSuccess {}
}
