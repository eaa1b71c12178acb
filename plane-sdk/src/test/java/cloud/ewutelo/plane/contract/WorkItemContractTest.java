package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemExpand;
import cloud.ewutelo.plane.workitem.WorkItemMatch;
import cloud.ewutelo.plane.workitem.WorkItemOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkItemContractTest extends ContractTest {

    @Test
    void createsWithNamesInPlaceOfIds() {
        project.labels().createOrGet(l -> l.name("ops").color("#46A758"));
        User me = plane.users().me();

        WorkItem created = project.workItems().create(w -> w.name("Back up the database")
                .descriptionText("Nightly.\n\nKeep <7> days & verify.")
                .state("Todo")
                .priority(Priority.HIGH)
                .assignee(me.email().orElseThrow())
                .label("ops")
                .startDate(LocalDate.of(2027, 3, 1))
                .targetDate(LocalDate.of(2027, 3, 5))
                .point(3));

        WorkItem read = project.workItems().get(created.id(), WorkItemExpand.STATE, WorkItemExpand.LABELS);
        assertThat(read.name()).isEqualTo("Back up the database");
        assertThat(read.priority()).isEqualTo(Priority.HIGH);
        assertThat(read.state().expanded().map(State::name)).contains("Todo");
        assertThat(read.labels())
                .extracting(label -> label.expanded().orElseThrow().name())
                .containsExactly("ops");
        assertThat(read.assignees()).extracting(Ref::id).containsExactly(me.id());
        assertThat(read.startDate()).contains(LocalDate.of(2027, 3, 1));
        assertThat(read.targetDate()).contains(LocalDate.of(2027, 3, 5));
        assertThat(read.point()).hasValue(3);
        assertThat(read.descriptionHtml().orElseThrow()).contains("Keep &lt;7&gt; days &amp; verify.");
        assertThat(read.createdAt()).isPresent();
    }

    @Test
    void takesThePastedAddressOfAPage() {
        WorkItem created = project.workItems().create(w -> w.name("Look here"));
        Project read = project.get();
        String key = read.identifier() + "-" + created.sequenceId();
        String web = "https://work.example.org/" + workspace.slug() + "/";

        assertThat(plane.workspace(web + "projects/").slug()).isEqualTo(workspace.slug());
        assertThat(workspace
                        .project(web + "projects/" + read.id() + "/issues/")
                        .get()
                        .id())
                .isEqualTo(read.id());
        assertThat(workspace.workItems().get(web + "browse/" + key + "/").id()).isEqualTo(created.id());
        String page = web + "projects/" + read.id() + "/issues/" + created.id() + "?tab=activity";
        assertThat(workspace.workItems().get(page).id()).isEqualTo(created.id());
        assertThat(project.workItems()
                        .update(web + "browse/" + key, w -> w.priority(Priority.LOW))
                        .priority())
                .isEqualTo(Priority.LOW);
        assertThatThrownBy(() -> workspace.workItems().get("https://work.example.org/elsewhere/browse/" + key))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is in workspace elsewhere");
        assertThatThrownBy(() -> workspace.workItems().get(web + "projects/" + read.id() + "/cycles/"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is no address of a work item");
        assertThatThrownBy(() -> plane.workspace("https://work.example.org/"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is the address of Plane itself");
    }

    @Test
    void clearTargetDateSendsNullAndUntouchedFieldsStay() {
        WorkItem task = project.workItems().create(w -> w.name("Clear me")
                .priority(Priority.LOW)
                .startDate(LocalDate.of(2027, 1, 1))
                .targetDate(LocalDate.of(2027, 1, 2)));

        WorkItem updated = project.workItems().update(task.id(), w -> w.clearTargetDate());

        assertThat(updated.targetDate()).isEmpty();
        assertThat(updated.startDate()).contains(LocalDate.of(2027, 1, 1));
        assertThat(updated.priority()).isEqualTo(Priority.LOW);
        assertThat(updated.name()).isEqualTo("Clear me");
    }

    @Test
    void isReachedByKeyInAnyCase() {
        WorkItem task = project.workItems().create(w -> w.name("By key"));
        String key = target.sharedProject() + "-" + task.sequenceId();

        assertThat(project.workItems().get(key).id()).isEqualTo(task.id());
        assertThat(project.workItems()
                        .get(key.toLowerCase(java.util.Locale.ROOT))
                        .id())
                .isEqualTo(task.id());
        assertThat(workspace.workItems().get(key).id()).isEqualTo(task.id());
        assertThat(project.workItems()
                        .update(key, w -> w.name("Renamed by key"))
                        .name())
                .isEqualTo("Renamed by key");
    }

    @Test
    void keyOfAnotherProjectIsRefused() {
        Project other = target.newProject();
        WorkItem there = workspace.project(other.id()).workItems().create(w -> w.name("Over there"));

        assertThatThrownBy(() -> project.workItems().get(other.identifier() + "-" + there.sequenceId()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("belongs to another project");
    }

    @Test
    void movesThroughItsStates() {
        WorkItem task = project.workItems().create(w -> w.name("Move me").state("Todo"));
        assertThat(task.completedAt()).isEmpty();

        project.workItems().update(task.id(), w -> w.state("In Progress"));
        WorkItem done = project.workItems().update(task.id(), w -> w.state("done"));

        assertThat(done.completedAt()).isPresent();
        assertThat(done.state().id()).isEqualTo(project.states().get("Done").id());
    }

    @Test
    void findsByExternalPairAlsoWhenArchived() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        assertThat(project.workItems().findByExternalId(pair)).isEmpty();

        WorkItem created = project.workItems().create(w -> w.name("Imported").externalId(pair));
        project.workItems().archive(created.id());

        assertThat(project.workItems().findByExternalId(pair)).map(WorkItem::id).contains(created.id());
    }

    @Test
    void createOrGetReturnsTheFirstOne() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());

        WorkItem first = project.workItems().createOrGet(pair, w -> w.name("Once"));
        WorkItem second = project.workItems().createOrGet(pair, w -> w.name("Twice"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.name()).isEqualTo("Once");
    }

    @Test
    void conflictOnPostTellsTheExistingIdAndOnPatchDoesNot() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        WorkItem first = project.workItems().create(w -> w.name("Has the pair").externalId(pair));
        WorkItem other = project.workItems().create(w -> w.name("Wants the pair"));

        assertThatThrownBy(() -> project.workItems().create(w -> w.name("Again").externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(first.id()));
        assertThatThrownBy(() -> project.workItems().update(other.id(), w -> w.externalId(pair)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).isEmpty());
    }

    @Test
    void archivedOnesAreHiddenUntilTheyAreRestored() {
        WorkItem task = project.workItems().create(w -> w.name("Archive me"));

        assertThat(project.workItems().archive(task.id()).archivedAt()).isPresent();
        assertThatThrownBy(() -> project.workItems().get(task.id())).isInstanceOf(NotFoundException.class);
        assertThat(project.workItems().restore(task.id()).archivedAt()).isEmpty();
        assertThat(project.workItems().get(task.id()).name()).isEqualTo("Archive me");
    }

    @Test
    void deletedOnesAreGone() {
        WorkItem task = project.workItems().create(w -> w.name("Delete me"));

        project.workItems().delete(task.id());

        assertThatThrownBy(() -> project.workItems().get(task.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> project.workItems().delete(task.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void nonMemberAssigneeIsRefusedByNameBeforeAnythingIsSent() {
        User stranger = target.somebodyElse();
        ProjectProbe probe = new ProjectProbe(target);

        assertThatThrownBy(() -> probe.project().workItems().create(w -> w.name("For a stranger")
                        .assignee(stranger.displayName())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(stranger.displayName())
                .hasMessageContaining("no member of project");
        assertThat(probe.project().workItems().list().toList()).isEmpty();
    }

    @Test
    void silentlyDroppedAssigneeIsRaisedAndTheCreationUndone() {
        User stranger = target.somebodyElse();
        ProjectProbe probe = new ProjectProbe(target);

        assertThatThrownBy(() -> probe.project().workItems().create(w -> w.name("For a stranger")
                        .assignee(stranger.id())))
                .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> {
                    assertThat(e.fields()).containsExactly("assignees");
                    assertThat(e.storedId()).isEmpty();
                });
        assertThat(probe.project().workItems().list().toList()).isEmpty();
    }

    @Test
    void silentlyDroppedAssigneeOfAnUpdateIsRaised() {
        User stranger = target.somebodyElse();
        ProjectProbe probe = new ProjectProbe(target);
        WorkItem task = probe.project().workItems().create(w -> w.name("Assign me"));

        assertThatThrownBy(() -> probe.project().workItems().update(task.id(), w -> w.assignee(stranger.id())))
                .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> assertThat(e.storedId())
                        .contains(task.id()));
    }

    @Test
    void memberOfTheProjectCanBeAssignedByName() {
        User colleague = target.somebodyElse();
        ProjectProbe probe = new ProjectProbe(target);
        probe.project().members().add(colleague.id(), Role.MEMBER);

        WorkItem task = probe.project().workItems().create(w -> w.name("For a colleague")
                .assignee(colleague.email().orElseThrow()));

        assertThat(task.assignees()).extracting(Ref::id).containsExactly(colleague.id());
    }

    @Test
    void labelOfAnotherProjectIsRaised() {
        Project other = target.newProject();
        String foreign = workspace
                .project(other.id())
                .labels()
                .create(l -> l.name("foreign"))
                .id();

        assertThatThrownBy(() ->
                        project.workItems().create(w -> w.name("Mislabelled").label(foreign)))
                .isInstanceOfSatisfying(WriteNotAppliedException.class, e -> assertThat(e.fields())
                        .containsExactly("labels"));
    }

    @Test
    void claimedAuthorshipIsInTheResult() {
        Instant then = Instant.parse("2020-02-03T04:05:06Z");

        WorkItem imported = project.workItems().create(w -> w.name("Old").createdAt(then));

        assertThat(imported.createdAt()).contains(then);
    }

    @Test
    void listsInTheOrderAskedForOverSeveralPages() {
        ProjectProbe probe = new ProjectProbe(target);
        for (int i = 1; i <= 5; i++) {
            String name = "Item " + i;
            probe.project().workItems().create(w -> w.name(name));
        }

        List<String> names =
                probe
                        .project()
                        .workItems()
                        .list(q -> q.orderBy(WorkItemOrder.CREATED_AT).pageSize(2))
                        .stream()
                        .map(WorkItem::name)
                        .toList();

        assertThat(names).containsExactly("Item 1", "Item 2", "Item 3", "Item 4", "Item 5");
    }

    @Test
    void fieldsMakeTheAnswerSmaller() {
        project.workItems().create(w -> w.name("Trim me").priority(Priority.URGENT));

        WorkItem trimmed =
                project.workItems().list(q -> q.fields("priority")).first().orElseThrow();

        assertThat(trimmed.name()).isNotEmpty();
        assertThat(trimmed.createdAt()).isEmpty();
        assertThat(trimmed.state().isPresent()).isFalse();
    }

    @Test
    void searchFindsTitlesInTheProject() {
        String word = "needle" + ContractTarget.freshIdentifier();
        WorkItem task = project.workItems().create(w -> w.name("A " + word + " in the hay"));

        assertThat(project.workItems().search(word, 10))
                .extracting(WorkItemMatch::id)
                .containsExactly(task.id());
        assertThat(workspace.workItems().search(word, 10))
                .extracting(WorkItemMatch::id)
                .containsExactly(task.id());
    }

    @Test
    void unknownStateNameListsTheStatesThatThereAre() {
        assertThatThrownBy(
                        () -> project.workItems().create(w -> w.name("Nowhere").state("Somewhere")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Somewhere")
                .hasMessageContaining("In Progress");
    }

    @Test
    void parentIsNamedByKey() {
        WorkItem parent = project.workItems().create(w -> w.name("Parent"));

        WorkItem child = project.workItems()
                .create(w -> w.name("Child").parent(target.sharedProject() + "-" + parent.sequenceId()));
        assertThat(child.parent().map(Ref::id)).contains(parent.id());

        assertThat(project.workItems().update(child.id(), w -> w.clearParent()).parent())
                .isEmpty();
    }
}
