package cloud.ewutelo.plane.bridge.task;

import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What several answers show in the same form. */
final class TaskViews {

    private TaskViews() {}

    /** Dependencies with their states. */
    static List<Map<String, @Nullable Object>> dependencies(List<Dependency> dependencies, StateNames names) {
        return dependencies.stream()
                .map(dependency -> {
                    Map<String, @Nullable Object> view = new LinkedHashMap<>();
                    view.put("key", ForeignText.line(dependency.key()));
                    view.put("title", ForeignText.line(dependency.name()));
                    view.put("state", ForeignText.line(dependency.state()));
                    view.put(
                            "status",
                            names.statusOf(dependency.state(), dependency.stateGroup())
                                    .value());
                    return view;
                })
                .toList();
    }

    static Map<String, @Nullable Object> running(Timer timer) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("running", true);
        view.put("started_at", timer.startedAt().toString());
        view.put("minutes", minutes(timer.age()));
        return view;
    }

    static Map<String, @Nullable Object> logged(TimeEntry entry) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("running", false);
        view.put("seconds", entry.duration().toSeconds());
        view.put("minutes", minutes(entry.duration()));
        return view;
    }

    /** Whole minutes, more than nothing never rounded to nothing. */
    static long minutes(Duration duration) {
        return duration.isZero() || duration.isNegative() ? 0 : Math.max(1, Math.round(duration.toSeconds() / 60.0));
    }
}
