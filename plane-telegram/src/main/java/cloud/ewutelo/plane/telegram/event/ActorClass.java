package cloud.ewutelo.plane.telegram.event;

/** Who acts: Plane does not tell agents from people, so a configured list does. */
public enum ActorClass {
    AGENT,
    HUMAN,
    /** This program, by a button or a reply: whoever pressed it knows already. */
    SELF,
    UNKNOWN
}
