package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.internal.capability.PortableFeature;
import cloud.ewutelo.plane.internal.workitem.WorkItemScope;
import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import cloud.ewutelo.plane.relation.RelationService;
import java.util.Collection;
import java.util.List;

/** Plane's own relations, or those in comments where Plane has none. */
public final class DefaultRelationService implements RelationService {

    private final PortableFeature feature;
    private final Relations natively;
    private final Relations emulated;

    public DefaultRelationService(WorkItemScope workItem) {
        this.feature = workItem.project().workspace().portable(Feature.RELATIONS);
        this.natively = new NativeRelations(workItem);
        this.emulated = new CommentRelations(workItem);
    }

    @Override
    public List<Relation> list() {
        return feature.call(natively::list, emulated::list);
    }

    @Override
    public List<Relation> add(RelationKind kind, Collection<String> workItems) {
        return feature.call(() -> natively.add(kind, workItems), () -> emulated.add(kind, workItems));
    }

    @Override
    public boolean remove(String workItem) {
        // Some editions have relations and no route that removes one: that must not look as if they had none.
        return feature.isNative() ? natively.remove(workItem) : emulated.remove(workItem);
    }
}
