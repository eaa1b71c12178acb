package cloud.ewutelo.plane.bridge.tool;

/** Who may call a tool. */
public enum ToolAccess {
    /** Every agent, even where the bridge is read-only. */
    READ,
    /** Every agent. */
    WRITE,
    /** The Concierge only; others neither see it nor get an answer from it. */
    CONCIERGE
}
