package cloud.ewutelo.plane.telegram.setting;

/**
 * A person on Telegram who is somebody in Plane.
 *
 * @param userId Telegram's id
 * @param name as Plane's comments tell it
 * @param planeAccount the account in Plane: an e-mail address, display name or id
 */
public record Person(long userId, String name, String planeAccount) {}
