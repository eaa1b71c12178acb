package cloud.ewutelo.plane.sticky;

/** A sticky to be created. Nothing is required. */
public final class StickyCreate extends StickyFields<StickyCreate> {

    /** Starts with nothing set. */
    public StickyCreate() {}
}
