package cloud.ewutelo.plane.telegram.bot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has each update handled once, one after the other. No single update stops the others. */
final class UpdateIntake {

    private static final Logger LOG = LoggerFactory.getLogger(UpdateIntake.class);
    private static final int REMEMBERED = 1_000;

    private final UpdateHandler handler;
    private final UpdateOffset offset;
    private final Supplier<BotUser> bot;
    // Not by comparing numbers: after a quiet week Telegram begins anew with any number.
    private final Set<Long> handled = new LinkedHashSet<>();

    UpdateIntake(UpdateHandler handler, UpdateOffset offset, Supplier<BotUser> bot) {
        this.handler = handler;
        this.offset = offset;
        this.bot = bot;
    }

    /**
     * Handles an update and keeps that it was.
     *
     * @return false if nothing was gained: it came before, or has no number, so that Telegram cannot be told that it was taken
     */
    synchronized boolean take(JsonNode update) {
        JsonNode id = update.path("update_id");
        if (!id.isIntegralNumber()) {
            LOG.warn("An update of Telegram without a number was skipped.");
            return false;
        }
        boolean isNew = handled.add(id.longValue());
        if (isNew) {
            handle(update, id.longValue());
            forgetOld();
        }
        offset.set(id.longValue() + 1);
        return isNew;
    }

    private void handle(JsonNode update, long id) {
        try {
            Optional<Update> read = UpdateReader.read(update, bot.get());
            if (read.isPresent()) {
                handler.handle(read.get());
            } else {
                LOG.debug("The update {} is of a kind that is not used.", id);
            }
        } catch (RuntimeException e) {
            LOG.error("The update {} could not be handled and is skipped.", id, e);
        }
    }

    private void forgetOld() {
        while (handled.size() > REMEMBERED) {
            handled.remove(handled.iterator().next());
        }
    }
}
