package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.user.User;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectContractTest extends ContractTest {

    @Test
    void createsAndReadsByIdIdentifierAndName() {
        String identifier = ContractTarget.freshIdentifier();
        Project created = workspace.projects().create(p -> p.name("Reads " + identifier)
                .identifier(identifier.toLowerCase(Locale.ROOT))
                .description("For reading")
                .timezone(ZoneId.of("Europe/Paris"))
                .cycleView(true));
        target.deleteAtEnd(created.id());

        assertThat(created.identifier()).isEqualTo(identifier);
        assertThat(workspace.projects().get(created.id()).description()).isEqualTo("For reading");
        assertThat(workspace.projects().get(identifier).timezone()).contains("Europe/Paris");
        assertThat(workspace.project("Reads " + identifier).get().cycleView()).isTrue();
        assertThat(workspace.projects().list()).extracting(Project::id).contains(created.id());
    }

    @Test
    void postThatPlaneWouldAnswer400AfterStoringIsAvoided() {
        String identifier = ContractTarget.freshIdentifier();
        User me = plane.users().me();

        Project created = workspace.projects().create(p -> p.name("Led " + identifier)
                .identifier(identifier)
                .lead(me.email().orElseThrow())
                .intakeView(true));
        target.deleteAtEnd(created.id());

        assertThat(created.projectLead().map(Ref::id)).contains(me.id());
        assertThat(created.intakeView()).isTrue();
        assertThat(workspace.project(identifier).states().list()).hasSize(5);
    }

    @Test
    void projectThatCannotGetItsLeadIsTakenBack() {
        String identifier = ContractTarget.freshIdentifier();

        assertThatThrownBy(() -> workspace.projects().create(p -> p.name("Misled " + identifier)
                        .identifier(identifier)
                        .lead(UUID.randomUUID().toString())))
                .hasMessageContaining("project_lead");
        assertThat(workspace.projects().list()).extracting(Project::identifier).doesNotContain(identifier);
    }

    @Test
    void takenNameOrIdentifierIsAConflict() {
        Project first = target.newProject();

        assertThatThrownBy(() -> workspace.projects().create(p -> p.name(first.name())
                        .identifier(ContractTarget.freshIdentifier())))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> workspace.projects().create(p -> p.name("Other " + first.name())
                        .identifier(first.identifier())))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void createOrGetReturnsTheProjectWithTheIdentifier() {
        Project first = target.newProject();

        Project again = workspace.projects().createOrGet(p -> p.name("Again " + first.identifier())
                .identifier(first.identifier()));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.name()).isEqualTo(first.name());
    }

    @Test
    void updatesWhatIsTouchedAlone() {
        Project project = target.newProject();

        Project updated = workspace.projects().update(project.id(), p -> p.description("Changed")
                .moduleView(true));

        assertThat(updated.description()).isEqualTo("Changed");
        assertThat(updated.moduleView()).isTrue();
        assertThat(updated.name()).isEqualTo(project.name());
    }

    @Test
    void renamedProjectIsFoundByItsNewName() {
        Project project = target.newProject();
        String name = "Renamed " + project.identifier();

        workspace.projects().update(project.identifier(), p -> p.name(name));

        assertThat(workspace.projects().get(name).id()).isEqualTo(project.id());
    }

    @Test
    void archivedProjectRefusesUpdatesUntilItIsRestored() {
        Project project = target.newProject();

        workspace.projects().archive(project.id());
        assertThat(workspace.projects().get(project.id()).archivedAt()).isPresent();
        assertThatThrownBy(() -> workspace.projects().update(project.id(), p -> p.description("No")))
                .isInstanceOf(ValidationException.class);

        workspace.projects().restore(project.id());
        assertThat(workspace
                        .projects()
                        .update(project.id(), p -> p.description("Yes"))
                        .description())
                .isEqualTo("Yes");
    }

    @Test
    void archivedProjectHidesWhatItHoldsUntilItIsRestored() {
        ProjectClient hidden = workspace.project(target.newProject().id());
        WorkItem item = hidden.workItems().create(w -> w.name("Out of sight"));
        hidden.labels().create(l -> l.name("hidden"));
        Comment comment = hidden.comments(item.id()).create(c -> c.text("Out of mind"));

        workspace.projects().archive(hidden.get().id());
        assertThat(hidden.workItems().list()).isEmpty();
        assertThat(hidden.states().list()).isEmpty();
        assertThat(hidden.labels().list()).isEmpty();
        assertThat(hidden.comments(item.id()).list()).isEmpty();
        assertThatThrownBy(() -> hidden.comments(item.id()).get(comment.id())).isInstanceOf(NotFoundException.class);

        workspace.projects().restore(hidden.get().id());
        assertThat(hidden.workItems().list()).extracting(WorkItem::id).containsExactly(item.id());
        assertThat(hidden.states().list()).hasSize(5);
        assertThat(hidden.comments(item.id()).list()).extracting(Comment::id).containsExactly(comment.id());
    }

    @Test
    void deletedProjectFreesItsIdentifier() {
        Project project = target.newProject();
        workspace.projects().delete(project.identifier());

        assertThatThrownBy(() -> workspace.projects().get(project.id())).isInstanceOf(NotFoundException.class);
        Project again = workspace.projects().create(p -> p.name(project.name()).identifier(project.identifier()));
        target.deleteAtEnd(again.id());
        assertThat(again.id()).isNotEqualTo(project.id());
    }

    @Test
    void unknownProjectListsThoseThatThereAre() {
        assertThatThrownBy(() ->
                        workspace.project("NOSUCHTHING").workItems().list().toList())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("NOSUCHTHING")
                .hasMessageContaining(target.sharedProject());
    }
}
