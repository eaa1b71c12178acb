package cloud.ewutelo.plane.telegram.board;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.store.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the board at hand. It reads the projects one by one, then again every ten minutes; what webhooks and the change feed told
 * in between is laid over it when somebody asks.
 */
public final class BoardKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(BoardKeeper.class);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
    /** So that blockers cost ten requests a minute at most. */
    private static final Duration BETWEEN_BLOCKERS = Duration.ofSeconds(6);

    /** So that many new projects cost few requests. */
    private static final Duration BETWEEN_LISTS = Duration.ofSeconds(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final BoardReader reader;
    private final Supplier<List<TaskState>> latest;
    private final TimeSource time;
    private final Map<String, ReadProject> projects = new LinkedHashMap<>();
    private final Map<String, Blockers> blockers = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    /** Projects of which something was heard, but which the bot's account does not see. */
    private final Set<String> unseen = new HashSet<>();

    private List<BoardMember> members = List.of();
    private Instant listedAt = Instant.MIN;
    private volatile Board board = Board.EMPTY;

    private record ReadProject(ProjectName name, Map<String, BoardTask> tasks, Instant readAt) {}

    private record Blockers(List<String> keys, Instant readAt) {}

    /**
     * A keeper; nothing is read yet.
     *
     * @param latest the work items as webhooks and the change feed told them last
     */
    public BoardKeeper(WorkspaceClient workspace, Supplier<List<TaskState>> latest, TimeSource time) {
        this.reader = new BoardReader(workspace);
        this.latest = latest;
        this.time = time;
    }

    /** What is at hand. */
    public Board board() {
        return Overlay.of(board, latest.get());
    }

    /** Reads what is oldest if it is too old; returns how long to wait before the next time. */
    public Duration step() {
        try {
            return read();
        } catch (PlaneException e) {
            LOG.warn("Plane could not be asked for what stands in it: {}", e.getMessage());
            return AFTER_FAILURE;
        } catch (IllegalStateException e) {
            LOG.debug("The client of Plane was closed.", e);
            return AFTER_FAILURE;
        }
    }

    private Duration read() {
        Instant now = time.now();
        if (isOld(listedAt, now) || (!now.isBefore(listedAt.plus(BETWEEN_LISTS)) && hearsOfNewProject())) {
            list(now);
            return Duration.ZERO;
        }
        Optional<ReadProject> oldest = oldest();
        if (oldest.isEmpty()) {
            return until(listedAt, now);
        }
        if (isOld(oldest.get().readAt(), now)) {
            read(oldest.get().name(), now);
            return Duration.ZERO;
        }
        Optional<BoardTask> asked = withOldBlockers(now);
        if (asked.isPresent()) {
            readBlockers(asked.get(), now);
            return BETWEEN_BLOCKERS;
        }
        return until(oldest.get().readAt().isBefore(listedAt) ? oldest.get().readAt() : listedAt, now);
    }

    private boolean hearsOfNewProject() {
        synchronized (projects) {
            return latest.get().stream()
                    .map(TaskState::projectId)
                    .anyMatch(id -> !projects.containsKey(id) && !unseen.contains(id));
        }
    }

    /** Somebody works on it, or it cannot go on: only then it matters what it waits for. */
    private Optional<BoardTask> withOldBlockers(Instant now) {
        synchronized (projects) {
            return projects.values().stream()
                    .flatMap(project -> project.tasks().values().stream())
                    .filter(task -> task.isOpen() && (task.isStarted() || task.blocked()))
                    .filter(task -> !blockers.containsKey(task.id())
                            || isOld(blockers.get(task.id()).readAt(), now))
                    .findFirst();
        }
    }

    private void readBlockers(BoardTask task, Instant now) {
        List<String> keys = List.of();
        try {
            keys = reader.blockers(task);
        } catch (NotFoundException | PermissionDeniedException | UnsupportedByInstanceException e) {
            LOG.debug("It cannot be read what blocks {}: {}", task.key(), e.getMessage());
        }
        synchronized (projects) {
            blockers.put(task.id(), new Blockers(keys, now));
            publish();
        }
    }

    private void list(Instant now) {
        List<ProjectName> listed = reader.projects();
        List<BoardMember> accounts = reader.members();
        synchronized (projects) {
            projects.keySet().retainAll(listed.stream().map(ProjectName::id).toList());
            for (ProjectName name : listed) {
                ReadProject known = projects.get(name.id());
                projects.put(
                        name.id(),
                        known == null
                                ? new ReadProject(name, new LinkedHashMap<>(), Instant.MIN)
                                : new ReadProject(name, known.tasks(), known.readAt()));
            }
            members = accounts;
            listedAt = now;
            unseen.clear();
            latest.get().stream()
                    .map(TaskState::projectId)
                    .filter(id -> !projects.containsKey(id))
                    .forEach(unseen::add);
            publish();
        }
    }

    private void read(ProjectName name, Instant now) {
        Map<String, BoardTask> tasks = new LinkedHashMap<>();
        try {
            reader.tasks(name).forEach(task -> tasks.put(task.id(), task));
        } catch (NotFoundException | PermissionDeniedException e) {
            if (unreadable.add(name.id())) {
                LOG.warn(
                        "The project {} cannot be read, so the bot knows little of it. Make the bot's account a member of it. {}",
                        name.name(),
                        e.getMessage());
            }
        }
        synchronized (projects) {
            if (projects.containsKey(name.id())) {
                projects.put(name.id(), new ReadProject(name, tasks, now));
                publish();
            }
        }
    }

    private Optional<ReadProject> oldest() {
        synchronized (projects) {
            return projects.values().stream().min(Comparator.comparing(ReadProject::readAt));
        }
    }

    private void publish() {
        Instant asOf = projects.values().stream()
                .map(ReadProject::readAt)
                .min(Comparator.naturalOrder())
                .orElse(listedAt);
        List<BoardProject> read = new ArrayList<>();
        projects.values()
                .forEach(project -> read.add(new BoardProject(
                        project.name(), List.copyOf(project.tasks().values()))));
        Map<String, List<String>> keys = new LinkedHashMap<>();
        blockers.forEach((id, known) -> keys.put(id, known.keys()));
        board = new Board(read, members, keys, asOf);
    }

    private static boolean isOld(Instant readAt, Instant now) {
        return readAt.equals(Instant.MIN) || !now.isBefore(readAt.plus(KEPT));
    }

    private static Duration until(Instant readAt, Instant now) {
        Duration left = Duration.between(now, readAt.plus(KEPT));
        if (left.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }
}
