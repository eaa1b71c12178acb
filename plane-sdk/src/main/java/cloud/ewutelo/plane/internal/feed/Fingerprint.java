package cloud.ewutelo.plane.internal.feed;

import cloud.ewutelo.plane.feed.ChangedField;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the content of a work item: 16 bits for each {@link ChangedField}, 32 bits over all of them, and a
 * revision of 32 bits that grows with every change that was seen. A change of one field is missed once in 2^48 times.
 *
 * <p>Left out is what Plane renews without a change: the times of the last save and of completion, and who saved. Properties
 * that the SDK does not model are left out too, because some of them count what is around the work item.
 */
final class Fingerprint {

    /** How many numbers make a fingerprint. */
    static final int LENGTH = 4;

    private static final ChangedField[] FIELDS = ChangedField.values();
    private static final int LAST = LENGTH - 1;
    private static final long LOW = 0xFFFFFFFFL;

    private Fingerprint() {}

    /** The fingerprint of a work item, with revision 0. */
    static long[] of(WorkItem item) {
        long[] print = new long[LENGTH];
        long all = 0;
        for (int i = 0; i < FIELDS.length; i++) {
            long hash = content(item, FIELDS[i]);
            print[i / 4] |= (hash >>> 48) << (i % 4 * 16);
            all = mix(all ^ hash);
        }
        print[LAST] = all & ~LOW;
        return print;
    }

    static boolean isSame(long[] before, long[] after) {
        for (int i = 0; i < LAST; i++) {
            if (before[i] != after[i]) {
                return false;
            }
        }
        return (before[LAST] & ~LOW) == (after[LAST] & ~LOW);
    }

    static Set<ChangedField> differences(long[] before, long[] after) {
        Set<ChangedField> changed = EnumSet.noneOf(ChangedField.class);
        for (int i = 0; i < FIELDS.length; i++) {
            if ((((before[i / 4] ^ after[i / 4]) >>> (i % 4 * 16)) & 0xFFFF) != 0) {
                changed.add(FIELDS[i]);
            }
        }
        return changed;
    }

    static int revision(long[] print) {
        return (int) print[LAST];
    }

    /** The same content with another revision. */
    static long[] withRevision(long[] print, int revision) {
        long[] copy = print.clone();
        copy[LAST] = (copy[LAST] & ~LOW) | (revision & LOW);
        return copy;
    }

    /** One number for content and revision. */
    static long digest(long[] print) {
        long digest = 0;
        for (long number : print) {
            digest = mix(digest ^ number);
        }
        return digest;
    }

    private static long content(WorkItem item, ChangedField field) {
        return switch (field) {
            case NAME -> hash(item.name());
            case DESCRIPTION -> hash(item.descriptionHtml());
            case STATE -> hash(idOf(item.state()));
            case PRIORITY -> hash(item.priority().value());
            case ASSIGNEES -> hashOfAll(item.assignees());
            case LABELS -> hashOfAll(item.labels());
            case START_DATE -> hash(item.startDate());
            case TARGET_DATE -> hash(item.targetDate());
            case PARENT -> hash(item.parent().map(Fingerprint::idOf));
            case ESTIMATE -> hash(item.point()) ^ (hash(item.estimatePoint().map(Fingerprint::idOf)) * 31);
            case SORT_ORDER -> mix(Double.doubleToLongBits(item.sortOrder()));
            case OTHER -> {
                long hash = hash(item.typeId());
                hash = mix(hash) ^ hash(item.externalSource());
                hash = mix(hash) ^ hash(item.externalId());
                hash = mix(hash) ^ hash(item.createdBy().map(Fingerprint::idOf));
                hash = mix(hash) ^ hash(item.archivedAt());
                yield mix(hash) ^ (item.sequenceId() * 2L) ^ (item.isDraft() ? 1 : 0);
            }
        };
    }

    private static @Nullable String idOf(Ref<?> reference) {
        return reference.isPresent() ? reference.id() : null;
    }

    /** In any order. */
    private static long hashOfAll(Collection<? extends Ref<?>> references) {
        long sum = 0;
        for (Ref<?> reference : references) {
            sum += hash(idOf(reference));
        }
        return mix(sum ^ references.size());
    }

    private static long hash(@Nullable Object value) {
        Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (content == null) {
            return 0;
        }
        String text = content.toString();
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = value ^ (value >>> 33);
        mixed *= 0xFF51AFD7ED558CCDL;
        mixed ^= mixed >>> 33;
        mixed *= 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
