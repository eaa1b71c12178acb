package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens because time passes, and what must be looked at now and then because nobody tells. */
final class Clockwork {

    private static final Duration LOOK_AT_PROJECTS = Duration.ofMinutes(10);
    private static final Duration LOOK_AT_CYCLES = Duration.ofHours(1);
    private static final Duration CLEAN = Duration.ofHours(1);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final String LAST_MORNING = "due-today";

    private final WorkspaceClient workspace;
    private final Store store;
    private final Names names;
    private final Lookups lookups;
    private final Recorder recorder;
    private final TimeSource time;
    private final ZoneId zone;
    private final Deque<String> projectsToLookAt = new ArrayDeque<>();
    private long projectsAt;
    private long cyclesAt;
    private long cleanAt;

    Clockwork(
            WorkspaceClient workspace,
            Store store,
            Names names,
            Lookups lookups,
            Recorder recorder,
            TimeSource time,
            ZoneId zone) {
        this.workspace = workspace;
        this.store = store;
        this.names = names;
        this.lookups = lookups;
        this.recorder = recorder;
        this.time = time;
        this.zone = zone;
        this.projectsAt = time.nanoTime();
        this.cyclesAt = time.nanoTime();
        this.cleanAt = time.nanoTime();
    }

    /** What is done within the transaction. */
    Runnable prepare() {
        long now = time.nanoTime();
        Optional<List<Project>> projects = Optional.empty();
        if (now - projectsAt >= 0) {
            projectsAt = now + LOOK_AT_PROJECTS.toNanos();
            projects = lookups.ask(() -> workspace.projects().list().toList());
        }
        if (now - cyclesAt >= 0) {
            cyclesAt = now + LOOK_AT_CYCLES.toNanos();
            store.projects()
                    .list()
                    .forEach(project -> projectsToLookAt.add(project.project().id()));
        }
        String looked = Objects.requireNonNullElse(projectsToLookAt.poll(), "");
        Optional<List<Cycle>> cycles = looked.isEmpty()
                ? Optional.empty()
                : lookups.ask(() -> workspace.project(looked).cycles().list().toList());
        boolean clean = now - cleanAt >= 0;
        if (clean) {
            cleanAt = now + CLEAN.toNanos();
        }
        Optional<List<Project>> foundProjects = projects;
        return () -> {
            foundProjects.ifPresent(this::projects);
            cycles.ifPresent(found -> found.forEach(cycle -> recorder.cycle(looked, cycle, null)));
            recorder.cyclesReached();
            morning();
            if (clean) {
                store.forgetOld(time.now());
            }
        };
    }

    private void projects(List<Project> found) {
        boolean first = store.projects().list().isEmpty();
        Set<String> known = store.projects().list().stream()
                .map(each -> each.project().id())
                .collect(Collectors.toSet());
        for (Project project : found) {
            boolean isNew = !known.contains(project.id());
            names.learn(project);
            if (isNew) {
                projectsToLookAt.add(project.id());
            }
            if (isNew
                    && !first
                    && project.createdAt()
                            .filter(at -> at.isAfter(names.began()))
                            .isPresent()) {
                recorder.projectCreated(
                        new ProjectName(project.id(), project.identifier(), project.name()),
                        project.createdAt().orElseGet(time::now),
                        project.createdBy().map(names::user).orElse(Person.NOBODY));
            }
        }
    }

    /** Tells of what is due, once a day. */
    private void morning() {
        ZonedDateTime now = time.now().atZone(zone);
        LocalDate today = now.toLocalDate();
        boolean told = store.notes()
                .get(LAST_MORNING)
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(today))
                .isPresent();
        if (told || now.toLocalTime().isBefore(MORNING)) {
            return;
        }
        store.notes().set(LAST_MORNING, today.toString());
        store.workItems().due(today).forEach(recorder::dueToday);
    }
}
