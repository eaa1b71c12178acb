package cloud.ewutelo.plane.telegram.bot;

/** Does what an update asks for. */
@FunctionalInterface
public interface UpdateHandler {

    /** Handles an update; the same one may come twice after a crash. */
    void handle(Update update);
}
