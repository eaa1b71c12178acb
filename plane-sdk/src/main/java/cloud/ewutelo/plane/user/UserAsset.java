package cloud.ewutelo.plane.user;

/**
 * A stored picture of a person.
 *
 * @param id its id
 * @param url where Plane serves it: a path on the same host
 */
public record UserAsset(String id, String url) {}
