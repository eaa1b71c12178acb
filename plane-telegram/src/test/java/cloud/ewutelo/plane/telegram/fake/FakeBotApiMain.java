package cloud.ewutelo.plane.telegram.fake;

import java.util.concurrent.CountDownLatch;

/** Runs the fake alone: {@code FakeBotApiMain <port> <user id>... <-group id>...}; groups of ids below -1000 have topics. */
public final class FakeBotApiMain {

    private FakeBotApiMain() {}

    /**
     * Serves until the process is ended.
     *
     * @param arguments the port, then the chats
     */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        FakeBotApi api = FakeBotApi.start(Integer.parseInt(arguments[0]), FakeBotApi.TOKEN);
        for (int i = 1; i < arguments.length; i++) {
            long id = Long.parseLong(arguments[i]);
            if (id > 0) {
                api.withPrivateChat(new FakeUser(id, "Person " + id));
            } else if (id < -1000) {
                api.withForum(id, "Forum " + id);
            } else {
                api.withGroup(id, "Group " + id);
            }
        }
        System.out.println("TELEGRAM_API=" + api.url());
        System.out.println("TELEGRAM_BOT_TOKEN=" + api.token());
        new CountDownLatch(1).await();
    }
}
