package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.model.FieldChanges;
import cloud.ewutelo.plane.model.Secret;

/** The first admin of an instance. Address, password and first name are required; telemetry is off unless switched on. */
public final class InstanceSetup extends FieldChanges<InstanceSetup> {

    /** Starts with telemetry off. */
    public InstanceSetup() {
        telemetry(false);
    }

    /**
     * Sets the address of the first admin.
     *
     * @param email an e-mail address that nobody has on this instance
     * @return this request
     */
    public InstanceSetup email(String email) {
        return set("email", Check.email("email", email));
    }

    /**
     * Sets the password of the first admin.
     *
     * @param password with a zxcvbn score of 3 or more, such as {@link Passwords#generate()} makes
     * @return this request
     */
    public InstanceSetup password(Secret password) {
        return set("password", password);
    }

    /**
     * Sets the first name.
     *
     * @param firstName 1 to 255 characters
     * @return this request
     */
    public InstanceSetup firstName(String firstName) {
        return set("first_name", Check.text("first_name", firstName, 255));
    }

    /**
     * Sets the last name.
     *
     * @param lastName may be empty
     * @return this request
     */
    public InstanceSetup lastName(String lastName) {
        return set("last_name", Check.safeText("last_name", lastName));
    }

    /**
     * Sets the company, which becomes the name of the instance.
     *
     * @param companyName may be empty
     * @return this request
     */
    public InstanceSetup companyName(String companyName) {
        return set("company_name", Check.safeText("company_name", companyName));
    }

    /**
     * Sets whether the instance reports to Plane's makers how it is used. Plane's own form has it on.
     *
     * @param on whether it does
     * @return this request
     */
    public InstanceSetup telemetry(boolean on) {
        // The server compares with Python's spelling.
        return set("is_telemetry_enabled", on ? "True" : "False");
    }

    @Override
    public void validate() {
        Check.required(properties(), "email");
        Check.required(properties(), "password");
        Check.required(properties(), "first_name");
    }
}
