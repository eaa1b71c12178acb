package cloud.ewutelo.plane.capability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Plane.
 *
 * @param major the first number
 * @param minor the second number
 * @param patch the third number
 */
public record PlaneVersion(int major, int minor, int patch) implements Comparable<PlaneVersion> {

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?.*");

    /**
     * Reads a version as Plane writes it.
     *
     * @param text such as {@code "v1.3.1"}; what follows the numbers is ignored
     * @return the version; 0.0.0 if the text is none
     */
    public static PlaneVersion of(String text) {
        Matcher matcher = VERSION.matcher(text.strip());
        return matcher.matches()
                ? new PlaneVersion(number(matcher, 1), number(matcher, 2), number(matcher, 3))
                : new PlaneVersion(0, 0, 0);
    }

    private static int number(Matcher matcher, int group) {
        String text = matcher.group(group);
        return text == null ? 0 : Integer.parseInt(text);
    }

    /**
     * Whether this is the other version or a later one.
     *
     * @param major the other's first number
     * @param minor the other's second number
     * @return true from that version on
     */
    public boolean isAtLeast(int major, int minor) {
        return compareTo(new PlaneVersion(major, minor, 0)) >= 0;
    }

    @Override
    public int compareTo(PlaneVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
