package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.bulk.BulkSuccess;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.workitem.Priority;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import cloud.ewutelo.plane.workitem.WorkItemUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkContractTest extends ContractTest {

    @Test
    void createsInTheOrderOfTheRequestsAndCanBeResumed() {
        String source = UUID.randomUUID().toString();
        List<WorkItemCreate> requests = IntStream.range(0, 6)
                .mapToObj(i -> new WorkItemCreate().name("Row " + i).externalId(new ExternalId(source, "" + i)))
                .toList();

        List<WorkItem> first =
                project.workItems().createAll(requests.subList(0, 4)).orThrow();
        List<WorkItem> second = project.workItems().createAll(requests).orThrow();

        assertThat(second)
                .extracting(WorkItem::name)
                .containsExactly("Row 0", "Row 1", "Row 2", "Row 3", "Row 4", "Row 5");
        assertThat(second.subList(0, 4))
                .extracting(WorkItem::id)
                .containsExactlyElementsOf(first.stream().map(WorkItem::id).toList());
        assertThat(project.workItems().list().stream()
                        .filter(item ->
                                item.externalSource().filter(source::equals).isPresent()))
                .hasSize(6);
    }

    @Test
    void oneFailureDoesNotStopTheOthers() {
        ExternalId pair = new ExternalId(UUID.randomUUID().toString(), "7");

        BulkResult<WorkItem> result = project.workItems()
                .createAll(List.of(
                        new WorkItemCreate().name("Good").externalId(pair),
                        new WorkItemCreate().name("No such state").state("Nowhere"),
                        new WorkItemCreate().name("Twin").externalId(pair),
                        new WorkItemCreate().name("Good too")));

        assertThat(result.isComplete()).isFalse();
        assertThat(result).hasToString("2 done, 2 failed");
        assertThat(result.successes()).extracting(BulkSuccess::index).containsExactly(0, 3);
        assertThat(result.failures()).extracting(BulkFailure::index).containsExactly(1, 2);
        assertThat(result.failures())
                .extracting(BulkFailure::subject)
                .containsExactly("No such state", pair.source() + "/7");
        assertThat(result.failures())
                .extracting(BulkFailure::exception)
                .allMatch(InvalidRequestException.class::isInstance);
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(PlaneException.class)
                .hasMessageContaining("2 of 4 requests failed")
                .hasMessageContaining("Nowhere");
    }

    @Test
    void updatesMany() {
        WorkItem one = project.workItems().create(w -> w.name("One"));
        WorkItem two = project.workItems().create(w -> w.name("Two"));
        String nobody = UUID.randomUUID().toString();
        Map<String, WorkItemUpdate> changes = new LinkedHashMap<>();
        changes.put(one.id(), new WorkItemUpdate().priority(Priority.HIGH));
        changes.put(nobody, new WorkItemUpdate().priority(Priority.LOW));
        changes.put(target.sharedProject() + "-" + two.sequenceId(), new WorkItemUpdate().priority(Priority.URGENT));

        BulkResult<WorkItem> result = project.workItems().updateAll(changes);

        assertThat(result.values()).extracting(WorkItem::priority).containsExactly(Priority.HIGH, Priority.URGENT);
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.subject()).isEqualTo(nobody);
            assertThat(failure.exception()).isInstanceOf(NotFoundException.class);
        });
    }

    @Test
    void nothingToDoIsDone() {
        assertThat(project.workItems().createAll(List.of()).orThrow()).isEmpty();
        assertThat(project.workItems().updateAll(Map.of()).isComplete()).isTrue();
    }
}
