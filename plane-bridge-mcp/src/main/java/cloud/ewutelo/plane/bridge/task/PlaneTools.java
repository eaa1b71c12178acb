package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.tool.Tool;
import java.util.List;

/** All tools. */
public final class PlaneTools {

    private PlaneTools() {}

    /** The tools, in the order in which they are listed. */
    public static List<Tool> all(BridgeSettings settings) {
        return List.of();
    }
}
