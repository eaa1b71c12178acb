package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.contract.ContractTarget.Member;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.intake.IntakeItem;
import cloud.ewutelo.plane.intake.IntakeService;
import cloud.ewutelo.plane.intake.IntakeStatus;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.page.Expansion;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeContractTest extends ContractTest {

    private IntakeService intake;

    @BeforeEach
    void switchIntakeOn() {
        intake = project.intake();
        if (!project.get().intakeView()) {
            intake.enable();
        }
    }

    @Test
    void answersHoldWhatTheQueryChooses() {
        IntakeItem created = intake.create(i -> i.name("Chosen"));

        IntakeItem trimmed = intake.list(q -> q.fields("source").expand(Expansion.PROJECT)).stream()
                .filter(item -> item.workItem().id().equals(created.workItem().id()))
                .findFirst()
                .orElseThrow();

        assertThat(trimmed.status()).isEqualTo(IntakeStatus.PENDING);
        assertThat(trimmed.source()).isEqualTo(created.source());
        assertThat(trimmed.detail()).isEmpty();
        assertThat(trimmed.project().expanded().orElseThrow().identifier()).isEqualTo(target.sharedProject());
    }

    @Test
    void creationIsRefusedWhereIntakeIsOff() {
        IntakeService off = new ProjectProbe(target).project().intake();

        assertThatThrownBy(() -> off.create(i -> i.name("Too early")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("enable()");
        assertThat(off.list()).isEmpty();
        assertThat(off.enable().intakeView()).isTrue();
        assertThat(off.create(i -> i.name("In time")).status()).isEqualTo(IntakeStatus.PENDING);
    }

    @Test
    void projectCreatedWithIntakeOnIsCuredBeforeTheFirstCreation() {
        IntakeService trap = workspace.project(newTrap()).intake();

        IntakeItem item = trap.create(i -> i.name("No trap"));

        assertThat(item.detail().orElseThrow().sequenceId()).isEqualTo(1);
    }

    @Test
    void memberWhoCannotCureItIsToldWhatHappened() {
        Member member = target.memberWithKey();
        String trap = newTrap();
        workspace.project(trap).members().add(member.user().id(), Role.MEMBER);

        try (PlaneClient client = member.client()) {
            IntakeService theirs =
                    client.workspace(workspace.slug()).project(trap).intake();
            assertThatThrownBy(() -> theirs.create(i -> i.name("Trap")))
                    .isInstanceOf(ServerErrorException.class)
                    .hasMessageContaining("hidden work item")
                    .hasMessageContaining("enable()");
        }
    }

    @Test
    void pendingItemIsHiddenFromWorkItems() {
        IntakeItem created = intake.create(
                i -> i.name("Please add żółty ✨").descriptionText("A wish").priority(Priority.LOW));

        assertThat(created.status()).isEqualTo(IntakeStatus.PENDING);
        assertThat(created.source()).contains("IN_APP");
        WorkItem detail = created.detail().orElseThrow();
        assertThat(detail.id()).isEqualTo(created.workItem().id());
        assertThat(detail.name()).isEqualTo("Please add żółty ✨");
        assertThat(detail.priority()).isEqualTo(Priority.LOW);
        assertThatThrownBy(() -> project.workItems().get(created.workItem().id()))
                .isInstanceOf(NotFoundException.class);
        assertThat(intake.list()).extracting(IntakeItem::id).contains(created.id());
        assertThat(intake.get(created.workItem().id()).id()).isEqualTo(created.id());
        assertThatThrownBy(() -> intake.get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void keyOfThePendingWorkItemWorksToo() {
        IntakeItem created = intake.create(i -> i.name("By key"));
        String key =
                target.sharedProject() + "-" + created.detail().orElseThrow().sequenceId();

        assertThat(intake.get(key).id()).isEqualTo(created.id());
        assertThat(intake.update(key, i -> i.name("Renamed wish").priority(Priority.HIGH))
                        .detail()
                        .map(WorkItem::name))
                .contains("Renamed wish");
        assertThatThrownBy(() -> intake.get("ELSEWHERE-1"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another project");
    }

    @Test
    void acceptedItemIsAnOrdinaryWorkItem() {
        IntakeItem created = intake.create(i -> i.name("Good idea"));
        String id = created.workItem().id();

        assertThat(intake.accept(id).status()).isEqualTo(IntakeStatus.ACCEPTED);

        WorkItem accepted = project.workItems().get(id);
        assertThat(accepted.state().id())
                .isEqualTo(project.states().get("Backlog").id());
        intake.delete(id);
        assertThat(project.workItems().get(id).name()).isEqualTo("Good idea");
    }

    @Test
    void rejectedSnoozedAndDuplicate() {
        IntakeItem created = intake.create(i -> i.name("Hm"));
        String id = created.workItem().id();
        WorkItem original = project.workItems().create(w -> w.name("The original"));
        Instant nextWeek = Instant.now().plus(7, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        assertThat(intake.snooze(id, nextWeek).snoozedTill()).contains(nextWeek);
        assertThatThrownBy(() -> intake.snooze(id, Instant.EPOCH)).isInstanceOf(InvalidRequestException.class);
        IntakeItem duplicate = intake.markDuplicate(id, target.sharedProject() + "-" + original.sequenceId());
        assertThat(duplicate.status()).isEqualTo(IntakeStatus.DUPLICATE);
        assertThat(duplicate.duplicateOf().map(Ref::id)).contains(original.id());
        assertThat(duplicate.snoozedTill()).isEmpty();
        assertThat(intake.reject(id).status()).isEqualTo(IntakeStatus.REJECTED);
        assertThatThrownBy(() -> intake.markDuplicate(id, id)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void deletedItemTakesItsWorkItemAlong() {
        IntakeItem created = intake.create(i -> i.name("Never mind"));
        String id = created.workItem().id();

        intake.delete(id);

        assertThatThrownBy(() -> intake.get(id)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> intake.delete(id)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void decisionOfAMemberIsIgnoredByPlaneAndRaised() {
        Member member = target.memberWithKey();
        Project own = target.newProject();
        workspace.project(own.id()).members().add(member.user().id(), Role.MEMBER);
        workspace.project(own.id()).intake().enable();

        try (PlaneClient client = member.client()) {
            IntakeService theirs =
                    client.workspace(workspace.slug()).project(own.id()).intake();
            String id = theirs.create(i -> i.name("From a member")).workItem().id();

            assertThatThrownBy(() -> theirs.accept(id))
                    .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> assertThat(e.fields())
                            .containsExactly("status"))
                    .hasMessageContaining("admins");
            assertThat(theirs.get(id).status()).isEqualTo(IntakeStatus.PENDING);
            assertThat(theirs.update(id, i -> i.name("Renamed by a member"))
                            .detail()
                            .map(WorkItem::name))
                    .contains("Renamed by a member");
        }
    }

    /** A project that was created with intake on, not through the SDK, which avoids the damage. */
    private String newTrap() {
        String identifier = ContractTarget.freshIdentifier();
        String id = plane.raw()
                .post(
                        "workspaces/" + workspace.slug() + "/projects/",
                        Map.of("name", "Trap " + identifier, "identifier", identifier, "intake_view", true))
                .json()
                .get("id")
                .asString();
        target.deleteAtEnd(id);
        return id;
    }
}
