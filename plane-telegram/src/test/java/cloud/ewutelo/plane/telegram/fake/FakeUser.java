package cloud.ewutelo.plane.telegram.fake;

/**
 * A person on Telegram.
 *
 * @param id Telegram's id
 * @param firstName shown to people
 */
public record FakeUser(long id, String firstName) {}
