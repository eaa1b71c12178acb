package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.time.Timer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts the caller's timer on a task. */
final class StartTimer extends TaskTool {

    StartTimer(Workplaces places) {
        super("start_timer", places);
    }

    @Override
    ToolResult work(Work work) {
        Task task = work.task();
        Timer timer = task.project()
                .time()
                .start(task.item(), work.arguments().text("description").orElse(""));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("started_at", timer.startedAt().toString());
        answer.put("minutes", TaskViews.minutes(timer.age()));
        return ToolResult.of("Your timer on " + task.key() + " runs since " + timer.startedAt() + ".", answer);
    }
}
