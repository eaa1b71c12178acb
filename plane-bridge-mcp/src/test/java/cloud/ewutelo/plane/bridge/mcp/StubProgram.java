package cloud.ewutelo.plane.bridge.mcp;

import cloud.ewutelo.plane.bridge.command.CommandContext;
import cloud.ewutelo.plane.bridge.command.Main;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.support.StubTools;

/** The program with other tools, to be run as a process. */
final class StubProgram {

    private StubProgram() {}

    public static void main(String[] arguments) {
        CommandContext context = new CommandContext(
                "1.2.3",
                new Environment(System.getenv()),
                settings -> new StubTools().all(),
                System.in,
                System.out,
                System.err);
        System.exit(Main.run(context, arguments));
    }
}
