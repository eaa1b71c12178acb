package cloud.ewutelo.plane.telegram.event;

/**
 * Whoever made a change.
 *
 * @param id the Plane user's id; empty text if nobody is known
 * @param name as shown to people
 * @param actorClass agent or human, as configured
 */
public record Actor(String id, String name, ActorClass actorClass) {}
