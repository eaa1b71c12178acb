package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.SignError;
import java.util.Map;

/** Plane's reasons in plain words, with what to do about them. */
final class SignReasons {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    SignError.NOT_SET_UP.value(),
                    "Nobody has set this Plane up yet. Sign the first admin up, by setUp(...) or at /god-mode/."),
            Map.entry(
                    SignError.SIGN_UP_CLOSED.value(),
                    "Sign-up is closed for people who are not invited. Invite the address to a workspace first, or set "
                            + "ENABLE_SIGNUP to 1."),
            Map.entry(
                    SignError.PASSWORD_TOO_WEAK.value(),
                    "The password can be guessed too easily. Use a longer one without common words; Passwords.generate() "
                            + "makes one."),
            Map.entry(
                    SignError.ACCOUNT_EXISTS.value(),
                    "Somebody has this address already. Sign in instead, or use another address."),
            Map.entry(
                    SignError.PASSWORDS_SWITCHED_OFF.value(),
                    "This Plane takes no passwords. Set ENABLE_EMAIL_PASSWORD to 1."),
            Map.entry(
                    SignError.NO_SUCH_ACCOUNT.value(),
                    "Nobody has this address. Check its spelling, or sign up with it."),
            Map.entry(SignError.WRONG_PASSWORD.value(), "The password is wrong."),
            Map.entry(
                    SignError.ALREADY_SET_UP.value(),
                    "This Plane has its first admin already. Sign in to the instance instead."),
            Map.entry(
                    SignError.NOT_INSTANCE_ADMIN.value(),
                    "The password is wrong, or the person is no admin of the instance."),
            Map.entry(
                    SignError.ACCOUNT_OF_ADMIN_EXISTS.value(),
                    "Somebody has this address without being admin of the instance. Use another address for the first admin; "
                            + "or, on the server, make this one admin by manage.py create_instance_admin."),
            Map.entry(SignError.NO_SUCH_INSTANCE_ADMIN.value(), "Nobody has this address. Check its spelling."),
            Map.entry(
                    "USER_ACCOUNT_DEACTIVATED",
                    "The account was switched off. An admin of the server can activate it."),
            Map.entry(
                    "ADMIN_USER_DEACTIVATED", "The account was switched off. An admin of the server can activate it."),
            Map.entry("INVALID_EMAIL_SIGN_UP", "The address is no e-mail address."),
            Map.entry("INVALID_EMAIL_SIGN_IN", "The address is no e-mail address."),
            Map.entry("INVALID_ADMIN_EMAIL", "The address is no e-mail address."),
            Map.entry("RATE_LIMIT_EXCEEDED", "Too many attempts from this address. Wait a minute."));

    private SignReasons() {}

    static String words(SignError error) {
        return WORDS.getOrDefault(error.value(), "Plane gives no other reason than this name.");
    }
}
