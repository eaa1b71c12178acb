package cloud.ewutelo.plane.telegram.bot;

import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of each project in groups that have topics, made when it is first needed. */
final class Forums {

    private static final Logger LOG = LoggerFactory.getLogger(Forums.class);
    private static final int LONGEST_NAME = 128;

    private final BotApi api;
    private final Store store;
    private final Function<Long, Optional<ChatSettings>> chats;
    private final Function<String, String> projectName;
    private final Set<Long> warned = new HashSet<>();

    /**
     * Topics.
     *
     * @param chats the settings of a chat by the id that they give it
     * @param projectName what a topic is called, by the project's id
     */
    Forums(
            BotApi api,
            Store store,
            Function<Long, Optional<ChatSettings>> chats,
            Function<String, String> projectName) {
        this.api = api;
        this.store = store;
        this.chats = chats;
        this.projectName = projectName;
    }

    /** Where a message of a project goes; null for the general topic, or no topics. */
    @Nullable
    Long topic(long chatId, @Nullable String projectId) {
        if (projectId == null
                || chats.apply(chatId).filter(ChatSettings::topics).isEmpty()) {
            return null;
        }
        Optional<Long> known = store.topics().find(chatId, projectId);
        return known.isPresent() ? known.get() : make(chatId, projectId);
    }

    private @Nullable Long make(long chatId, String projectId) {
        String name = projectName.apply(projectId);
        try {
            long topic = api.createForumTopic(store.chats().current(chatId), cut(name));
            store.topics().put(chatId, projectId, topic);
            return topic;
        } catch (BotApiException e) {
            if (e.reason() != Reason.REFUSED && e.reason() != Reason.TOPIC_GONE) {
                throw e;
            }
            if (warned.add(chatId)) {
                LOG.warn(
                        "No topic could be made in chat {}, so messages go to the general one. Let the bot be an admin who may "
                                + "manage topics, or set topics: false. {}",
                        chatId,
                        e.getMessage());
            }
            return null;
        }
    }

    /** The topic is not there any more: it is made again for the next message. */
    void forget(long chatId, @Nullable String projectId) {
        if (projectId != null) {
            LOG.warn(
                    "The topic of project {} in chat {} is gone. This message goes to the general topic; the next one gets a "
                            + "new topic.",
                    projectId,
                    chatId);
            store.topics().remove(chatId, projectId);
        }
    }

    private static String cut(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? LONGEST_NAME - 1 : LONGEST_NAME;
        return name.substring(0, end);
    }
}
