package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateAndLabelContractTest extends ContractTest {

    @Test
    void newProjectHasPlanesFiveStatesInOrder() {
        ProjectProbe probe = new ProjectProbe(target);

        assertThat(probe.project().states().list())
                .extracting(State::name)
                .containsExactly("Backlog", "Todo", "In Progress", "Done", "Cancelled");
        assertThat(probe.project().states().get("Backlog").isDefault()).isTrue();
        assertThat(probe.project().states().get("Done").group()).isEqualTo(StateGroup.COMPLETED);
    }

    @Test
    void stateLivesFromCreationToDeletion() {
        State created = project.states().create(s -> s.name("Blocked")
                .color("#E5484D")
                .group(StateGroup.STARTED)
                .description("Waits"));
        assertThat(project.states().get("blocked").id()).isEqualTo(created.id());

        State renamed = project.states().update("Blocked", s -> s.name("Stuck"));
        assertThat(renamed.group()).isEqualTo(StateGroup.STARTED);
        assertThat(renamed.description()).isEqualTo("Waits");

        project.states().delete("Stuck");
        assertThatThrownBy(() -> project.states().get(created.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void stateNameThatIsTakenIsAConflictOnCreationAndExplainedOnUpdate() {
        State todo = project.states().get("Todo");

        assertThatThrownBy(() -> project.states().create(s -> s.name("Todo").color("#000000")))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.existingId()).contains(todo.id()));
        assertThatThrownBy(() -> project.states().update("Cancelled", s -> s.name("Todo")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("another one in the project has this name");
        assertThat(project.states()
                        .createOrGet(s -> s.name("Todo").color("#000000"))
                        .id())
                .isEqualTo(todo.id());
    }

    @Test
    void stateInUseCannotBeDeleted() {
        project.states().create(s -> s.name("Used").color("#000000"));
        project.workItems().create(w -> w.name("Uses it").state("Used"));

        assertThatThrownBy(() -> project.states().delete("Used")).isInstanceOf(ValidationException.class);
    }

    @Test
    void labelLivesFromCreationToDeletion() {
        Label parent = project.labels().create(l -> l.name("area").color("#46A758"));
        Label child = project.labels().create(l -> l.name("area/db").parent("area"));
        assertThat(child.parent().map(Ref::id)).contains(parent.id());

        assertThat(project.labels()
                        .update("area/db", l -> l.clearParent().description("Databases"))
                        .parent())
                .isEmpty();
        assertThat(project.labels().get("area/db").description()).isEqualTo("Databases");

        project.labels().delete("area/db");
        assertThatThrownBy(() -> project.labels().get("area/db"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("area/db");
    }

    @Test
    void deletedLabelIsGoneFromWorkItems() {
        Label label = project.labels().create(l -> l.name("soon gone"));
        WorkItem item = project.workItems().create(w -> w.name("Labelled").labels(List.of("soon gone")));
        assertThat(item.labels()).extracting(Ref::id).containsExactly(label.id());

        project.labels().delete(label.id());

        assertThat(eventually(() -> project.workItems().get(item.id()).labels(), List::isEmpty))
                .isEmpty();
    }

    @Test
    void labelIsCreatedOnceByNameAndByExternalId() {
        ExternalId pair = new ExternalId("contract", UUID.randomUUID().toString());
        Label first = project.labels().create(l -> l.name("once").externalId(pair));

        assertThat(project.labels().createOrGet(l -> l.name("once")).id()).isEqualTo(first.id());
        assertThat(project.labels()
                        .createOrGet(l -> l.name("other name").externalId(pair))
                        .id())
                .isEqualTo(first.id());
    }

    @Test
    void namesThatDifferInCaseAreAmbiguousUnlessOneFits() {
        Label lower = project.labels().create(l -> l.name("urgent thing"));
        Label upper = project.labels().create(l -> l.name("URGENT THING"));

        assertThat(project.labels().get("URGENT THING").id()).isEqualTo(upper.id());
        assertThatThrownBy(() -> project.labels().get("Urgent Thing"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("more than one")
                .hasMessageContaining(lower.id())
                .hasMessageContaining(upper.id());
    }
}
