package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldType;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.label.DefaultLabelService;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The labels that say what value an indexed field has, as in {@code agent_id:imhotep}. */
final class FieldLabels {

    private static final String COLOR = "#5B6B7B";
    private static final int MOST_CHARACTERS = 255;

    private final ProjectScope scope;
    private final DefaultLabelService service;

    FieldLabels(ProjectScope scope) {
        this.scope = scope;
        this.service = new DefaultLabelService(scope);
    }

    static String nameOf(String field, String value) {
        return field + ":" + value;
    }

    /** Whether a value, which a person may have typed, fits into a label. Blank ones take the label away. */
    static boolean isPossible(String field, String value) {
        String name = nameOf(field, value);
        return name.codePointCount(0, name.length()) <= MOST_CHARACTERS
                && value.equals(value.strip())
                && value.chars().noneMatch(Character::isISOControl);
    }

    /** The value that a label stands for; empty if it is not the field's. People may put blanks after the colon. */
    static Optional<String> valueIn(String label, String field) {
        String prefix = field + ":";
        return label.startsWith(prefix)
                ? Optional.of(label.substring(prefix.length()).strip()).filter(value -> !value.isEmpty())
                : Optional.empty();
    }

    /** Those of the fields whose values are labels. */
    static List<FieldDefinition<?>> indexed(List<FieldDefinition<?>> fields) {
        return fields.stream().filter(FieldDefinition::isIndexed).toList();
    }

    /** Whether labels alone tell the values of these fields. */
    static boolean suffice(List<FieldDefinition<?>> fields) {
        return !fields.isEmpty() && fields.stream().allMatch(FieldDefinition::isIndexed);
    }

    /** Makes labels for all values of fields that have few, so that people can choose them. */
    void ensureChoices(List<FieldDefinition<?>> fields) {
        for (FieldDefinition<?> field : indexed(fields)) {
            List<String> values = field.type() == FieldType.BOOLEAN ? List.of("true", "false") : field.options();
            values.forEach(value -> ensure(field.name(), value));
        }
    }

    /** The labels of a work item. */
    List<Label> of(WorkItem item) {
        return item.labels().stream()
                .map(Ref::id)
                .flatMap(id -> scope.labels().find("labels", id).stream())
                .toList();
    }

    /** The values that the labels of a work item give to a field. */
    static Set<String> values(List<Label> labels, String field) {
        return labels.stream()
                .flatMap(label -> valueIn(label.name(), field).stream())
                .collect(Collectors.toSet());
    }

    /** The ids of the labels that stand for a value; people may have made a second one, and written it in another way. */
    <T> Set<String> ids(FieldDefinition<T> field, T value) {
        return scope
                .labels()
                .matching(label -> valueIn(label.name(), field.name())
                        .filter(text -> means(field, text, value))
                        .isPresent())
                .stream()
                .map(Label::id)
                .collect(Collectors.toSet());
    }

    private static <T> boolean means(FieldDefinition<T> field, String text, T value) {
        try {
            return field.parse(text).equals(value);
        } catch (InvalidRequestException misfit) {
            return false;
        }
    }

    /** Reads all labels again when they are next needed. */
    void forget() {
        scope.labels().forget();
    }

    /** The label for a value, which is created if need be. */
    String ensure(String field, String value) {
        String name = nameOf(field, value);
        return scope.labels().matching(label -> label.name().equals(name)).stream()
                .findFirst()
                .orElseGet(() -> service.createOrGet(
                        label -> label.name(name).color(COLOR).description("Value of the custom field " + field)))
                .id();
    }

    /**
     * The labels of a work item with another one for a field.
     *
     * @param value the new value; empty for none
     */
    Set<String> replaced(List<Label> labels, Set<String> ids, String field, Set<String> value) {
        Set<String> result = new HashSet<>(ids);
        labels.stream()
                .filter(label -> valueIn(label.name(), field).isPresent())
                .map(Label::id)
                .forEach(result::remove);
        value.forEach(each -> result.add(ensure(field, each)));
        return result;
    }
}
