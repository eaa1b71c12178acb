package cloud.ewutelo.plane.internal.field;

import cloud.ewutelo.plane.field.FieldDefinition;
import cloud.ewutelo.plane.field.FieldType;
import cloud.ewutelo.plane.field.FieldUpdate.Change;
import cloud.ewutelo.plane.internal.ListText;
import cloud.ewutelo.plane.internal.client.ProjectScope;
import cloud.ewutelo.plane.internal.lookup.Directory;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as text; members as ids where programs need them, and as names with ids where people read them. */
final class MemberText {

    private static final Pattern NAMED = Pattern.compile("[^(]*\\(([0-9a-fA-F-]{36})\\)");

    private final ProjectScope scope;

    MemberText(ProjectScope scope) {
        this.scope = scope;
    }

    /** A new value for people, as in {@code "imhotep (0b4c…)"}; empty if the field is cleared. */
    <T> Optional<String> forPeople(Change<T> change) {
        return change.value()
                .map(value -> change.field().format(value))
                .map(text -> each(
                        change.field(),
                        text,
                        member -> named(scope.memberId(change.field().name(), member))));
    }

    /** The same for programs. */
    <T> Optional<String> forPrograms(Change<T> change) {
        return change.value()
                .map(value -> change.field().format(value))
                .map(text -> each(
                        change.field(),
                        text,
                        member -> scope.memberId(change.field().name(), member)));
    }

    /** What a text for people means, which people may have replaced by a name or a mention. */
    <T> T read(FieldDefinition<T> field, String shown) {
        return field.parse(each(field, shown, text -> {
            Matcher named = NAMED.matcher(text.strip());
            String reference = named.matches() ? named.group(1) : text.strip();
            return Directory.asId(reference).orElseGet(() -> scope.memberId(field.name(), reference));
        }));
    }

    private String named(String id) {
        String name =
                scope.displayName(id).replaceAll("[^\\p{L}\\p{N}@._ -]", "").strip();
        return name.isEmpty() || name.equals(id) ? id : name + " (" + id + ")";
    }

    private static String each(FieldDefinition<?> field, String text, UnaryOperator<String> change) {
        if (field.type() != FieldType.MEMBER) {
            return text;
        }
        List<String> members = field.isMulti() ? ListText.split(text) : List.of(text);
        List<String> changed = members.stream().map(change).toList();
        return field.isMulti() ? ListText.join(changed) : changed.get(0);
    }
}
