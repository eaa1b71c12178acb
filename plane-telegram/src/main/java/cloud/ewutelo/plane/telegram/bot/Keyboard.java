package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.telegram.message.Button;
import cloud.ewutelo.plane.telegram.store.Buttons;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Buttons as Telegram takes them. What a button does is kept in the store under a short key that tells nothing; it belongs to a
 * chat, so that a key from elsewhere does nothing.
 */
public final class Keyboard {

    private static final Duration PRESSABLE = Duration.ofDays(60);
    private static final int KEY_BYTES = 18;

    private final Buttons buttons;

    /** Keeps what buttons do in the store. */
    public Keyboard(Buttons buttons) {
        this.buttons = buttons;
    }

    /** The buttons of a message. */
    public List<List<InlineButton>> rows(long chatId, List<List<Button>> rows, Instant now) {
        List<List<InlineButton>> keyboard = new ArrayList<>();
        for (List<Button> row : rows) {
            List<InlineButton> cells = new ArrayList<>();
            for (Button button : row) {
                cells.add(
                        new InlineButton(button.label(), key(chatId, button.actionOrNull(), now), button.urlOrNull()));
            }
            keyboard.add(cells);
        }
        return keyboard;
    }

    /** What a pressed button does; empty if it is too old, or not of this chat. */
    public Optional<String> action(long chatId, String key, Instant now) {
        return buttons.action(key, now).filter(action -> keyOf(chatId, action).equals(key));
    }

    private @Nullable String key(long chatId, @Nullable String action, Instant now) {
        if (action == null) {
            return null;
        }
        String key = keyOf(chatId, action);
        buttons.put(key, action, now.plus(PRESSABLE));
        return key;
    }

    private static String keyOf(long chatId, String action) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((chatId + "/" + action).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
