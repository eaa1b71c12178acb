package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;
import java.time.ZoneId;

/** Changes to the account of the person who is signed in; what is not touched stays as it is. */
public final class AccountUpdate extends FieldChanges<AccountUpdate> {

    /** Starts with nothing touched. */
    public AccountUpdate() {}

    /**
     * Sets the name shown in Plane.
     *
     * @param displayName 1 to 255 characters; need not be unique
     * @return this request
     */
    public AccountUpdate displayName(String displayName) {
        return set("display_name", Check.text("display_name", displayName, 255));
    }

    /**
     * Sets the first name.
     *
     * @param firstName may be empty
     * @return this request
     */
    public AccountUpdate firstName(String firstName) {
        return set("first_name", Check.safeText("first_name", firstName));
    }

    /**
     * Sets the last name.
     *
     * @param lastName may be empty
     * @return this request
     */
    public AccountUpdate lastName(String lastName) {
        return set("last_name", Check.safeText("last_name", lastName));
    }

    /**
     * Sets the time zone. Answers to the person's keys carry its offset from then on.
     *
     * @param zone a zone
     * @return this request
     */
    public AccountUpdate timeZone(ZoneId zone) {
        return set("user_timezone", zone.getId());
    }
}
