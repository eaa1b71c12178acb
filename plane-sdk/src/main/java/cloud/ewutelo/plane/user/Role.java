package cloud.ewutelo.plane.user;

import cloud.ewutelo.plane.error.InvalidRequestException;

/**
 * What a member may do. Plane knows three roles and orders them by number.
 *
 * @param level Plane's number; 1 or more
 */
public record Role(int level) implements Comparable<Role> {

    /** May read and comment. */
    public static final Role GUEST = new Role(5);

    /** May work on items. */
    public static final Role MEMBER = new Role(15);

    /** May do everything. */
    public static final Role ADMIN = new Role(20);

    /**
     * Checks the number.
     *
     * @throws InvalidRequestException if it is less than 1
     */
    public Role {
        if (level < 1) {
            throw new InvalidRequestException("role", "is " + level, "Use Role.GUEST, MEMBER or ADMIN.");
        }
    }

    @Override
    public int compareTo(Role other) {
        return Integer.compare(level, other.level);
    }

    @Override
    public String toString() {
        return switch (level) {
            case 5 -> "guest";
            case 15 -> "member";
            case 20 -> "admin";
            default -> "role " + level;
        };
    }
}
