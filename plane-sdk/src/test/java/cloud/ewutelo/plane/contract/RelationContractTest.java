package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.error.WriteNotAppliedException;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.relation.RelationService;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RelationContractTest extends ContractTest {

    @Test
    void seenFromBothSides() {
        WorkItem first = newItem("First");
        WorkItem second = newItem("Second");
        WorkItem third = newItem("Third");
        RelationService ofFirst = project.relations(first.id());
        assertThat(ofFirst.list()).isEmpty();

        List<Relation> added = ofFirst.add(
                RelationKind.BLOCKING, List.of(target.sharedProject() + "-" + second.sequenceId(), third.id()));
        ofFirst.add(RelationKind.BLOCKING, second.id());

        assertThat(added)
                .extracting(Relation::kind, relation -> relation.workItem().id())
                .containsExactlyInAnyOrder(
                        tuple(RelationKind.BLOCKING, second.id()), tuple(RelationKind.BLOCKING, third.id()));
        assertThat(ofFirst.list())
                .extracting(Relation::kind, relation -> relation.workItem().id())
                .containsExactlyInAnyOrder(
                        tuple(RelationKind.BLOCKING, second.id()), tuple(RelationKind.BLOCKING, third.id()));
        assertThat(project.relations(second.id()).list())
                .extracting(Relation::kind, relation -> relation.workItem().id())
                .containsExactly(tuple(RelationKind.BLOCKING.reversed(), first.id()));
        project.relations(second.id()).add(RelationKind.RELATES_TO, third.id());
        assertThat(project.relations(third.id()).list())
                .extracting(Relation::kind, relation -> relation.workItem().id())
                .containsExactlyInAnyOrder(
                        tuple(RelationKind.BLOCKED_BY, first.id()), tuple(RelationKind.RELATES_TO, second.id()));
    }

    @Test
    void secondKindForAPairIsRaisedAndNotStored() {
        WorkItem first = newItem("First");
        WorkItem second = newItem("Second");
        RelationService relations = project.relations(first.id());
        relations.add(RelationKind.BLOCKED_BY, second.id());

        assertThatThrownBy(() -> relations.add(RelationKind.RELATES_TO, second.id()))
                .isInstanceOf(WriteNotAppliedException.class)
                .hasMessageContaining(second.id());
        assertThat(relations.list()).extracting(Relation::kind).containsExactly(RelationKind.BLOCKED_BY);
    }

    @Test
    void relationToItselfAndToNothingIsRefused() {
        WorkItem only = newItem("Only");
        RelationService relations = project.relations(only.id());

        assertThatThrownBy(() -> relations.add(RelationKind.DUPLICATE, only.id()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("itself");
        assertThatThrownBy(() -> relations.add(RelationKind.DUPLICATE, List.of()))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() ->
                        relations.add(RelationKind.DUPLICATE, UUID.randomUUID().toString()))
                .isInstanceOf(ValidationException.class);
        assertThat(relations.list()).isEmpty();
    }

    @Test
    void otherWorkItemMayBeInAnotherProject() {
        Project other = target.newProject();
        WorkItem there = workspace.project(other.id()).workItems().create(w -> w.name("There"));

        project.relations(newItem("Here").id())
                .add(RelationKind.START_AFTER, other.identifier() + "-" + there.sequenceId());

        Relation back =
                workspace.project(other.id()).relations(there.id()).list().get(0);
        assertThat(back.kind()).isEqualTo(RelationKind.START_BEFORE);
        assertThat(back.project())
                .isEqualTo(target.isCommunity() ? Ref.of(project.get().id()) : Ref.absent());
    }

    @Test
    void removalWorksOrNamesWhereItDoes() {
        WorkItem first = newItem("First");
        WorkItem second = newItem("Second");
        RelationService relations = project.relations(first.id());
        assertThat(relations.remove(second.id())).isFalse();
        relations.add(RelationKind.BLOCKING, second.id());

        if (plane.capabilities().has(Feature.RELATION_REMOVAL)) {
            assertThat(relations.remove(target.sharedProject() + "-" + second.sequenceId()))
                    .isTrue();
            assertThat(relations.list()).isEmpty();
            assertThat(project.relations(second.id()).list()).isEmpty();
            relations.add(RelationKind.BLOCKED_BY, second.id());
            assertThat(relations.list()).extracting(Relation::kind).containsExactly(RelationKind.BLOCKED_BY);
        } else {
            assertThatThrownBy(() -> relations.remove(second.id()))
                    .isInstanceOf(UnsupportedByInstanceException.class)
                    .hasMessageContaining("web application");
            assertThat(relations.list()).hasSize(1);
        }
    }

    private WorkItem newItem(String name) {
        return project.workItems().create(w -> w.name(name));
    }
}
