package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.cycle.CycleItem;
import cloud.ewutelo.plane.cycle.CycleService;
import cloud.ewutelo.plane.cycle.CycleView;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.page.Expansion;
import cloud.ewutelo.plane.page.ListQuery;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import cloud.ewutelo.plane.workitem.WorkItemOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CycleContractTest extends ContractTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    private CycleService cycles;

    @BeforeEach
    void switchCyclesOn() {
        if (!project.get().cycleView()) {
            workspace.projects().update(target.sharedProject(), p -> p.cycleView(true));
        }
        cycles = project.cycles();
    }

    @Test
    void creationIsExplainedWhereCyclesAreOff() {
        ProjectClient other = new ProjectProbe(target).project();

        assertThatThrownBy(() -> other.cycles().create(c -> c.name("Too early")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cycleView(true)");
        assertThat(other.cycles().list()).isEmpty();
    }

    @Test
    void answersHoldWhatTheQueryChooses() {
        Cycle created = cycles.create(c ->
                c.name(fresh("Chosen")).description("Long").dates(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 10)));

        Cycle trimmed = only(created, q -> q.fields("end_date").expand(Expansion.OWNED_BY));
        Cycle whole = only(created, q -> q.expand(Expansion.PROJECT).pageSize(5));

        assertThat(trimmed.endsAt()).isEqualTo(created.endsAt());
        assertThat(trimmed.startsAt()).isEmpty();
        assertThat(trimmed.ownedBy().expanded().orElseThrow().displayName())
                .isEqualTo(plane.users().me().displayName());
        assertThat(whole.description()).isEqualTo("Long");
        assertThat(whole.project().expanded().orElseThrow().identifier()).isEqualTo(target.sharedProject());
    }

    private Cycle only(Cycle wanted, Consumer<ListQuery> query) {
        return cycles.list(CycleView.ALL, query).stream()
                .filter(cycle -> cycle.id().equals(wanted.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void createdReadChangedAndDeleted() {
        String name = fresh("Sprint");
        Cycle created = cycles.create(c ->
                c.name(name).description("Now or never").dates(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 10)));
        assertThat(created.startsAt()).contains(Instant.parse("2027-03-01T00:00:01Z"));
        assertThat(created.endsAt()).contains(Instant.parse("2027-03-10T23:59:00Z"));
        assertThat(created.ownedBy().id()).isEqualTo(plane.users().me().id());

        Cycle read = cycles.get(name);
        assertThat(read.id()).isEqualTo(created.id());
        assertThat(read.description()).isEqualTo("Now or never");
        assertThat(read.totalItems()).hasValue(0);

        Cycle changed = cycles.update(name, c -> c.name(name + " b"));
        assertThat(changed.name()).isEqualTo(name + " b");
        assertThat(changed.startsAt()).isEqualTo(created.startsAt());
        assertThat(cycles.update(name + " b", c -> c.clearDates()).startsAt()).isEmpty();

        cycles.delete(name + " b");
        assertThatThrownBy(() -> cycles.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void daysAreThoseOfTheProjectsTimeZone() {
        Project tokyo = target.newProject();
        workspace.projects().update(tokyo.id(), p -> p.cycleView(true).timezone(ZoneId.of("Asia/Tokyo")));

        Cycle cycle = workspace.project(tokyo.id()).cycles().create(c -> c.name("Tokyo")
                .dates(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 3, 10)));

        assertThat(cycle.startsAt()).contains(Instant.parse("2027-02-28T15:00:01Z"));
        assertThat(cycle.endsAt()).contains(Instant.parse("2027-03-10T14:59:00Z"));
    }

    @Test
    void datesComeInPairsAndInOrder() {
        assertThatThrownBy(() -> cycles.create(c -> c.name("One").set("start_date", today)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("end_date");
        assertThatThrownBy(() -> cycles.create(c -> c.name("Back").dates(today, today.minusDays(1))))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> cycles.update(UUID.randomUUID().toString(), c -> c.set("end_date", today)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("start_date");
    }

    @Test
    void viewsSortThemByTime() {
        ProjectClient own = new ProjectProbe(target).project();
        workspace.projects().update(own.get().id(), p -> p.cycleView(true));
        CycleService all = own.cycles();
        all.create(c -> c.name("past").dates(today.minusDays(20), today.minusDays(10)));
        all.create(c -> c.name("present").dates(today.minusDays(5), today.plusDays(5)));
        all.create(c -> c.name("future").dates(today.plusDays(10), today.plusDays(20)));
        all.create(c -> c.name("draft"));

        assertThat(names(all, CycleView.ALL)).containsExactlyInAnyOrder("past", "present", "future", "draft");
        assertThat(names(all, CycleView.CURRENT)).containsExactly("present");
        assertThat(names(all, CycleView.UPCOMING)).containsExactly("future");
        assertThat(names(all, CycleView.COMPLETED)).containsExactly("past");
        assertThat(names(all, CycleView.DRAFT)).containsExactly("draft");
        assertThat(names(all, CycleView.INCOMPLETE)).containsExactlyInAnyOrder("present", "future", "draft");
    }

    @Test
    void createOrGetFindsThePairInTheArchiveToo() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        Cycle first =
                cycles.createOrGet(pair, c -> c.name(fresh("Ended")).dates(today.minusDays(9), today.minusDays(2)));

        assertThat(cycles.createOrGet(pair, c -> c.name("Again")).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> cycles.create(c -> c.name("Again").externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        cycles.archive(first.id());
        assertThat(cycles.createOrGet(pair, c -> c.name("Again")).id()).isEqualTo(first.id());
    }

    @Test
    void namesThatSeveralHaveAreRefused() {
        String name = fresh("Twin");
        cycles.create(c -> c.name(name));
        cycles.create(c -> c.name(name));

        assertThatThrownBy(() -> cycles.get(name))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("more than one");
    }

    @Test
    void endedCycleIsClosed() {
        Cycle ended = cycles.create(c -> c.name(fresh("Over")).dates(today.minusDays(9), today.minusDays(2)));
        WorkItem task = project.workItems().create(w -> w.name("Too late"));

        assertThatThrownBy(() -> cycles.update(ended.id(), c -> c.name("Later")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("already been completed")
                .hasMessageContaining("transfer");
        assertThatThrownBy(() -> cycles.addItems(ended.id(), List.of(task.id())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("CYCLE_COMPLETED");
    }

    @Test
    void itemsMoveFromCycleToCycle() {
        Cycle first = cycles.create(c -> c.name(fresh("First")));
        Cycle second = cycles.create(c -> c.name(fresh("Second")));
        WorkItem one = project.workItems().create(w -> w.name("One"));
        WorkItem two = project.workItems().create(w -> w.name("Two"));
        cycles.addItems(first.name(), List.of(one.id()));

        List<CycleItem> added =
                cycles.addItems(first.id(), List.of(target.sharedProject() + "-" + two.sequenceId(), two.id()));
        assertThat(added).extracting(item -> item.workItem().id()).containsExactly(two.id());
        assertThat(cycles.items(first.id())).extracting(WorkItem::id).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(cycles.items(
                        first.id(), q -> q.orderBy(WorkItemOrder.CREATED_AT).expand(WorkItemExpand.STATE)))
                .allSatisfy(item -> assertThat(item.state().expanded()).isPresent())
                .extracting(WorkItem::id)
                .containsExactly(one.id(), two.id());
        assertThat(cycles.get(first.id()).totalItems()).hasValue(2);

        cycles.addItems(second.id(), List.of(two.id()));
        assertThat(cycles.items(first.id())).extracting(WorkItem::id).containsExactly(one.id());
        assertThat(cycles.getItem(second.id(), two.id()).cycle().id()).isEqualTo(second.id());
        assertThatThrownBy(() -> cycles.getItem(first.id(), two.id())).isInstanceOf(NotFoundException.class);

        cycles.removeItem(second.id(), two.id());
        assertThat(cycles.items(second.id())).isEmpty();
        assertThatThrownBy(() -> cycles.removeItem(second.id(), two.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void itemsThatDoNotExistAreRefused() {
        Cycle cycle = cycles.create(c -> c.name(fresh("Choosy")));

        assertThatThrownBy(() ->
                        cycles.addItems(cycle.id(), List.of(UUID.randomUUID().toString())))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> cycles.addItems(cycle.id(), List.of())).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void unfinishedItemsOfAnEndedCycleAreTransferred() {
        Cycle old = cycles.create(c -> c.name(fresh("Old")).dates(today.minusDays(5), today.plusDays(5)));
        Cycle next = cycles.create(c -> c.name(fresh("Next")).dates(today.plusDays(6), today.plusDays(16)));
        WorkItem open = project.workItems().create(w -> w.name("Open"));
        WorkItem done = project.workItems().create(w -> w.name("Done").state("Done"));
        cycles.addItems(old.id(), List.of(open.id(), done.id()));

        assertThatThrownBy(() -> cycles.transferItems(old.id(), next.id())).isInstanceOf(ValidationException.class);
        cycles.update(old.id(), c -> c.dates(today.minusDays(9), today.minusDays(2)));
        assertThatThrownBy(
                        () -> cycles.transferItems(old.id(), UUID.randomUUID().toString()))
                .isInstanceOf(InvalidRequestException.class);
        cycles.transferItems(old.id(), next.name());

        assertThat(cycles.items(old.id())).extracting(WorkItem::id).containsExactly(done.id());
        assertThat(cycles.items(next.id())).extracting(WorkItem::id).containsExactly(open.id());
    }

    @Test
    void endedCycleGoesToTheArchiveAndBack() {
        Cycle ended = cycles.create(c -> c.name(fresh("Shelved")).dates(today.minusDays(9), today.minusDays(2)));

        cycles.archive(ended.name());
        assertThatThrownBy(() -> cycles.get(ended.id())).isInstanceOf(NotFoundException.class);
        assertThat(cycles.listArchived()).extracting(Cycle::id).contains(ended.id());
        assertThatThrownBy(() -> cycles.update(ended.id(), c -> c.name("Later")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Archived");
        cycles.archive(ended.id());

        cycles.restore(ended.name());
        assertThat(cycles.get(ended.name()).archivedAt()).isEmpty();
    }

    @Test
    void archiveTakesEndedCyclesOnly() {
        Cycle draft = cycles.create(c -> c.name(fresh("Draft")));
        Cycle current = cycles.create(c -> c.name(fresh("Current")).dates(today.minusDays(1), today.plusDays(1)));

        assertThatThrownBy(() -> cycles.archive(draft.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no dates");
        assertThatThrownBy(() -> cycles.archive(current.id()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Only completed cycles");
    }

    private static List<String> names(CycleService cycles, CycleView view) {
        return cycles.list(view).stream().map(Cycle::name).toList();
    }

    private static String fresh(String word) {
        return word + " " + ContractTarget.freshIdentifier();
    }
}
