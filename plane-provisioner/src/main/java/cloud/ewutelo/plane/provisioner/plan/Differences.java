package cloud.ewutelo.plane.provisioner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what differs between what is wanted and what is there. What the file does not mention never differs. */
public final class Differences {

    private final List<FieldChange> found = new ArrayList<>();

    /** Compares a property; null means that the file does not mention it. */
    public <T> Differences compare(String field, @Nullable T wanted, @Nullable T present) {
        return compare(field, wanted, present, String::valueOf);
    }

    /** Compares a property that is shown in its own way. */
    public <T> Differences compare(String field, @Nullable T wanted, @Nullable T present, Function<T, String> show) {
        if (wanted != null && !Objects.equals(wanted, present)) {
            found.add(new FieldChange(field, present == null ? "" : show.apply(present), show.apply(wanted)));
        }
        return this;
    }

    /** Notes a property whose values must not be shown. */
    public Differences hidden(String field, boolean differs) {
        if (differs) {
            found.add(new FieldChange(field, "***", "***"));
        }
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public boolean has(String field) {
        return found.stream().anyMatch(change -> change.field().equals(field));
    }

    public List<FieldChange> list() {
        return List.copyOf(found);
    }
}
