package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.internal.emulation.OwnedComments;
import cloud.ewutelo.plane.internal.emulation.OwnedFormat;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import java.util.List;

/** The comments of time tracking. */
final class TimeComments {

    static final String SOURCE = "plane-for-java/time";

    private TimeComments() {}

    static OwnedComments on(WorkItemScope workItem) {
        return new OwnedComments(workItem, SOURCE);
    }

    /** A comment that shows values under their names. */
    static OwnedFormat format(String title, String note) {
        return new OwnedFormat(SOURCE, 1, title, note, List.of("Entry", "Value"));
    }
}
