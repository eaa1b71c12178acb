package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.http.ApiException;
import cloud.ewutelo.plane.testkit.internal.rest.Serializer;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sorts like the database: by bytes, empty values last; the other way round with a minus sign. */
public final class Ordering {
    private static final Comparator<Object> VALUES = Ordering::compareValues;

    private Ordering() {}

    /** Sorts by a key of a resource; an unknown one crashes, as it does on the server. */
    public static void sort(List<Row> rows, String orderBy, Serializer keys) {
        if (!keys.has(orderBy.startsWith("-") ? orderBy.substring(1) : orderBy)) {
            throw ApiException.crash();
        }
        sort(rows, orderBy);
    }

    /** Sorts by a column. */
    public static void sort(List<Row> rows, String orderBy) {
        boolean descending = orderBy.startsWith("-");
        String column = descending ? orderBy.substring(1) : orderBy;
        sort(rows, row -> row.get(column), descending);
    }

    /** Sorts by a computed value. */
    public static void sort(List<Row> rows, Function<Row, @Nullable Object> key, boolean descending) {
        Comparator<Row> comparator = (a, b) -> {
            Object left = key.apply(a);
            Object right = key.apply(b);
            if (left == null || right == null) {
                return left == right ? 0 : left == null ? 1 : -1;
            }
            return VALUES.compare(left, right);
        };
        rows.sort(descending ? comparator.reversed() : comparator);
    }

    private static int compareValues(Object left, Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return a.compareTo(b);
        }
        if (left instanceof LocalDate a && right instanceof LocalDate b) {
            return a.compareTo(b);
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return a.compareTo(b);
        }
        return Arrays.compareUnsigned(
                left.toString().getBytes(StandardCharsets.UTF_8),
                right.toString().getBytes(StandardCharsets.UTF_8));
    }
}
