package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.model.ExternalId;
import java.util.Optional;

/** How things are marked that this program made, so that it never deletes what others made. */
final class Ownership {

    private static final String SOURCE = "plane-provisioner";

    private Ownership() {}

    static ExternalId mark(String key) {
        return new ExternalId(SOURCE, key);
    }

    /** Under which name this program made it; empty if it did not. */
    static Optional<String> keyOf(Optional<String> source, Optional<String> id) {
        return source.filter(SOURCE::equals).isPresent() ? id : Optional.empty();
    }

    static Optional<String> keyOf(Authored thing) {
        return keyOf(thing.externalSource(), thing.externalId());
    }
}
