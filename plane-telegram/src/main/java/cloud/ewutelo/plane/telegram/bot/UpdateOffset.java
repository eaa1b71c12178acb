package cloud.ewutelo.plane.telegram.bot;

/** Keeps how far updates were handled, so that a restart goes on there. */
public interface UpdateOffset {

    /** The first update wanted; 0 at the very beginning. */
    long get();

    /** Keeps it. */
    void set(long offset);
}
