package cloud.ewutelo.plane.telegram.store;

/** The store could not be read or written. Nothing of what was asked for is stored. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
