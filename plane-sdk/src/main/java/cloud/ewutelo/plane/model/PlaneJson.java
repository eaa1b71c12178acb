package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.internal.json.Json;

/** Reads and writes the SDK's models as Plane's JSON, for caches, queues and tests. Unknown properties survive. */
public final class PlaneJson {

    private PlaneJson() {}

    /**
     * Writes a model as Plane would: snake case names, ISO-8601 dates, unknown properties included, absent ones left out.
     *
     * @param model a model of this SDK, such as a {@code WorkItem}
     * @return JSON text
     */
    public static String write(Object model) {
        return Json.write(model);
    }

    /**
     * Reads a model from Plane's JSON.
     *
     * @param json JSON text
     * @param type the model's type, such as {@code WorkItem.class}
     * @param <T> the model's type
     * @return the model
     * @throws IllegalArgumentException if the text is not JSON or lacks what the model cannot do without; the message
     *     names the property, never its value
     */
    public static <T> T read(String json, Class<T> type) {
        return Json.read(json, type);
    }

    /**
     * Reads a model from JSON that was parsed already, such as a part of a raw answer.
     *
     * @param json a JSON object
     * @param type the model's type, such as {@code WorkItem.class}
     * @param <T> the model's type
     * @return the model
     * @throws IllegalArgumentException if the object lacks what the model cannot do without; the message names the
     *     property, never its value
     */
    public static <T> T read(JsonValue json, Class<T> type) {
        return Json.convert(json.toPlain(), type);
    }
}
