package cloud.ewutelo.plane.internal.json;

import cloud.ewutelo.plane.model.Ref;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * References that were read lately. The objects of a listing share their project, workspace, authors, states and labels: with one
 * reference for all of them it is read faster and takes less memory.
 */
final class RecentReferences {

    private static final class Recent {

        final char[] id;
        final Ref<?> reference;

        Recent(char[] id, Ref<?> reference) {
            this.id = id;
            this.reference = reference;
        }
    }

    private static final int SLOTS = 64;

    private final AtomicReferenceArray<@Nullable Recent> slots = new AtomicReferenceArray<>(SLOTS);

    /** The reference whose id the parser stands at; null if it was not read lately. */
    @Nullable
    Ref<?> at(JsonParser in) throws IOException {
        char[] text = in.getTextCharacters();
        int from = in.getTextOffset();
        int length = in.getTextLength();
        if (length == 0) {
            return null;
        }
        Recent recent = slots.getPlain(slot(text, from, length));
        boolean same = recent != null
                && recent.id.length == length
                && Arrays.equals(recent.id, 0, length, text, from, from + length);
        return same ? recent.reference : null;
    }

    /** Remembers a reference, and forgets another one. */
    void add(Ref<?> reference) {
        char[] id = reference.id().toCharArray();
        slots.setRelease(slot(id, 0, id.length), new Recent(id, reference));
    }

    /** Ids are random, so a few of their digits spread them well. */
    private static int slot(char[] id, int from, int length) {
        return (id[from] * 31 + id[from + length / 2] * 7 + id[from + length - 1]) % SLOTS;
    }
}
