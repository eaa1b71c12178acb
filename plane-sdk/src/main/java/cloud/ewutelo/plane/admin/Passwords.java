package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.model.Secret;
import java.security.SecureRandom;

/** Passwords that Plane takes: it wants a zxcvbn score of 3 or more, which random ones of this length pass. */
public final class Passwords {

    // Without characters that are mistaken for others, or that a shell, a URL or an env file would treat specially.
    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /**
     * Makes a password of 24 random letters and digits (about 140 bits).
     *
     * @return a new password
     */
    public static Secret generate() {
        while (true) {
            String password = RANDOM.ints(LENGTH, 0, LETTERS.length())
                    .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                    .toString();
            boolean mixed = password.chars().anyMatch(Character::isDigit)
                    && password.chars().anyMatch(Character::isLowerCase)
                    && password.chars().anyMatch(Character::isUpperCase);
            if (mixed) {
                return Secret.of(password);
            }
        }
    }
}
