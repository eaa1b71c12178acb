package cloud.ewutelo.plane.internal.time;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.capability.PortableFeature;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.time.TimeEntry;
import cloud.ewutelo.plane.time.TimeEntryCreate;
import cloud.ewutelo.plane.time.TimeEntryUpdate;
import cloud.ewutelo.plane.time.TimeMigration;
import cloud.ewutelo.plane.time.TimeService;
import cloud.ewutelo.plane.time.Timer;
import cloud.ewutelo.plane.time.Timesheet;
import cloud.ewutelo.plane.time.TimesheetQuery;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Time tracking by worklogs or comments, and by the project's record. */
public final class DefaultTimeService implements TimeService {

    private final ProjectScope project;
    private final DefaultWorkItemService workItems;
    private final TimeSource time;
    private final PortableFeature worklogs;
    private final Agents agents;
    private final ProjectRecord record;
    private final RunningTimers timers;
    private final EmulatedTimeEntries emulated;
    private final NativeTimeEntries natively;
    private final EntryStore entries;
    private final TimerStop stop;

    public DefaultTimeService(ProjectScope project, DefaultWorkItemService workItems) {
        this.project = project;
        this.workItems = workItems;
        this.time = project.transport().options().time();
        this.worklogs = project.workspace().portable(Feature.WORKLOGS);
        this.agents = new Agents(project);
        this.record = new ProjectRecord(project, workItems);
        this.timers = new RunningTimers(record);
        this.emulated = new EmulatedTimeEntries(agents, record);
        this.natively = new NativeTimeEntries(project, agents);
        this.entries = new EntryStore(worklogs, natively, emulated);
        this.stop = new TimerStop(timers, entries, time);
    }

    @Override
    public TimeEntry log(String workItem, Consumer<TimeEntryCreate> request) {
        TimeEntryCreate create = new TimeEntryCreate();
        request.accept(create);
        Duration duration = create.duration()
                .orElseThrow(() -> new InvalidRequestException("duration", "is missing", "Set how long it took."));
        String agentId = create.agent().map(agents::idOf).orElseGet(agents::ownId);
        EntryDraft draft = new EntryDraft(
                create.key().map(EntryIdentity::ofKey).orElse(null),
                agentId,
                duration,
                create.startedAt().orElse(null),
                create.description().orElse(""));
        return entries.create(scopeOf(workItem), draft).entry();
    }

    @Override
    public Timer start(WorkItem workItem, String description) {
        String text =
                new TimeEntryCreate().description(description).description().orElse("");
        if (workItem.project().isPresent() && !workItem.project().id().equals(project.id())) {
            throw new InvalidRequestException(
                    "work item",
                    "belongs to another project than " + project.reference() + ": " + workItem.id(),
                    "Start the timer through that project.");
        }
        String agentId = agents.ownId();
        String name = workItem.sequenceId() > 0 ? key(workItem) + " " + workItem.name() : workItem.name();
        return timer(timers.start(workItem.id(), name, agentId, agents.nameOf(agentId), text.strip()));
    }

    @Override
    public Timer start(String workItem, String description) {
        return start(workItems.get(workItem), description);
    }

    @Override
    public Optional<TimeEntry> stop(String workItem) {
        WorkItemScope item = scopeOf(workItem);
        String agentId = agents.ownId();
        Optional<RunningTimer> running = timers.find(item.id(), agentId);
        if (running.isPresent()) {
            return Optional.of(stop.stop(item, running.get(), Ending.NOW));
        }
        return entries.read(item).intact().stream()
                .map(StoredEntry::entry)
                .filter(entry -> entry.timerId().isPresent() && entry.agentId().equals(agentId))
                .findFirst();
    }

    @Override
    public Optional<Timer> timer(String workItem) {
        return timers.find(scopeOf(workItem).id(), agents.ownId()).map(this::timer);
    }

    @Override
    public List<Timer> running() {
        return timers.list().stream().map(this::timer).toList();
    }

    @Override
    public List<Timer> running(String agent) {
        String agentId = agents.idOf(Check.text("agent", agent, 255));
        return timers.list().stream()
                .filter(timer -> timer.agentId().equals(agentId))
                .map(this::timer)
                .toList();
    }

    @Override
    public Timesheet list(String workItem) {
        return reader().read(new TimesheetQuery().workItems(List.of(workItem)));
    }

    @Override
    public Timesheet list(Consumer<TimesheetQuery> query) {
        TimesheetQuery wanted = new TimesheetQuery();
        query.accept(wanted);
        return reader().read(wanted);
    }

    @Override
    public TimeEntry edit(String workItem, String entryId, Consumer<TimeEntryUpdate> request) {
        TimeEntryUpdate update = new TimeEntryUpdate();
        request.accept(update);
        WorkItemScope item = scopeOf(workItem);
        return entries.edit(
                        item,
                        entryId,
                        draft -> new EntryDraft(
                                draft.identity(),
                                draft.agentId(),
                                update.duration().orElse(draft.duration()),
                                update.startedAt().orElse(draft.startedAt()),
                                update.description().orElse(draft.description())))
                .orElseThrow(() -> new InvalidRequestException(
                        "time entry",
                        "is not on work item " + item.reference() + ": \"" + entryId + "\"",
                        "Take the id from an entry of list(...)."));
    }

    @Override
    public void delete(String workItem, String entryId) {
        entries.delete(scopeOf(workItem), Check.text("time entry", entryId, 255));
    }

    @Override
    public TimeMigration migrate() {
        // The first request tells whether the plan includes worklogs.
        boolean there = worklogs.call(
                () -> {
                    natively.workItems();
                    return true;
                },
                () -> false);
        if (!there) {
            throw new InvalidRequestException(
                    "worklogs",
                    "are not there to migrate to",
                    "This Plane or the plan of its workspace has none; logged time stays in comments.");
        }
        return new TimeMigrator(emulated, natively, record).migrate(this::scopeOf);
    }

    Instant now() {
        return time.now();
    }

    TimeEntry stop(RunningTimer timer, Ending ending) {
        WorkItemScope item = scopeOf(timer.workItemId());
        return timers.find(timer.workItemId(), timer.agentId())
                .filter(running -> running.commentIds().contains(timer.id()))
                .map(running -> stop.stop(item, running, ending))
                .orElseGet(() -> stop.logged(item, timer.id()));
    }

    void discard(RunningTimer timer) {
        timers.delete(timer);
    }

    private TimesheetReader reader() {
        return new TimesheetReader(entries, emulated, record, workItems, agents, worklogs::isNative, this::scopeOf);
    }

    private Timer timer(RunningTimer timer) {
        return new DefaultTimer(this, timer);
    }

    private WorkItemScope scopeOf(String workItem) {
        return new WorkItemScope(project, workItems, Check.text("work item", workItem, 255));
    }

    private String key(WorkItem workItem) {
        return project.workspace().projects().get("project", project.id()).identifier() + "-" + workItem.sequenceId();
    }
}
