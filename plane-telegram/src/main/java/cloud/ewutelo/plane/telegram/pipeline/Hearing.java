package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.store.Chats;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which chats hear of a change, and whether with a sound. */
final class Hearing {

    private final Settings settings;
    private final Store store;

    Hearing(Settings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    /** The chats that want to hear of a change. */
    List<ChatSettings> chats(PlaneChange change) {
        if (change.kind() == ChangeKind.WEBHOOKS_SILENT) {
            // The troubles of this program are for whoever runs it.
            Optional<ChatSettings> admin = settings.adminChat().stream()
                    .mapToObj(settings::chat)
                    .flatMap(Optional::stream)
                    .findFirst();
            return admin.map(List::of).orElseGet(settings::chats);
        }
        return settings.chats().stream()
                .filter(chat -> hears(chat, change.project()))
                .toList();
    }

    private static boolean hears(ChatSettings chat, ProjectName project) {
        return chat.projects().isEmpty()
                || chat.projects().stream()
                        .anyMatch(wanted -> Stream.of(project.identifier(), project.name(), project.id())
                                .anyMatch(wanted.strip()::equalsIgnoreCase));
    }

    /** Whether somebody in the chat muted it. What is urgent is heard all the same, unless just that work item is muted. */
    boolean isMuted(ChatSettings chat, PlaneChange change, Instant now) {
        String workItem = change.task().map(TaskView::id).orElse("");
        return store.mutes().list(chat.id(), now).stream().anyMatch(mute -> switch (mute.scope()) {
            case CHAT -> !isUrgent(change);
            case PROJECT ->
                !isUrgent(change) && mute.target().equals(change.project().id());
            case WORK_ITEM -> mute.target().equals(workItem);
        });
    }

    /** Whether it is told without a sound because of the hour. */
    boolean isQuiet(ChatSettings chat, List<PlaneChange> changes, Instant now) {
        Chats.QuietHours hours = store.chats()
                .quietHours(chat.id())
                .orElse(new Chats.QuietHours(chat.quietFromOrNull(), chat.quietUntilOrNull()));
        LocalTime from = hours.fromOrNull();
        LocalTime until = hours.untilOrNull();
        if (from == null || until == null || changes.stream().anyMatch(Hearing::isUrgent)) {
            return false;
        }
        LocalTime clock = now.atZone(chat.zone()).toLocalTime();
        return from.isBefore(until)
                ? !clock.isBefore(from) && clock.isBefore(until)
                : !clock.isBefore(from) || clock.isBefore(until);
    }

    private static boolean isUrgent(PlaneChange change) {
        return change.task()
                .filter(task -> task.priority().equals(Priority.URGENT))
                .isPresent();
    }
}
