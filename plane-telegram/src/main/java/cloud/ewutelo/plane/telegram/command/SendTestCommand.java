package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.bot.ChatText;
import cloud.ewutelo.plane.telegram.message.Messages;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A message to see whether messages arrive. */
@Command(
        name = "send-test",
        description = "Send a message to every chat of the settings, or to one of them.",
        mixinStandardHelpOptions = true)
final class SendTestCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Option(names = "--chat", paramLabel = "<number>", description = "Only this chat.")
    private @Nullable Long chat;

    SendTestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Settings settings = config.read(context);
        List<ChatSettings> chats = settings.chats().stream()
                .filter(one -> chat == null || one.id() == chat)
                .toList();
        if (chats.isEmpty()) {
            context.err().println("--chat is " + chat + ", which the settings do not name. Add it to chats.");
            return ExitCode.SETTINGS;
        }
        boolean allSent = true;
        try (BotApi api = new BotApi(settings.bot().api(), settings.bot().token())) {
            api.getMe();
            for (ChatSettings one : chats) {
                allSent &= isSent(api, one);
            }
        }
        return allSent ? ExitCode.OK : ExitCode.FAILED;
    }

    private boolean isSent(BotApi api, ChatSettings one) {
        try {
            api.sendMessage(ChatText.html(
                    one.id(),
                    Messages.in(one.language(), one.zone()).say("reply.test").html()));
            context.out().println("Chat " + one.id() + ": sent");
            return true;
        } catch (BotApiException e) {
            context.out().println("Chat " + one.id() + ": " + e.getMessage() + advice(e));
            return false;
        }
    }

    static String advice(BotApiException e) {
        return switch (e.reason()) {
            case CHAT_GONE -> ". A person must first write to the bot; to a group it must be added.";
            case CHAT_MIGRATED -> ". Put the new number " + e.newChatId().orElse(0L) + " into the settings.";
            default -> "";
        };
    }
}
