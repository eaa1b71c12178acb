package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.http.TimeSource;
import java.util.List;

/** All tools, in the order in which clients see them. */
public final class PlaneTools {

    private PlaneTools() {}

    /** The tools as they are set. */
    public static List<Tool> all(BridgeSettings settings) {
        return all(settings, TimeSource.system());
    }

    /**
     * The tools as they are set.
     *
     * @param time the clock by which what is remembered grows old
     */
    public static List<Tool> all(BridgeSettings settings, TimeSource time) {
        Workplaces places = new Workplaces(StateNames.of(settings.stateNames()), time);
        return List.of(
                new ListMyTasks(places, settings.readOnly()),
                new GetTaskDetails(places),
                new UpdateTaskStatus(places, new FailedDependencies(settings.conciergeId())),
                new AddComment(places),
                new StartTimer(places),
                new StopTimer(places),
                new UploadDeliverable(places, new DeliverableFiles(settings.deliverableRoots())),
                new CreateTask(places));
    }
}
