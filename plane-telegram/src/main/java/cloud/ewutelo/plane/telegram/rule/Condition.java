package cloud.ewutelo.plane.telegram.rule;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** What must hold for a rule to fit. */
public sealed interface Condition {

    /** Whether a change meets it. */
    boolean isMetBy(PlaneChange change);

    /** Why a change does not meet it, such as {@code event is commented, not completed}. */
    String mismatch(PlaneChange change);

    /**
     * A property has one of some values.
     *
     * @param property which
     * @param wanted the values as they are written in a file
     */
    record OneOf(Property property, List<String> wanted) implements Condition {

        /** Copies the values. */
        public OneOf {
            wanted = List.copyOf(wanted);
        }

        @Override
        public boolean isMetBy(PlaneChange change) {
            Set<String> values = property.in(change);
            return wanted.stream().map(Property::level).anyMatch(values::contains);
        }

        @Override
        public String mismatch(PlaneChange change) {
            return property.key() + " is " + property.shown(change) + ", not " + String.join(" or ", wanted);
        }

        @Override
        public String toString() {
            return property.key() + " is " + String.join(" or ", wanted);
        }
    }

    /**
     * The agent is less sure of its result than a limit; tasks without the field do not meet it.
     *
     * @param limit from 0 to 1
     */
    record ConfidenceBelow(BigDecimal limit) implements Condition {

        /** Its name in a file. */
        static final String KEY = "confidence-below";

        @Override
        public boolean isMetBy(PlaneChange change) {
            return change.task()
                    .flatMap(task -> task.confidence())
                    .filter(confidence -> confidence.compareTo(limit) < 0)
                    .isPresent();
        }

        @Override
        public String mismatch(PlaneChange change) {
            return change.task()
                    .flatMap(task -> task.confidence())
                    .map(confidence ->
                            "confidence is " + confidence.toPlainString() + ", not below " + limit.toPlainString())
                    .orElse("confidence is not given");
        }

        @Override
        public String toString() {
            return "confidence is below " + limit.toPlainString();
        }
    }
}
