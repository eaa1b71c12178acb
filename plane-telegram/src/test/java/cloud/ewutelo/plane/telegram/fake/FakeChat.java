package cloud.ewutelo.plane.telegram.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chat and what stands in it. Guarded by the lock of the Bot API. */
final class FakeChat {

    enum Kind {
        PRIVATE("private"),
        GROUP("group"),
        SUPERGROUP("supergroup"),
        FORUM("supergroup");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    final long id;
    final Kind kind;
    final String title;
    final Map<Long, String> topics = new LinkedHashMap<>();
    final List<FakeMessage> messages = new ArrayList<>();
    boolean blocked;
    boolean mayManageTopics = true;

    @Nullable
    Long migratedTo;

    private long lastId;

    FakeChat(long id, Kind kind, String title) {
        this.id = id;
        this.kind = kind;
        this.title = title;
    }

    long nextId() {
        return ++lastId;
    }

    boolean isGroup() {
        return kind != Kind.PRIVATE;
    }

    int indexOf(long messageId) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).id() == messageId) {
                return i;
            }
        }
        return -1;
    }
}
