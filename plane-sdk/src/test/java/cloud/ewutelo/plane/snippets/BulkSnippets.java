package cloud.ewutelo.plane.snippets;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.bulk.BulkFailure;
import cloud.ewutelo.plane.bulk.BulkOptions;
import cloud.ewutelo.plane.bulk.BulkResult;
import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.workitem.WorkItem;
import cloud.ewutelo.plane.workitem.WorkItemCreate;
import java.util.List;
import java.util.Map;

/** Examples that the Javadoc shows. */
final class BulkSnippets {

    private BulkSnippets() {}

    static void bulk(ProjectClient project, Map<String, String> titlesByTicket) {
        // @start region="bulk"
        List<WorkItemCreate> requests = titlesByTicket.entrySet().stream()
                .map(ticket -> new WorkItemCreate()
                        .name(ticket.getValue())
                        .externalId(new ExternalId("tracker", ticket.getKey())))
                .toList();
        BulkResult<WorkItem> result =
                project.workItems().createAll(requests, BulkOptions.defaults().withInFlight(8));
        for (BulkFailure failure : result.failures()) {
            System.out.println(failure.subject() + ": " + failure.exception().getMessage());
        }
        // @end
    }
}
