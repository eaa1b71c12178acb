package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.module.ModuleService;
import cloud.ewutelo.plane.module.ModuleStatus;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.page.Expansion;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModuleContractTest extends ContractTest {

    private ModuleService modules;

    @BeforeEach
    void switchModulesOn() {
        if (!project.get().moduleView()) {
            workspace.projects().update(target.sharedProject(), p -> p.moduleView(true));
        }
        modules = project.modules();
    }

    @Test
    void creationIsExplainedWhereModulesAreOff() {
        ModuleService off = new ProjectProbe(target).project().modules();

        assertThatThrownBy(() -> off.create(m -> m.name("Too early")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("moduleView(true)");
        assertThat(off.list()).isEmpty();
    }

    @Test
    void answersHoldWhatTheQueryChooses() {
        ProjectModule created = modules.create(m -> m.name(fresh("Chosen")).description("Long"));

        ProjectModule trimmed = modules
                .list(q -> q.fields("status").expand(Expansion.CREATED_BY).pageSize(50))
                .stream()
                .filter(module -> module.id().equals(created.id()))
                .findFirst()
                .orElseThrow();

        assertThat(trimmed.name()).isEqualTo(created.name());
        assertThat(trimmed.description()).isEmpty();
        assertThat(trimmed.createdBy().orElseThrow().expanded().orElseThrow().id())
                .isEqualTo(plane.users().me().id());
    }

    @Test
    void createdReadChangedAndDeleted() {
        User me = plane.users().me();
        String name = fresh("Frontend");
        ProjectModule created = modules.create(m -> m.name(name)
                .description("All of it")
                .status(ModuleStatus.IN_PROGRESS)
                .startDate(LocalDate.of(2027, 3, 1))
                .targetDate(LocalDate.of(2027, 4, 1))
                .lead(me.email().orElseThrow())
                .members(List.of(me.displayName())));
        assertThat(created.members()).extracting(Ref::id).containsExactly(me.id());

        ProjectModule read = modules.get(name);
        assertThat(read.id()).isEqualTo(created.id());
        assertThat(read.lead().map(Ref::id)).contains(me.id());
        assertThat(read.targetDate()).contains(LocalDate.of(2027, 4, 1));
        assertThat(read.totalItems()).hasValue(0);

        ProjectModule paused = modules.update(
                name, m -> m.status(ModuleStatus.PAUSED).clearLead().clearTargetDate());
        assertThat(paused.id()).isEqualTo(created.id());
        assertThat(paused.status()).isEqualTo(ModuleStatus.PAUSED);
        assertThat(paused.lead()).isEmpty();
        assertThat(paused.targetDate()).isEmpty();
        assertThat(paused.startDate()).contains(LocalDate.of(2027, 3, 1));
        assertThat(paused.members()).extracting(Ref::id).containsExactly(me.id());

        modules.delete(name);
        assertThatThrownBy(() -> modules.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void takenNameIsAConflictAlthoughPlaneAnswers400() {
        String name = fresh("Backend");
        ProjectModule first = modules.create(m -> m.name(name));
        ProjectModule other = modules.create(m -> m.name(fresh("Other")));

        assertThatThrownBy(() -> modules.create(m -> m.name(name)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        assertThatThrownBy(() -> modules.update(other.id(), m -> m.name(name)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).isEmpty());
        assertThat(modules.createOrGet(m -> m.name(name)).id()).isEqualTo(first.id());
    }

    @Test
    void createOrGetFindsThePairInTheArchiveToo() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        ProjectModule first = modules.createOrGet(
                m -> m.name(fresh("Imported")).externalId(pair).status(ModuleStatus.CANCELLED));

        assertThat(modules.createOrGet(m -> m.name(fresh("Again")).externalId(pair))
                        .id())
                .isEqualTo(first.id());
        modules.archive(first.id());
        assertThat(modules.createOrGet(m -> m.name(fresh("Again")).externalId(pair))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void memberWhoIsNotInTheProjectIsRefusedByNameAndRaisedById() {
        User stranger = target.somebodyElse();
        String without = target.newProject().identifier();
        workspace.projects().update(without, p -> p.moduleView(true));
        ModuleService own = workspace.project(without).modules();

        assertThatThrownBy(() -> own.create(m -> m.name("By name").members(List.of(stranger.displayName()))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no member of project");
        assertThatThrownBy(() -> own.create(m -> m.name("By id").members(List.of(stranger.id()))))
                .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> {
                    assertThat(e.fields()).containsExactly("members");
                    assertThat(e.storedId()).isEmpty();
                });
        assertThat(own.list()).isEmpty();
        ProjectModule module = own.create(m -> m.name("Empty"));
        assertThatThrownBy(() -> own.update(module.id(), m -> m.members(List.of(stranger.id()))))
                .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> assertThat(e.storedId())
                        .contains(module.id()));
    }

    @Test
    void itemsMayBeInSeveralModules() {
        ProjectModule first = modules.create(m -> m.name(fresh("First")));
        ProjectModule second = modules.create(m -> m.name(fresh("Second")));
        WorkItem one = project.workItems().create(w -> w.name("One"));
        WorkItem two = project.workItems().create(w -> w.name("Two"));

        modules.addItems(first.name(), List.of(one.id(), target.sharedProject() + "-" + two.sequenceId()));
        assertThat(modules.addItems(second.id(), List.of(two.id())))
                .extracting(item -> item.workItem().id())
                .containsExactly(two.id());

        assertThat(modules.items(first.id())).extracting(WorkItem::id).containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(modules.items(second.id())).extracting(WorkItem::id).containsExactly(two.id());
        modules.removeItem(first.id(), two.id());
        assertThat(modules.items(first.id())).extracting(WorkItem::id).containsExactly(one.id());
        assertThatThrownBy(() -> modules.removeItem(first.id(), two.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void itemThatPlaneDroppedIsRaised() {
        ProjectModule module = modules.create(m -> m.name(fresh("Choosy")));
        WorkItem real = project.workItems().create(w -> w.name("Real"));
        String unreal = UUID.randomUUID().toString();

        assertThatThrownBy(() -> modules.addItems(module.id(), List.of(real.id(), unreal)))
                .isInstanceOf(WriteNotAppliedException.class)
                .hasMessageContaining(unreal);
        assertThat(modules.items(module.id())).extracting(WorkItem::id).containsExactly(real.id());
    }

    @Test
    void archiveTakesFinishedModulesOnly() {
        ProjectModule module = modules.create(m -> m.name(fresh("Shelved")));

        assertThatThrownBy(() -> modules.archive(module.name()))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("completed or cancelled");
        modules.update(module.id(), m -> m.status(ModuleStatus.COMPLETED));
        modules.archive(module.name());
        assertThatThrownBy(() -> modules.get(module.id())).isInstanceOf(NotFoundException.class);
        assertThat(modules.listArchived()).extracting(ProjectModule::id).contains(module.id());

        modules.restore(module.name());
        assertThat(modules.get(module.name()).archivedAt()).isEmpty();
    }

    @Test
    void datesComeInOrder() {
        assertThatThrownBy(() -> modules.create(
                        m -> m.name("Back").startDate(LocalDate.of(2027, 2, 1)).targetDate(LocalDate.of(2027, 1, 1))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("start_date");
    }

    private static String fresh(String word) {
        return word + " " + ContractTarget.freshIdentifier();
    }
}
