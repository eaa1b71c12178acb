package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import java.net.URI;
import java.util.Optional;

/** A sender in a process of its own, to be killed. */
final class SenderProcess {

    private SenderProcess() {}

    /** Sends until it is killed: {@code <store> <Bot API> <token>}. */
    public static void main(String[] arguments) throws InterruptedException {
        TimeSource time = TimeSource.system();
        Store store = Store.open(new StoreSettings(arguments[0], null, null));
        BotApi api = new BotApi(URI.create(arguments[1]), Secret.of(arguments[2]));
        Sender sender =
                new Sender(api, store, new SendBudget(time), id -> Optional.empty(), id -> id, SendObserver.NONE, time);
        while (true) {
            time.sleep(sender.step());
        }
    }
}
