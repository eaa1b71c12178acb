package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Ids of work items in the body of a request. */
public final class ItemIds {
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private ItemIds() {}

    /** Each id once; one that is no UUID ends the request. */
    public static List<String> read(JsonArray sent) {
        List<String> ids = new ArrayList<>();
        for (Object id : sent) {
            if (!(id instanceof String text) || !UUID.matcher(text).matches()) {
                throw ApiException.invalidDetail();
            }
            if (!ids.contains(text)) {
                ids.add(text);
            }
        }
        return ids;
    }
}
