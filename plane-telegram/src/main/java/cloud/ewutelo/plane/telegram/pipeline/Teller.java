package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.relation.Dependency;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.message.Message;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.rule.Decision.Action;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.store.Changes.Group;
import cloud.ewutelo.plane.telegram.store.Decisions.Decided;
import cloud.ewutelo.plane.telegram.store.Outgoing;
import cloud.ewutelo.plane.telegram.store.Outgoing.Placement;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.time.TimeService;
import cloud.ewutelo.plane.time.Timer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes messages of changes that have waited long enough for others. */
final class Teller {

    private static final int MOST_AT_ONCE = 50;
    private static final int HISTORY = 5;

    /** What is worth a request for what was spent and how sure the agent is. */
    private static final Set<ChangeKind> RESULTS = EnumSet.of(ChangeKind.COMPLETED, ChangeKind.REVIEW_NEEDED);

    private final WorkspaceClient workspace;
    private final Store store;
    private final Lookups lookups;
    private final Rules rules;
    private final Hearing hearing;
    private final TimeSource time;

    Teller(WorkspaceClient workspace, Store store, Lookups lookups, Rules rules, Hearing hearing, TimeSource time) {
        this.workspace = workspace;
        this.store = store;
        this.lookups = lookups;
        this.rules = rules;
        this.hearing = hearing;
        this.time = time;
    }

    /** Groups of changes that are due. */
    List<Group> due() {
        return store.changes().due(time.now(), MOST_AT_ONCE);
    }

    /** Adds what Plane tells only when asked. Belongs before the transaction. */
    Group enrich(Group group) {
        boolean result = group.changes().stream().anyMatch(change -> RESULTS.contains(change.kind()));
        boolean blocked = group.changes().stream().anyMatch(change -> change.kind() == ChangeKind.BLOCKED);
        Optional<PlaneChange> about = group.changes().stream()
                .filter(change -> change.task().isPresent())
                .findFirst();
        if (about.isEmpty() || !(result || blocked)) {
            return group;
        }
        String project = about.get().project().id();
        String task = about.get().task().map(TaskView::id).orElseThrow();
        Optional<Long> minutes = result ? minutes(project, task) : Optional.empty();
        Optional<BigDecimal> confidence = result
                ? lookups.ask(() -> workspace
                        .project(project)
                        .fields()
                        .get(task, AgentFields.CONFIDENCE_SCORE)
                        .orElse(null))
                : Optional.empty();
        Optional<List<String>> blockers = blocked ? blockers(project, task) : Optional.empty();
        return new Group(
                group.subject(),
                group.changes().stream()
                        .map(change -> change.withTask(change.task()
                                .map(view -> new TaskView(
                                        view.id(),
                                        view.key(),
                                        view.name(),
                                        view.url(),
                                        view.stateName(),
                                        view.group(),
                                        view.priority(),
                                        view.dueDateOrNull(),
                                        view.assignees(),
                                        blockers.orElse(view.blockers()),
                                        minutes.orElse(view.minutesOrNull()),
                                        confidence.orElse(view.confidenceOrNull())))
                                .orElse(null)))
                        .toList());
    }

    /** Whoever moved it to done may not have stopped the timer yet. */
    private Optional<Long> minutes(String project, String task) {
        return lookups.ask(() -> {
                    TimeService time = workspace.project(project).time();
                    Duration running = time.timer(task).map(Timer::age).orElse(Duration.ZERO);
                    return time.list(task).total().plus(running);
                })
                .filter(total -> !total.isZero())
                .map(Duration::toMinutes);
    }

    private Optional<List<String>> blockers(String project, String task) {
        return lookups.ask(() -> workspace.project(project).dependencies().blockersOf(task).stream()
                .filter(Dependency::isOpen)
                .map(Dependency::key)
                .toList());
    }

    /** Decides, and puts what is to be sent into the outbox. Belongs into the transaction. */
    void tell(Group group) {
        Map<PlaneChange, Decision> decisions = new LinkedHashMap<>();
        Set<PlaneChange> loudOnes = new HashSet<>();
        for (PlaneChange change : group.changes()) {
            Decision decision = rules.decide(change);
            decisions.put(change, decision);
            change.task().ifPresent(task -> store.decisions()
                    .add(task.id(), new Decided(time.now(), change.kind(), decision)));
        }
        Map<ChatSettings, List<PlaneChange>> told = new LinkedHashMap<>();
        decisions.forEach((change, decision) -> {
            if (decision.action() == Action.NOTIFY) {
                loudOnes.add(change);
            }
            if (decision.action() != Action.DROP) {
                hearing.chats(change).forEach(chat -> told.computeIfAbsent(chat, key -> new ArrayList<>())
                        .add(change));
            }
        });
        Instant now = time.now();
        told.forEach((chat, changes) -> {
            List<PlaneChange> heard = changes.stream()
                    .filter(change -> !hearing.isMuted(chat, change, now))
                    .toList();
            if (!heard.isEmpty()) {
                boolean loud = heard.stream().anyMatch(loudOnes::contains);
                store.outbox().add(message(chat, group.subject(), heard, loud, now), now);
            }
        });
        group.changes().forEach(store.changes()::told);
    }

    /** Tells nothing of changes that nobody can put into words. */
    void leaveOut(Group group) {
        group.changes().forEach(store.changes()::told);
    }

    private Outgoing message(ChatSettings chat, String subject, List<PlaneChange> changes, boolean loud, Instant now) {
        Messages messages = Messages.in(store.chats().language(chat.id()).orElse(chat.language()), chat.zone());
        PlaneChange last = changes.get(changes.size() - 1);
        TaskView task = last.task().orElse(null);
        Message message;
        Placement placement;
        if (loud || task == null) {
            message = messages.notification(changes);
            // What somebody said is not overwritten by what happens next.
            boolean said = changes.stream().anyMatch(change -> change.kind() == ChangeKind.COMMENTED);
            placement = task == null || said ? Placement.MESSAGE : Placement.NEW_CARD;
        } else {
            List<PlaneChange> history = new ArrayList<>(store.changes().recent(subject, HISTORY));
            history.addAll(changes);
            message = messages.card(
                    last.project(), task, history.subList(Math.max(0, history.size() - HISTORY), history.size()));
            placement = Placement.CARD;
        }
        boolean silent = !loud || message.silent() || hearing.isQuiet(chat, changes, now);
        return new Outgoing(
                key(chat, changes),
                chat.id(),
                last.project().id().isEmpty() ? null : last.project().id(),
                task == null ? null : task.id(),
                placement,
                new Message(message.html(), message.buttons(), silent),
                now);
    }

    /** The same for the same changes, so that they cannot be told twice. */
    private static String key(ChatSettings chat, List<PlaneChange> changes) {
        String ids = String.join("\n", changes.stream().map(PlaneChange::id).toList());
        return chat.id() + ":" + UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8));
    }
}
