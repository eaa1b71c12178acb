package cloud.ewutelo.plane.capability;

/**
 * Whether an instance has a feature, and why.
 *
 * @param status whether and how
 * @param reason a sentence for people
 */
public record FeatureSupport(Status status, String reason) {

    /** How a feature is there. */
    public enum Status {
        /** Plane has it. */
        NATIVE,
        /** Plane does not have it; the SDK offers the same calls by other means, which people can see in Plane. */
        EMULATED,
        /** It cannot be had on this instance. */
        UNAVAILABLE
    }
}
