package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.OpenEnum;

/** Why Plane refused to sign somebody up or in, under Plane's names. */
public final class SignError extends OpenEnum {

    /** The form did not carry the token that Plane had given for it. */
    public static final SignError FORGED_FORM = new SignError("CSRF_VERIFICATION_FAILED");

    /** 5000: nobody has set the instance up. */
    public static final SignError NOT_SET_UP = new SignError("INSTANCE_NOT_CONFIGURED");

    /** 5015: only people who were invited may sign up. */
    public static final SignError SIGN_UP_CLOSED = new SignError("SIGNUP_DISABLED");

    /** 5021: the password can be guessed. */
    public static final SignError PASSWORD_TOO_WEAK = new SignError("PASSWORD_TOO_WEAK");

    /** 5030: somebody has this address. */
    public static final SignError ACCOUNT_EXISTS = new SignError("USER_ALREADY_EXIST");

    /** 5056: the instance takes no passwords. */
    public static final SignError PASSWORDS_SWITCHED_OFF = new SignError("EMAIL_PASSWORD_AUTHENTICATION_DISABLED");

    /** 5060: nobody has this address. */
    public static final SignError NO_SUCH_ACCOUNT = new SignError("USER_DOES_NOT_EXIST");

    /** 5065: the password is wrong. */
    public static final SignError WRONG_PASSWORD = new SignError("AUTHENTICATION_FAILED_SIGN_IN");

    /** 5150: the instance has an admin. */
    public static final SignError ALREADY_SET_UP = new SignError("ADMIN_ALREADY_EXIST");

    /** 5175: the person is no admin of the instance, or the password is wrong. */
    public static final SignError NOT_INSTANCE_ADMIN = new SignError("ADMIN_AUTHENTICATION_FAILED");

    /** 5180: somebody has this address who is no admin of the instance. */
    public static final SignError ACCOUNT_OF_ADMIN_EXISTS = new SignError("ADMIN_USER_ALREADY_EXIST");

    /** 5185: nobody has this address. */
    public static final SignError NO_SUCH_INSTANCE_ADMIN = new SignError("ADMIN_USER_DOES_NOT_EXIST");

    private SignError(String value) {
        super(value);
    }

    /**
     * A reason under Plane's name for it.
     *
     * @param value such as {@code "PASSWORD_TOO_WEAK"}
     * @return the reason
     */
    public static SignError of(String value) {
        return new SignError(value);
    }
}
