package cloud.ewutelo.plane.testkit.internal.rest;

import cloud.ewutelo.plane.testkit.internal.json.JsonArray;

/** A field refused its value: a list of messages, or an object of them for the elements of a list. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object messages;

    FieldException(String message) {
        this((Object) JsonArray.of(message));
    }

    FieldException(Object messages) {
        super("invalid", null, false, false);
        this.messages = messages;
    }

    Object messages() {
        return messages;
    }
}
