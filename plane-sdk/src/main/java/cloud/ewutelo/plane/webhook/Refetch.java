package cloud.ewutelo.plane.webhook;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import java.util.Optional;
import java.util.function.Supplier;

/** How the object of an event is read anew. */
final class Refetch {

    private Refetch() {}

    static <T> Optional<T> orEmpty(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    static String project(WebhookEvent event) {
        return required(event, "project", event.projectId());
    }

    static String required(WebhookEvent event, String field, Optional<String> value) {
        return value.orElseThrow(() -> new InvalidRequestException(
                field,
                "is not told by this event (" + event.entity() + " " + event.action() + ")",
                "Remember it from an earlier event of the same object."));
    }
}
