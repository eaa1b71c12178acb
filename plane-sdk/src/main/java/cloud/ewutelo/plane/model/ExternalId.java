package cloud.ewutelo.plane.model;

import cloud.ewutelo.plane.internal.Check;

/**
 * The key that an object has in another system. Plane keeps one pair per object and refuses a second object with the same
 * pair in the same project, which makes creation safe to repeat.
 *
 * @param source the other system, such as {@code "github"}; 1 to 255 characters
 * @param id the key there, such as {@code "issue-17"}; 1 to 255 characters
 */
public record ExternalId(String source, String id) {

    /**
     * Checks both parts.
     *
     * @throws cloud.ewutelo.plane.error.InvalidRequestException if a part is blank or longer than 255 characters
     */
    public ExternalId {
        Check.text("external_source", source, 255);
        Check.text("external_id", id, 255);
    }
}
