package cloud.ewutelo.plane.internal.worklog;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.client.References;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.page.Listing;
import cloud.ewutelo.plane.worklog.Worklog;
import cloud.ewutelo.plane.worklog.WorklogCreate;
import cloud.ewutelo.plane.worklog.WorklogService;
import cloud.ewutelo.plane.worklog.WorklogUpdate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Worklogs over HTTP. */
public final class DefaultWorklogService implements WorklogService {

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final Transport transport;
    private final WorklogApi api;

    public DefaultWorklogService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.transport = scope.transport();
        this.api = transport.api(WorklogApi.class);
    }

    @Override
    public Listing<Worklog> list() {
        return scope.pager()
                .list(
                        OptionalInt.empty(),
                        query -> api.list(scope.slug(), scope.id(), workItem.id(), query),
                        Worklog::id);
    }

    @Override
    public Worklog create(WorklogCreate request) {
        request.validate();
        Map<String, @Nullable Object> body = new LinkedHashMap<>(request.properties());
        References.replace(body, "created_by", author -> scope.memberId("created_by", author));
        return transport.call(api.create(scope.slug(), scope.id(), workItem.id(), body));
    }

    @Override
    public Worklog update(String worklogId, WorklogUpdate request) {
        request.validate();
        if (request.isEmpty()) {
            throw new InvalidRequestException(
                    "worklog", "is not to be changed in anything", "Set minutes(...) or description(...).");
        }
        return transport.call(api.update(
                scope.slug(), scope.id(), workItem.id(), worklogId, new LinkedHashMap<>(request.properties())));
    }

    @Override
    public void delete(String worklogId) {
        transport.run(api.delete(scope.slug(), scope.id(), workItem.id(), worklogId));
    }
}
