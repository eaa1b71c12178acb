package cloud.ewutelo.plane.telegram.event;

/**
 * A project, as far as messages need it.
 *
 * @param id the project's UUID
 * @param identifier such as {@code ONB}; empty text if it could not be found out
 * @param name such as {@code Onboarding}; the id if it could not be found out
 */
public record ProjectName(String id, String identifier, String name) {}
