package cloud.ewutelo.plane.provisioner.file;

import cloud.ewutelo.plane.user.Role;

/** Roles by their names in the file. */
public final class Roles {

    private Roles() {}

    public static Role of(String name) {
        return switch (name) {
            case "admin" -> Role.ADMIN;
            case "guest" -> Role.GUEST;
            default -> Role.MEMBER;
        };
    }
}
