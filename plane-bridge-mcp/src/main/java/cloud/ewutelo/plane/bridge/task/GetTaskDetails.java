package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.Tool;
import cloud.ewutelo.plane.bridge.tool.ToolCall;
import cloud.ewutelo.plane.bridge.tool.ToolDescription;
import cloud.ewutelo.plane.bridge.tool.ToolResult;

/**
 * Reads a task and what is around it: about 15 requests, one more with the history. A single comment costs two.
 */
final class GetTaskDetails implements Tool {

    private final ToolDescription description = ToolDescription.of(GetTaskDetails.class, "get_task_details");
    private final Workplaces places;

    GetTaskDetails(Workplaces places) {
        this.places = places;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public ToolResult call(ToolCall call) {
        Workplace place = places.of(call.caller());
        Task task = place.task(call.arguments().required("task"));
        TaskReport report = new TaskReport(
                place,
                task,
                call.arguments().text("detail").filter("full"::equals).isPresent(),
                call.arguments().integer("offset").orElse(0));
        return call.arguments()
                .text("comment_id")
                .map(report::comment)
                .orElseGet(() -> report.whole(call.arguments().text("comments_before")));
    }
}
