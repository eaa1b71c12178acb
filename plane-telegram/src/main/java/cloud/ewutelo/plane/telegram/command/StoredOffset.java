package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.telegram.bot.UpdateOffset;
import cloud.ewutelo.plane.telegram.store.Notes;

/** How far Telegram's updates were handled, kept in the store. */
final class StoredOffset implements UpdateOffset {

    private static final String NAME = "telegram-offset";

    private final Notes notes;

    StoredOffset(Notes notes) {
        this.notes = notes;
    }

    @Override
    public long get() {
        return notes.get(NAME).map(Long::valueOf).orElse(0L);
    }

    @Override
    public void set(long offset) {
        notes.set(NAME, Long.toString(offset));
    }
}
