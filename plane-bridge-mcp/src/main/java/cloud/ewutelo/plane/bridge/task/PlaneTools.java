package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.http.TimeSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All tools, in the order in which clients see them. */
public final class PlaneTools {

    private PlaneTools() {}

    /**
     * The tools.
     *
     * @param agents the ids of all agents that have a key, as of now
     * @param names what states are called
     * @param time the clock by which what is remembered grows old
     */
    public static List<Tool> of(
            BridgeSettings settings, Supplier<Set<String>> agents, StateNames names, TimeSource time) {
        Workplaces places = new Workplaces(names, time);
        return List.of(
                new ListMyTasks(places, settings.readOnly()),
                new GetTaskDetails(places),
                new UpdateTaskStatus(places, new FailedDependencies(settings.conciergeId())),
                new AddComment(places),
                new StartTimer(places),
                new StopTimer(places),
                new UploadDeliverable(places, new DeliverableFiles(settings.deliverableRoots())),
                new CreateTask(places, agents));
    }
}
