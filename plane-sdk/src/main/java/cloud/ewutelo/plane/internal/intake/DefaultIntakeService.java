package cloud.ewutelo.plane.internal.intake;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.intake.IntakeCreate;
import cloud.ewutelo.plane.intake.IntakeItem;
import cloud.ewutelo.plane.intake.IntakeService;
import cloud.ewutelo.plane.intake.IntakeStatus;
import cloud.ewutelo.plane.intake.IntakeUpdate;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitem.DefaultWorkItemService;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.project.ProjectService;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Intake over HTTP. */
public final class DefaultIntakeService implements IntakeService {

    /** Somebody may switch intake off meanwhile; Plane then stores what it never shows. */
    private static final Duration READY_FOR = Duration.ofMinutes(5);

    // An item that lacks its status would look undecided.
    private static final List<String> ALWAYS = List.of("id", "issue", "status");

    private final ProjectScope scope;
    private final Transport transport;
    private final IntakeApi api;
    private final ProjectService projects;
    private final DefaultWorkItemService workItems;
    /** When it was last seen to be ready, by the nanoseconds of the time source. */
    private volatile @Nullable Long readyAt;

    public DefaultIntakeService(ProjectScope scope, ProjectService projects, DefaultWorkItemService workItems) {
        this.scope = scope;
        this.transport = scope.transport();
        this.api = transport.api(IntakeApi.class);
        this.projects = projects;
        this.workItems = workItems;
    }

    @Override
    public Project enable() {
        Project project = projects.update(scope.reference(), p -> p.intakeView(true));
        readyAt = project.intakeView() ? now() : null;
        return project;
    }

    @Override
    public Listing<IntakeItem> list() {
        return list(query -> {});
    }

    @Override
    public Listing<IntakeItem> list(Consumer<ListQuery> query) {
        return scope.pager()
                .list(query, ALWAYS, Map.of(), page -> api.list(scope.slug(), scope.id(), page), IntakeItem::id);
    }

    @Override
    public IntakeItem get(String workItem) {
        Optional<String> id = Directory.asId(workItem);
        return id.isPresent()
                ? transport.call(api.get(scope.slug(), scope.id(), id.get()))
                : findByKey(WorkItemKey.of(workItem));
    }

    @Override
    public IntakeItem create(IntakeCreate request) {
        request.validate();
        prepare();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("issue", new LinkedHashMap<>(request.properties()));
        try {
            return transport.call(api.create(scope.slug(), scope.id(), body));
        } catch (ServerErrorException e) {
            if (e.status() != 500) {
                throw e;
            }
            throw new ServerErrorException(
                    e.getMessage() + " Probably project " + scope.reference()
                            + " was created with intake on and has no intake record. Plane has left a hidden work item behind; "
                            + "before you repeat it, let an admin of the project call intake().enable().",
                    e.response());
        }
    }

    @Override
    public IntakeItem update(String workItem, IntakeUpdate request) {
        request.validate();
        if (request.isEmpty()) {
            return get(workItem);
        }
        IntakeItem updated = patch(idOf(workItem), Map.of("issue", new LinkedHashMap<>(request.properties())));
        WorkItem stored = updated.detail().orElse(null);
        List<String> ignored = new ArrayList<>();
        if (stored != null && isOther(request, "name", stored.name())) {
            ignored.add("name");
        }
        if (stored != null && isOther(request, "priority", stored.priority().value())) {
            ignored.add("priority");
        }
        if (!ignored.isEmpty()) {
            throw new WriteNotAppliedException(
                    "Intake item " + workItem + " was not changed as asked: Plane took the request and ignored "
                            + String.join(", ", ignored)
                            + ". Members may change their own intake items, admins all of them.",
                    ignored,
                    updated.workItem().id());
        }
        return updated;
    }

    @Override
    public IntakeItem accept(String workItem) {
        return decide(workItem, IntakeStatus.ACCEPTED, Map.of());
    }

    @Override
    public IntakeItem reject(String workItem) {
        return decide(workItem, IntakeStatus.REJECTED, Map.of());
    }

    @Override
    public IntakeItem snooze(String workItem, Instant until) {
        if (until.isBefore(transport.options().time().now())) {
            throw new InvalidRequestException(
                    "snoozed_till",
                    "is in the past: " + until,
                    "Plane would hide the intake item for good; choose a later time.");
        }
        return decide(workItem, IntakeStatus.SNOOZED, Map.of("snoozed_till", until));
    }

    @Override
    public IntakeItem markDuplicate(String workItem, String of) {
        String other = workItems.idOf(of);
        String id = idOf(workItem);
        if (other.equals(id)) {
            throw new InvalidRequestException(
                    "duplicate_to", "is the intake item itself", "Name the work item that was there before.");
        }
        return decide(id, IntakeStatus.DUPLICATE, Map.of("duplicate_to", other));
    }

    @Override
    public void delete(String workItem) {
        transport.run(api.delete(scope.slug(), scope.id(), idOf(workItem)));
    }

    /** Sees to it that Plane has the record without which a creation would be damaged. */
    private void prepare() {
        Long seen = readyAt;
        if (seen != null && now() - seen < READY_FOR.toNanos()) {
            return;
        }
        if (!projects.get(scope.reference()).intakeView()) {
            throw new InvalidRequestException(
                    "intake_view",
                    "is off in project " + scope.reference(),
                    "Let an admin of the project call intake().enable() first.");
        }
        try {
            // Any update makes the record if it is missing, and nothing tells whether it is.
            enable();
        } catch (PermissionDeniedException e) {
            // Others than admins must hope for the best; a 500 is explained to them.
            readyAt = now();
        }
    }

    private long now() {
        return transport.options().time().nanoTime();
    }

    private IntakeItem decide(String workItem, IntakeStatus status, Map<String, Object> details) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("status", status.code());
        // Left behind by a former decision, it would hide the intake item when the time comes.
        body.put("snoozed_till", null);
        body.putAll(details);
        IntakeItem updated = patch(idOf(workItem), body);
        if (!updated.status().equals(status)) {
            throw new WriteNotAppliedException(
                    "Intake item " + workItem + " is not " + status + " but still " + updated.status()
                            + ": only admins of project " + scope.reference()
                            + " decide about intake, and Plane ignores without a word what others decide.",
                    List.of("status"),
                    updated.workItem().id());
        }
        return updated;
    }

    private IntakeItem patch(String id, Map<String, @Nullable Object> body) {
        return transport.call(api.update(scope.slug(), scope.id(), id, body));
    }

    private String idOf(String workItem) {
        return Directory.asId(workItem).orElseGet(() -> get(workItem).workItem().id());
    }

    private IntakeItem findByKey(WorkItemKey key) {
        Project project = scope.workspace().projects().get("project", scope.reference());
        if (!project.identifier().equals(key.projectIdentifier())) {
            throw new InvalidRequestException(
                    "work item",
                    "belongs to another project than " + scope.reference() + ": \"" + key + "\"",
                    "Go through that project.");
        }
        return list().stream()
                .filter(item -> item.detail()
                        .filter(detail -> detail.sequenceId() == key.sequenceId())
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "work item",
                        "is not in the intake of project " + scope.reference() + ": \"" + key + "\"",
                        "Look through intake().list(); Plane hides those whose snooze is over."));
    }

    private static boolean isOther(IntakeUpdate request, String field, String stored) {
        return request.properties().get(field) instanceof String sent
                && !sent.strip().equals(stored);
    }
}
