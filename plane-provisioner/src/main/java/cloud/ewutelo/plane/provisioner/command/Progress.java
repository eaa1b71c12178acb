package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.plan.Change;
import java.io.PrintStream;

/** Tells what is being done: in one line that changes on a terminal, in a line each elsewhere. */
final class Progress {

    private static final String NEW_LINE_START = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean terminal;
    private final int planned;
    private int begun;

    Progress(PrintStream err, boolean terminal, int planned) {
        this.err = err;
        this.terminal = terminal;
        this.planned = planned;
    }

    void tell(Object line) {
        err.println(line);
    }

    void begin(Change change) {
        begun++;
        if (terminal) {
            err.print(NEW_LINE_START + "[" + begun + "/" + Math.max(planned, begun) + "] " + change);
        } else {
            err.println(change);
        }
        err.flush();
    }

    void end(String line) {
        if (terminal && begun > 0) {
            err.print(NEW_LINE_START);
        }
        err.println(line);
    }
}
