package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.lookup.Directory;
import cloud.ewutelo.plane.internal.workitemtype.DefaultWorkItemTypeService;
import cloud.ewutelo.plane.model.Authored;
import cloud.ewutelo.plane.property.PropertyOption;
import cloud.ewutelo.plane.property.PropertyOptionService;
import cloud.ewutelo.plane.property.PropertyService;
import cloud.ewutelo.plane.property.WorkItemProperty;
import cloud.ewutelo.plane.workitemtype.WorkItemType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The work item types of a project, and the custom properties of each. Kept for a while, like all names. */
final class NativeSchema {

    private static final String DEFAULT_TYPE = "Task";

    private final ProjectScope scope;
    private final DefaultWorkItemTypeService service;
    private final Directory<WorkItemType> types;
    private final Map<String, Properties> byType = new ConcurrentHashMap<>();

    /** The properties of a type. */
    private record Properties(
            PropertyService service, Directory<WorkItemProperty> directory, Map<String, NativeProperty> known) {}

    NativeSchema(ProjectScope scope) {
        this.scope = scope;
        this.service = new DefaultWorkItemTypeService(scope);
        this.types = new Directory<>(
                "work item type of project " + scope.reference(),
                () -> service.list().toList(),
                WorkItemType::id,
                type -> List.of(type.name()),
                scope.transport().options().time());
    }

    /** Fails where the plan does not include custom properties. */
    void requirePlan() {
        types.all();
    }

    /** The id of the type that work items have unless somebody chose another; it is made if there is none. */
    String defaultTypeId() {
        return defaultType()
                .or(() -> {
                    service.enable();
                    service.createOrGet(type -> type.name(DEFAULT_TYPE));
                    // Another program may have made one at the same moment; all are to agree on the same.
                    types.forget();
                    return defaultType();
                })
                .orElseThrow()
                .id();
    }

    private Optional<WorkItemType> defaultType() {
        return types.matching(type -> type.isActive() && !type.isEpic()).stream()
                .min(Comparator.comparing((WorkItemType type) -> !type.isDefault())
                        .thenComparing(WorkItemType::level)
                        .thenComparing(NativeSchema::age));
    }

    /** The property for a field, which is created if need be. */
    NativeProperty ensure(String typeId, FieldDefinition<?> field) {
        NativeProperty property =
                find(typeId, field.name()).or(() -> create(typeId, field)).orElseThrow();
        property.checkFits(field);
        property.ensureOptions(field.options());
        return property;
    }

    private Optional<NativeProperty> create(String typeId, FieldDefinition<?> field) {
        Properties properties = of(typeId);
        WorkItemProperty created = properties.service().createOrGet(create -> NativeProperty.creation(field)
                .properties()
                .forEach(create::set));
        // Another program may have made one at the same moment; all are to agree on the older one.
        properties.directory().forget();
        Optional<NativeProperty> oldest = find(typeId, field.name());
        if (oldest.isPresent() && !oldest.get().id().equals(created.id())) {
            properties.service().delete(created.id());
        }
        return oldest;
    }

    /** The property with a name; of several the oldest. */
    Optional<NativeProperty> find(String typeId, String name) {
        Properties properties = of(typeId);
        return properties
                .directory()
                .matching(property ->
                        property.isActive() && property.displayName().equals(name))
                .stream()
                .min(Comparator.comparing(NativeSchema::age))
                .map(property -> known(properties, property));
    }

    /** All properties. */
    List<NativeProperty> all(String typeId) {
        Properties properties = of(typeId);
        return properties.directory().all().stream()
                .filter(WorkItemProperty::isActive)
                .map(property -> known(properties, property))
                .toList();
    }

    private static String age(Authored object) {
        return object.createdAt().map(Instant::toString).orElse("") + object.id();
    }

    /** Reads properties again when they are next needed. */
    void forget(String typeId) {
        byType.remove(typeId);
    }

    private NativeProperty known(Properties properties, WorkItemProperty property) {
        return properties.known().computeIfAbsent(property.id(), id -> {
            PropertyOptionService options = properties.service().options(id);
            Directory<PropertyOption> directory = new Directory<>(
                    "option of property " + property.displayName(),
                    () -> options.list().toList(),
                    PropertyOption::id,
                    option -> List.of(option.name()),
                    scope.transport().options().time());
            return new NativeProperty(property, options, directory);
        });
    }

    private Properties of(String typeId) {
        return byType.computeIfAbsent(typeId, id -> {
            PropertyService properties = service.properties(id);
            Directory<WorkItemProperty> directory = new Directory<>(
                    "property of work item type " + id,
                    () -> properties.list().toList(),
                    WorkItemProperty::id,
                    property -> List.of(property.displayName()),
                    scope.transport().options().time());
            return new Properties(properties, directory, new ConcurrentHashMap<>());
        });
    }
}
