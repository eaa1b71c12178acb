package cloud.ewutelo.plane.testkit.internal.store;

import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Everything that is random on a real server, repeatable from a seed. */
public final class Randomness {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Random random;

    /** From a seed. */
    public Randomness(long seed) {
        this.random = new Random(seed);
    }

    /** Starts again from another seed. */
    public void reseed(long seed) {
        random.setSeed(seed);
    }

    /** A version 4 UUID. */
    public String uuid() {
        long most = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long least = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(most, least).toString();
    }

    /** Lower-case hexadecimal digits. */
    public String hex(int digits) {
        StringBuilder out = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            out.append(Character.forDigit(random.nextInt(16), 16));
        }
        return out.toString();
    }

    /** Letters and digits. */
    public String letters(int length) {
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return out.toString();
    }

    /** One of the values. */
    public <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A number from zero up to, and not including, the bound. */
    public double upTo(double bound) {
        return random.nextDouble() * bound;
    }
}
