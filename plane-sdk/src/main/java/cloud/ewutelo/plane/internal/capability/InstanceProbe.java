package cloud.ewutelo.plane.internal.capability;

import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.capability.FeatureSupport;
import cloud.ewutelo.plane.capability.FeatureSupport.Status;
import cloud.ewutelo.plane.capability.PlaneVersion;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.model.JsonValue;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Headers;

/** Asks an instance once what it is. */
public final class InstanceProbe {

    private static final long STOCK_FILE_SIZE_LIMIT = 5 * 1024 * 1024;

    interface Api {
        @GET("../instances/")
        @Headers(Transport.ANONYMOUS)
        Call<JsonValue> instance();
    }

    private final Transport transport;
    private final Api api;
    private volatile @Nullable Capabilities known;

    public InstanceProbe(Transport transport) {
        this.transport = transport;
        this.api = transport.api(Api.class);
    }

    /** What the instance is; asked once, because Plane allows few anonymous requests and caches the answer itself. */
    public Capabilities capabilities() {
        Capabilities present = known;
        if (present == null) {
            present = read(transport.call(api.instance()));
            known = present;
        }
        return present;
    }

    private static Capabilities read(JsonValue answer) {
        JsonValue instance = answer.get("instance");
        Edition edition = Edition.of(text(instance.get("edition"), "UNKNOWN"));
        PlaneVersion version = PlaneVersion.of(text(instance.get("current_version"), ""));
        JsonValue limit = answer.get("config").get("file_size_limit");
        long fileSizeLimit = limit.toPlain() instanceof Number number ? number.longValue() : STOCK_FILE_SIZE_LIMIT;
        boolean community = edition.equals(Edition.COMMUNITY);
        return new Capabilities(edition, version, fileSizeLimit, community ? community(version) : commercial(edition));
    }

    private static Map<Feature, FeatureSupport> community(PlaneVersion version) {
        boolean since13 = version.isAtLeast(1, 3);
        Map<Feature, FeatureSupport> features = new EnumMap<>(Feature.class);
        features.put(Feature.ATTACHMENTS, nativeSupport("Every version has attachments."));
        features.put(Feature.PROJECT_SUMMARY, since(since13, version, "The summary of a project"));
        features.put(
                Feature.RELATIONS,
                since13
                        ? nativeSupport("The route for relations came with version 1.3.")
                        : emulated(
                                "it has no relations before version 1.3; they are kept in comments on both work items"));
        features.put(Feature.WEBHOOKS_ON_API_CHANGES, since(since13, version, "A webhook on changes through the API"));
        features.put(
                Feature.RELATION_REMOVAL,
                since13
                        ? missing("its API has no route that removes a relation; its web application can")
                        : emulated("relations are kept in comments on both work items, and removed there"));
        features.put(Feature.WORK_ITEM_FILTERS, missing("it ignores filters and would list everything"));
        features.put(Feature.WORK_ITEM_TYPES, missing("it has no work item types"));
        features.put(
                Feature.CUSTOM_FIELDS,
                emulated("it has no custom fields; they are kept in a comment on the work item, and as labels"));
        features.put(Feature.WORKLOGS, emulated("it has no worklogs; they are kept in comments on the work item"));
        return features;
    }

    private static Map<Feature, FeatureSupport> commercial(Edition edition) {
        Map<Feature, FeatureSupport> features = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            features.put(
                    feature,
                    nativeSupport("The documentation of " + edition
                            + " promises it; the plan of the workspace may still leave it out."));
        }
        return features;
    }

    private static FeatureSupport nativeSupport(String reason) {
        return new FeatureSupport(Status.NATIVE, reason);
    }

    private static FeatureSupport since(boolean there, PlaneVersion version, String subject) {
        return there
                ? nativeSupport(subject + " came with version 1.3.")
                : new FeatureSupport(Status.UNAVAILABLE, subject + " came with version 1.3; this is " + version + ".");
    }

    private static FeatureSupport emulated(String how) {
        return new FeatureSupport(Status.EMULATED, "This is Community Edition: " + how + ".");
    }

    private static FeatureSupport missing(String why) {
        return new FeatureSupport(Status.UNAVAILABLE, "This is Community Edition: " + why + ".");
    }

    private static String text(JsonValue value, String otherwise) {
        return value.toPlain() instanceof String text && !text.isEmpty() ? text : otherwise;
    }
}
