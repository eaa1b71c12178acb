package cloud.ewutelo.plane.internal.emulation;

import java.util.List;

/**
 * What a change of a table entails outside of its comment. The comment before the change stays until the consequence is
 * complete: as long as there are two, everybody sees that it may be missing, and the next change completes it. It must
 * therefore work from the rows alone, and do nothing where all is done.
 */
public interface Consequence {

    /** Nothing. */
    Consequence NONE = new Consequence() {
        @Override
        public boolean isNeeded(List<OwnedRow> before, List<OwnedRow> after) {
            return false;
        }

        @Override
        public boolean apply(List<List<OwnedRow>> earlier, List<OwnedRow> after) {
            return false;
        }
    };

    /** Whether a table's first rows entail anything, or any later change of rows. */
    boolean isNeeded(List<OwnedRow> before, List<OwnedRow> after);

    /**
     * Does it, or what is left of it. It is called until there is nothing left to do, since others may have undone it.
     *
     * @param earlier what the table was, once for each comment from before
     * @param after the rows as they are now, which others may have changed since the last call
     * @return true if something was written, which is to be looked at again
     */
    boolean apply(List<List<OwnedRow>> earlier, List<OwnedRow> after);
}
