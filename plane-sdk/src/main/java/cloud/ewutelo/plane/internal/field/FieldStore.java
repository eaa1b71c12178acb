package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldUpdate;
import cloud.ewutelo.plane.field.FieldValues;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.List;

/** Where custom fields are kept. */
interface FieldStore {

    /** Makes ready what values of these fields need. */
    void ensure(List<FieldDefinition<?>> fields);

    /** Reads these fields of a work item, or all if the list is empty. */
    FieldValues read(String workItemId, List<FieldDefinition<?>> fields);

    /** The same for a work item that was listed a moment ago, with fewer requests. */
    FieldValues readListed(WorkItem item, List<FieldDefinition<?>> fields);

    void write(String workItemId, List<FieldUpdate.Change<?>> changes);

    /** Brings in line what is kept twice. */
    void repair(String workItemId, List<FieldDefinition<?>> fields);
}
