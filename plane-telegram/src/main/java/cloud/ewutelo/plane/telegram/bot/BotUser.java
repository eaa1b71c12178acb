package cloud.ewutelo.plane.telegram.bot;

/**
 * The bot itself.
 *
 * @param id Telegram's id
 * @param username as in {@code @plane_bot}, without the at sign
 * @param name shown to people
 */
public record BotUser(long id, String username, String name) {}
