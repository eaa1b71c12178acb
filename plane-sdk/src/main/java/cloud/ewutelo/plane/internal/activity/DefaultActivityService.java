package cloud.ewutelo.plane.internal.activity;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.activity.ActivityService;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.page.Listing;
import java.util.Map;
import java.util.OptionalInt;

/** Activities over HTTP. */
public final class DefaultActivityService implements ActivityService {

    private final WorkItemScope workItem;
    private final ProjectScope scope;
    private final ActivityApi api;

    public DefaultActivityService(WorkItemScope workItem) {
        this.workItem = workItem;
        this.scope = workItem.project();
        this.api = scope.transport().api(ActivityApi.class);
    }

    @Override
    public Listing<Activity> list() {
        return list("created_at");
    }

    @Override
    public Listing<Activity> listNewestFirst() {
        return list("-created_at");
    }

    @Override
    public Activity get(String activityId) {
        return scope.transport().call(api.get(scope.slug(), scope.id(), workItem.id(), activityId));
    }

    private Listing<Activity> list(String order) {
        return scope.pager()
                .list(
                        OptionalInt.empty(),
                        Map.of("order_by", order),
                        query -> api.list(scope.slug(), scope.id(), workItem.id(), query),
                        Activity::id);
    }
}
