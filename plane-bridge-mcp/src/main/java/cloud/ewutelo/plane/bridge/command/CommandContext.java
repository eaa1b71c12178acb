package cloud.ewutelo.plane.bridge.command;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.tool.Tool;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/**
 * What commands run in.
 *
 * @param version of the bridge
 * @param environment where settings come from
 * @param tools makes the tools
 * @param in what is given to the program
 * @param out for answers
 * @param err for people
 */
public record CommandContext(
        String version,
        Environment environment,
        Function<BridgeSettings, List<Tool>> tools,
        InputStream in,
        PrintStream out,
        PrintStream err) {}
