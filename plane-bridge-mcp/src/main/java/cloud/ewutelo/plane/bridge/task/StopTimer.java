package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.bridge.tool.ToolResult;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.TimeService;
import cloud.ewutelo.plane.time.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Stops the caller's timer on a task. */
final class StopTimer extends TaskTool {

    StopTimer(Workplaces places) {
        super("stop_timer", places);
    }

    @Override
    ToolResult work(Work work) {
        Task task = work.task();
        TimeService time = task.project().time();
        Optional<Timer> running = time.timer(task.id());
        OptionalInt most = work.arguments().integer("max_minutes");
        // Where none runs, the entry of the one that was stopped last tells how a repeated call went.
        Optional<TimeEntry> entry = running.map(timer ->
                        most.isPresent() ? timer.stopAtMost(Duration.ofMinutes(most.getAsInt())) : timer.stop())
                .or(() -> time.stop(task.id()));
        Optional<String> description = work.arguments().text("description").filter(text -> !text.isBlank());
        if (entry.isPresent()
                && description.isPresent()
                && !entry.get().description().equals(description.get().strip())) {
            entry = Optional.of(
                    time.edit(task.id(), entry.get().id(), change -> change.description(description.get())));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("task", task.key());
        answer.put("stopped", running.isPresent());
        entry.ifPresent(logged -> {
            answer.put("seconds", logged.duration().toSeconds());
            answer.put("minutes", TaskViews.minutes(logged.duration()));
        });
        String minutes = entry.map(logged -> TaskViews.minutes(logged.duration()) + " min")
                .orElse("nothing");
        return ToolResult.of(
                running.isPresent()
                        ? "Your timer on " + task.key() + " is stopped; logged: " + minutes + "."
                        : "No timer of yours runs on " + task.key() + "; logged last: " + minutes + ".",
                answer);
    }
}
