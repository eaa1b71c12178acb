package cloud.ewutelo.plane.internal.capability;

import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.capability.FeatureSupport.Status;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import java.util.function.Supplier;

/**
 * A feature that some instances have, and that is emulated on the others. Where the plan of the workspace leaves it out of an
 * edition that has it, it is emulated from the first refusal on.
 */
public final class PortableFeature {

    private final Feature feature;
    private final Supplier<Capabilities> capabilities;
    private volatile boolean refused;

    public PortableFeature(Feature feature, Supplier<Capabilities> capabilities) {
        this.feature = feature;
        this.capabilities = capabilities;
    }

    /** Whether Plane's own routes are used. */
    public boolean isNative() {
        return !refused && capabilities.get().of(feature).status() == Status.NATIVE;
    }

    /**
     * Does it one way or the other.
     *
     * @param natively by Plane's own routes; its first call tells whether the plan includes them, so nothing may be written
     *     elsewhere before
     */
    public <T> T call(Supplier<T> natively, Supplier<T> emulated) {
        if (isNative()) {
            try {
                return natively.get();
            } catch (UnsupportedByInstanceException e) {
                refused = true;
            }
        }
        return emulated.get();
    }
}
