package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.tool.Arguments;
import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolResult;

/** A tool that changes one task. What Plane refuses for good leaves the task blocked. */
abstract class TaskTool implements Tool {

    private final ToolDescription description;
    private final Workplaces places;

    TaskTool(String name, Workplaces places) {
        this.description = ToolDescription.of(TaskTool.class, name);
        this.places = places;
    }

    /**
     * A call on a task.
     *
     * @param place the workspace as the caller sees it
     * @param task as it was at the beginning
     */
    record Work(Caller caller, Workplace place, Task task, Arguments arguments, ToolCall.Progress progress) {}

    @Override
    public final ToolDescription description() {
        return description;
    }

    @Override
    public final ToolResult call(ToolCall call) {
        Workplace place = places.of(call.caller());
        Task task = place.task(call.arguments().required("task"));
        Work work = new Work(call.caller(), place, task, call.arguments(), call.progress());
        return PermanentFailures.guard(place, task, description.name(), () -> work(work));
    }

    abstract ToolResult work(Work work);
}
