package cloud.ewutelo.plane.bridge.poll;

import cloud.ewutelo.plane.bridge.task.AgentWork;
import cloud.ewutelo.plane.bridge.task.FailedDependencies;
import cloud.ewutelo.plane.bridge.task.TaskStatus;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.feed.ChangedField;
import cloud.ewutelo.plane.feed.FeedBatch;
import cloud.ewutelo.plane.feed.FeedEvent;
import cloud.ewutelo.plane.feed.WorkspaceFeed;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a feed and wakes an agent when work of the agent can begin: when it is new, assigned to another agent, opened again, or
 * when the last task on which it depends is done. Marks what waits for a task that was blocked or cancelled.
 *
 * <p>Each wake-up is stored before the feed moves on, tried until the target takes it, and marked afterwards. If the program dies
 * between the target's answer and the mark, the same wake-up is sent once more after the restart, under the same id and to the
 * same session: rather twice than never. Everywhere else a change wakes once.
 *
 * <p>Has no thread of its own, and is for one thread.
 */
public final class Poller {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration LONGEST_DOUBT = Duration.ofMinutes(2);
    private static final Duration RECENT = Duration.ofDays(1);

    private final WorkspaceFeed feed;
    private final AgentWork work;
    private final WakeJournal journal;
    private final WakeTarget target;
    private final Supplier<Set<String>> agents;
    private final boolean marksFailures;
    private final TimeSource time;
    private final Set<String> reported = new HashSet<>();
    private final Map<String, Backoff> refused = new HashMap<>();
    private final Backoff all;
    private final Backoff doubts;
    private boolean hasFailed;

    /**
     * A poller.
     *
     * @param feed of the workspace; reports touches
     * @param directory where it goes on after a restart
     * @param agents the ids of those who may be woken, as of now
     * @param marksFailures whether what waits for a failed task is marked blocked
     */
    public Poller(
            WorkspaceFeed feed,
            AgentWork work,
            PollDirectory directory,
            WakeTarget target,
            Supplier<Set<String>> agents,
            boolean marksFailures,
            TimeSource time) {
        this.feed = feed;
        this.work = work;
        this.journal = directory.journal();
        this.target = target;
        this.agents = agents;
        this.marksFailures = marksFailures;
        this.time = time;
        this.all = new Backoff(time, SHORTEST_WAIT, LONGEST_WAIT);
        this.doubts = new Backoff(time, SHORTEST_WAIT, LONGEST_DOUBT);
    }

    /** Works in the calling thread as long as it is wanted; asked about once a second. */
    public void run(BooleanSupplier wanted) throws InterruptedException {
        while (wanted.getAsBoolean()) {
            if (!step()) {
                Duration wait = feed.nextWait();
                time.sleep(wait.compareTo(GLANCE) > 0 ? GLANCE : wait);
            }
        }
    }

    /**
     * Asks for all projects once, and ends.
     *
     * @return whether all went well; what did not is done by the next run. Work of agents who may not be woken is no failure:
     *     another poller may serve them
     */
    public boolean runOnce() throws InterruptedException {
        while (step() || isOverBudget()) {
            // The next project.
        }
        return !hasFailed && !hasWakeUps() && journal.doubts().isEmpty();
    }

    private boolean hasWakeUps() {
        Set<String> known = agents.get();
        return journal.intended().stream()
                .flatMap(id -> journal.entry(id).stream())
                .anyMatch(entry -> known.contains(entry.wakeUp().agent()));
    }

    private boolean isOverBudget() throws InterruptedException {
        Duration wait = feed.nextWait();
        if (wait.compareTo(GLANCE) > 0) {
            return false;
        }
        time.sleep(wait);
        return true;
    }

    /**
     * Does what is due: asks for one project, and wakes.
     *
     * @return whether a project was asked for
     */
    boolean step() throws InterruptedException {
        settleDoubts();
        wake();
        Optional<FeedBatch> batch = poll();
        if (batch.isPresent()) {
            batch.get().events().forEach(this::handle);
            // What is to be done is stored before the feed forgets why.
            journal.save();
            batch.get().commit();
            wake();
        }
        return batch.isPresent();
    }

    private Optional<FeedBatch> poll() {
        try {
            return feed.poll();
        } catch (PlaneException e) {
            hasFailed = true;
            LOG.warn("Plane is asked again later: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void handle(FeedEvent event) {
        if (event instanceof FeedEvent.Created created) {
            WorkItem item = created.workItem();
            // What is old was there before the poller, or comes out of the archive.
            boolean isNews =
                    item.createdAt().filter(time.now().minus(RECENT)::isBefore).isPresent();
            judge(event, item, isNews, AgentWork.Work::isCreatedByAgent);
        } else if (event instanceof FeedEvent.Updated updated) {
            Set<ChangedField> changed = updated.changed();
            boolean isNews = changed.isEmpty() || changed.contains(ChangedField.STATE);
            boolean mayBeEcho =
                    isNews || changed.contains(ChangedField.LABELS) || changed.contains(ChangedField.ASSIGNEES);
            judge(event, updated.workItem(), isNews, seen -> mayBeEcho && seen.isChangedByAgent());
        } else if (event instanceof FeedEvent.Touched touched) {
            judge(event, touched.workItem(), false, seen -> false);
        } else if (event instanceof FeedEvent.Removed removed) {
            journal.remove(removed.workItemId());
            doubtWhatWaitsFor(removed.workItemId(), event.id());
        } else if (event instanceof FeedEvent.ProjectChanged gone) {
            journal.entries().forEach((id, entry) -> {
                if (entry.projectId().equals(gone.projectId())) {
                    journal.doubt(id, new WakeJournal.Doubt(entry.projectId(), event.id(), false));
                }
            });
        }
    }

    private interface Echo {
        boolean isOf(AgentWork.Work seen);
    }

    private void judge(FeedEvent event, WorkItem item, boolean isNews, Echo echo) {
        try {
            settle(event.id(), event.projectId(), item, isNews, echo);
        } catch (PlaneException e) {
            doubts.fail();
            LOG.warn("A change of work item {} is judged later: {}", item.id(), e.getMessage());
            journal.doubt(item.id(), new WakeJournal.Doubt(event.projectId(), event.id(), isNews));
        }
    }

    private void settle(String eventId, String projectId, WorkItem item, boolean isNews, Echo echo) {
        work.look(projectId, item, agents.get())
                .ifPresentOrElse(seen -> settle(eventId, seen, isNews, echo), () -> journal.remove(item.id()));
    }

    private void settle(String eventId, AgentWork.Work seen, boolean isNews, Echo echo) {
        String id = seen.item().id();
        if (isNews && seen.hasFailed() && marksFailures) {
            spread(seen);
        }
        if (isNews && seen.status() == TaskStatus.DONE) {
            for (Dependency dependent : work.dependentsOf(seen.projectId(), id)) {
                work.projectOf(dependent)
                        .ifPresent(project ->
                                journal.doubt(dependent.id(), new WakeJournal.Doubt(project, eventId, false)));
            }
        }
        if (isNews && !seen.status().isOpen()) {
            doubtWhatWaitsFor(id, eventId);
        }
        note(eventId, seen, echo.isOf(seen));
    }

    /** What may be able to begin now is looked at anew: with these events, or later if Plane does not answer. */
    private void doubtWhatWaitsFor(String workItemId, String eventId) {
        journal.entries().forEach((id, entry) -> {
            if (entry.blockers().contains(workItemId)) {
                journal.doubt(id, new WakeJournal.Doubt(entry.projectId(), eventId, false));
            }
        });
    }

    private void note(String eventId, AgentWork.Work seen, boolean isEcho) {
        String id = seen.item().id();
        if (seen.status() != TaskStatus.TODO || seen.agent().isEmpty()) {
            journal.remove(id);
            return;
        }
        String agent = seen.agent().get();
        Optional<WakeJournal.Entry> before =
                journal.entry(id).filter(entry -> entry.wakeUp().agent().equals(agent));
        WakeUp wakeUp = new WakeUp(idOf(eventId, id), agent, seen.key(), seen.title(), seen.project());
        if (!seen.canBegin()) {
            journal.put(
                    id,
                    new WakeJournal.Entry(seen.projectId(), WakeJournal.Stage.WAITING, seen.openBlockers(), wakeUp));
            return;
        }
        boolean hasWaited = before.filter(entry -> entry.stage() == WakeJournal.Stage.WAITING)
                .isPresent();
        if (before.isPresent() && !hasWaited) {
            return;
        }
        WakeJournal.Stage stage = isEcho && !hasWaited ? WakeJournal.Stage.KNOWN : WakeJournal.Stage.INTENDED;
        journal.remove(id);
        journal.put(id, new WakeJournal.Entry(seen.projectId(), stage, List.of(), wakeUp));
    }

    private static String idOf(String eventId, String workItemId) {
        return UUID.nameUUIDFromBytes((eventId + "/" + workItemId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void spread(AgentWork.Work failed) {
        try {
            FailedDependencies.Outcome outcome = work.spreadFailure(failed);
            if (!outcome.blocked().isEmpty()) {
                LOG.info("{} has failed; blocked: {}.", failed.key(), String.join(", ", outcome.blocked()));
            }
            if (!outcome.unreachable().isEmpty()) {
                LOG.warn(
                        "{} has failed; what waits for it cannot be marked with this key: {}.",
                        failed.key(),
                        String.join(", ", outcome.unreachable()));
            }
        } catch (ToolException e) {
            hasFailed = true;
            LOG.warn("{} has failed, and what waits for it cannot be marked: {}", failed.key(), e.getMessage());
        }
    }

    private void settleDoubts() {
        if (!doubts.isOver()) {
            return;
        }
        for (Map.Entry<String, WakeJournal.Doubt> each :
                List.copyOf(journal.doubts().entrySet())) {
            WakeJournal.Doubt doubt = each.getValue();
            try {
                Optional<WorkItem> item = work.read(doubt.projectId(), each.getKey());
                journal.settle(each.getKey());
                if (item.isPresent()) {
                    settle(
                            doubt.eventId(),
                            doubt.projectId(),
                            item.get(),
                            doubt.isNews(),
                            seen -> doubt.isNews() && seen.isChangedByAgent());
                } else {
                    journal.remove(each.getKey());
                }
                doubts.succeed();
            } catch (PlaneException e) {
                journal.doubt(each.getKey(), doubt);
                doubts.fail();
                LOG.warn("Work item {} is judged later: {}", each.getKey(), e.getMessage());
                break;
            }
        }
        journal.save();
    }

    private void wake() throws InterruptedException {
        Set<String> known = agents.get();
        for (String id : new ArrayList<>(journal.intended())) {
            WakeJournal.Entry entry = journal.entry(id).orElseThrow();
            WakeUp wakeUp = entry.wakeUp();
            if (!known.contains(wakeUp.agent())) {
                if (reported.add(wakeUp.id())) {
                    LOG.warn(
                            "{} is given to the agent \"{}\", whom nobody may wake: correct its agent_id, give the agent a key, "
                                    + "or add it to PLANE_WAKE_AGENTS.",
                            wakeUp.key(),
                            wakeUp.agent());
                }
            } else if (all.isOver()
                    && Optional.ofNullable(refused.get(id)).map(Backoff::isOver).orElse(true)) {
                wake(id, entry);
            }
        }
    }

    private void wake(String id, WakeJournal.Entry entry) throws InterruptedException {
        try {
            target.wake(entry.wakeUp());
        } catch (WakeFailedException e) {
            hasFailed = true;
            Backoff backoff = e.ofAll()
                    ? all
                    : refused.computeIfAbsent(id, key -> new Backoff(time, SHORTEST_WAIT, LONGEST_WAIT));
            backoff.fail();
            LOG.warn(
                    "{} could not be woken for {}, and is tried again: {}",
                    entry.wakeUp().agent(),
                    entry.wakeUp().key(),
                    e.getMessage());
            return;
        }
        all.succeed();
        refused.remove(id);
        journal.put(id, entry.at(WakeJournal.Stage.WOKEN));
        journal.save();
        LOG.info("Woke {} for {}.", entry.wakeUp().agent(), entry.wakeUp().key());
    }

    /** A wait that doubles with each failure. */
    private static final class Backoff {

        private final TimeSource time;
        private final Duration shortest;
        private final Duration longest;
        private Duration wait = Duration.ZERO;
        private Instant until = Instant.MIN;

        Backoff(TimeSource time, Duration shortest, Duration longest) {
            this.time = time;
            this.shortest = shortest;
            this.longest = longest;
        }

        boolean isOver() {
            return !time.now().isBefore(until);
        }

        void fail() {
            Duration doubled = wait.isZero() ? shortest : wait.multipliedBy(2);
            wait = doubled.compareTo(longest) > 0 ? longest : doubled;
            until = time.now().plus(wait);
        }

        void succeed() {
            wait = Duration.ZERO;
            until = Instant.MIN;
        }
    }
}
