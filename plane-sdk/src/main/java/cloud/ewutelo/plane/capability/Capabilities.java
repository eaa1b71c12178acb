package cloud.ewutelo.plane.capability;

import java.util.Map;

/**
 * What an instance is, and what it can do.
 *
 * @param edition which Plane it is
 * @param version which version
 * @param fileSizeLimit the largest file that can be attached, in bytes
 * @param features every feature, with the reason
 */
public record Capabilities(
        Edition edition, PlaneVersion version, long fileSizeLimit, Map<Feature, FeatureSupport> features) {

    /** Copies the features. */
    public Capabilities {
        features = Map.copyOf(features);
    }

    /**
     * Whether the instance has a feature, and why.
     *
     * @param feature which one
     * @return the answer
     */
    public FeatureSupport of(Feature feature) {
        FeatureSupport support = features.get(feature);
        return support == null
                ? new FeatureSupport(FeatureSupport.Status.UNAVAILABLE, "This version of the SDK does not know it.")
                : support;
    }

    /**
     * Whether calls of a feature work, natively or emulated.
     *
     * @param feature which one
     * @return true unless it is unavailable
     */
    public boolean has(Feature feature) {
        return of(feature).status() != FeatureSupport.Status.UNAVAILABLE;
    }
}
