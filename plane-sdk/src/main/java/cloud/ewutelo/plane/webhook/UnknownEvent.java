package cloud.ewutelo.plane.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that this version of the SDK does not know, or whose object it could not read. Its {@link #body} has everything that
 * was sent.
 */
public final class UnknownEvent extends WebhookEvent {

    private final @Nullable String problem;

    UnknownEvent(Envelope envelope, @Nullable String problem) {
        super(envelope);
        this.problem = problem;
    }

    @Override
    WebhookEvent with(Envelope other) {
        return new UnknownEvent(other, problem);
    }

    /**
     * Why a known kind of object could not be read: please report it.
     *
     * @return names the property, never its value; empty if the kind of event is new
     */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
