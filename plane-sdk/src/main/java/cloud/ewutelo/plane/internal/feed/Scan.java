package cloud.ewutelo.plane.internal.feed;

/** Work that takes several polls. What it has read so far is only known to it, so a restart begins it anew. */
interface Scan {

    /**
     * Reads a page.
     *
     * @return whether there is more to read
     */
    boolean step(Findings findings);
}
