package cloud.ewutelo.plane.internal.relation;

import cloud.ewutelo.plane.relation.Relation;
import cloud.ewutelo.plane.relation.RelationKind;
import java.util.Collection;
import java.util.List;

/** The relations of one work item, wherever they are kept. Other work items are named by id or key. */
interface Relations {

    List<Relation> list();

    List<Relation> add(RelationKind kind, Collection<String> workItems);

    boolean remove(String workItem);
}
