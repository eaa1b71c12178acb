package cloud.ewutelo.plane.telegram.ask;

import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.error.RateLimitedException;
import cloud.ewutelo.plane.error.ServerErrorException;
import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.board.BoardKeeper;
import cloud.ewutelo.plane.telegram.board.BoardTask;
import cloud.ewutelo.plane.telegram.bot.Keyboard;
import cloud.ewutelo.plane.telegram.bot.Update;
import cloud.ewutelo.plane.telegram.message.Action;
import cloud.ewutelo.plane.telegram.setting.Person;
import cloud.ewutelo.plane.telegram.store.Cards;
import cloud.ewutelo.plane.telegram.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what buttons and answers to cards ask for. */
final class Presses {

    private static final Logger LOG = LoggerFactory.getLogger(Presses.class);
    private static final Duration MUTED = Duration.ofHours(8);

    private final PlaneActions plane;
    private final BoardKeeper board;
    private final Keyboard keyboard;
    private final Store store;
    private final Speaker speaker;
    private final Muting muting;
    private final TimeSource time;

    Presses(PlaneActions plane, BoardKeeper board, Store store, Speaker speaker, TimeSource time) {
        this.plane = plane;
        this.board = board;
        this.keyboard = new Keyboard(store.buttons());
        this.store = store;
        this.speaker = speaker;
        this.muting = new Muting(store.mutes(), speaker, new Search(speaker), time);
        this.time = time;
    }

    void press(Asked asked, Update.Pressed pressed) {
        Optional<Action> action =
                keyboard.action(asked.chat().id(), pressed.key(), time.now()).flatMap(Action::parse);
        if (action.isEmpty()) {
            speaker.toast(asked, pressed.callbackId(), "old-button");
            return;
        }
        String project = action.get().projectId();
        String target = action.get().target();
        switch (action.get().verb()) {
            case PAGE -> turn(asked, pressed.callbackId(), target);
            case MUTE ->
                speaker.toast(
                        asked, pressed.callbackId(), "mute.item", muting.muteItem(asked, target, MUTED), key(target));
            case DONE -> {
                speaker.toast(asked, pressed.callbackId(), "working");
                change(asked, () -> plane.complete(project, target), "done", key(target));
            }
            case ASSIGN -> assign(asked, pressed.callbackId(), project, target);
        }
    }

    private void turn(Asked asked, String callbackId, String page) {
        boolean turned = page.matches("\\d{1,4}") && speaker.turn(asked, Integer.parseInt(page));
        if (turned) {
            speaker.toast(callbackId, "");
        } else {
            speaker.toast(asked, callbackId, "old-button");
        }
    }

    private void assign(Asked asked, String callbackId, String project, String workItem) {
        Optional<Person> person = asked.person();
        if (person.isEmpty()) {
            speaker.toast(asked, callbackId, "nobody", Long.toString(asked.userId()));
            return;
        }
        speaker.toast(asked, callbackId, "working");
        change(asked, () -> plane.assign(project, workItem, person.get()), "assign", key(workItem));
    }

    /** An answer to a message about a work item; false if the message is about none. */
    boolean comment(Asked asked, Update.Said said, long answered) {
        Optional<Cards.Subject> subject = store.cards().subject(asked.chat().id(), answered);
        if (subject.isEmpty()) {
            return false;
        }
        Optional<Person> person = asked.person();
        if (person.isEmpty()) {
            speaker.say(asked, "nobody", Long.toString(asked.userId()));
            return true;
        }
        String workItem = subject.get().workItem();
        String project = subject.get().project().isEmpty()
                ? board.board().byId(workItem).map(BoardTask::projectId).orElse("")
                : subject.get().project();
        inPlane(asked, () -> {
            plane.comment(
                    project, workItem, person.get(), said.text(), asked.chat().id(), said.messageId());
            speaker.say(asked, "comment", person.get().name(), key(workItem));
        });
        return true;
    }

    private void change(Asked asked, Supplier<PlaneActions.Outcome> change, String name, String key) {
        inPlane(asked, () -> {
            switch (change.get()) {
                case CHANGED -> speaker.say(asked, name, key);
                case WAS_SO_ALREADY -> speaker.say(asked, name + ".already", key);
                case NO_STATE -> speaker.say(asked, "plane.no-state");
            }
        });
    }

    private void inPlane(Asked asked, Runnable work) {
        try {
            work.run();
        } catch (NotFoundException e) {
            speaker.say(asked, "plane.gone");
        } catch (RateLimitedException e) {
            speaker.say(asked, "plane.slow");
        } catch (PlaneTransportException | ServerErrorException e) {
            LOG.warn("Plane was asked for a person on Telegram and did not answer: {}", e.getMessage());
            speaker.say(asked, "plane.down");
        } catch (PlaneException e) {
            LOG.warn("Plane refused what a person on Telegram asked for: {}", e.getMessage());
            speaker.say(asked, "plane.refused", String.valueOf(e.getMessage()));
        }
    }

    private String key(String workItemId) {
        return board.board().byId(workItemId).map(BoardTask::key).orElse("?");
    }
}
