package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.JsonValue;
import java.util.Map;

/** The person who is signed in. */
public interface Account {

    /**
     * The id.
     *
     * @return a lower-case UUID
     */
    String id();

    /**
     * The address with which the person signs in.
     *
     * @return an e-mail address in lower case
     */
    String email();

    /**
     * The name shown in Plane.
     *
     * @return the display name; Plane starts with the part of the address before the @
     */
    default String displayName() {
        return "";
    }

    /**
     * The first name.
     *
     * @return the first name; empty text if there is none
     */
    default String firstName() {
        return "";
    }

    /**
     * The last name.
     *
     * @return the last name; empty text if there is none
     */
    default String lastName() {
        return "";
    }

    /**
     * The time zone in which Plane shows times to the person, and answers to the person's keys.
     *
     * @return the name of a zone, such as {@code "Europe/Paris"}
     */
    default String userTimezone() {
        return "UTC";
    }

    /**
     * What Plane sent beyond the properties above.
     *
     * @return the values under Plane's names
     */
    Map<String, JsonValue> unknownProperties();

    /**
     * Builds one by hand, for tests.
     *
     * @return an empty builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Account} objects. */
    class Builder extends ImmutableAccount.Builder {
        Builder() {}
    }
}
