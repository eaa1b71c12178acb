package cloud.ewutelo.plane.testkit.internal.core;

import cloud.ewutelo.plane.testkit.internal.json.JsonObject;
import cloud.ewutelo.plane.testkit.internal.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells those who write history, send webhooks or draw boards what has changed. */
public final class Events {
    private final List<Listener> listeners = new ArrayList<>();

    /** What happened to an object. */
    public enum Action {
        /** It was made. */
        CREATED,
        /** Some of its fields changed. */
        UPDATED,
        /** It was deleted. */
        DELETED
    }

    /** Where a change came from; the two name some fields differently. */
    public enum Origin {
        /** The public API. */
        PUBLIC_API,
        /** The web application. */
        APP
    }

    /**
     * One change.
     *
     * @param entity the kind of object as webhooks name it, such as {@code issue}
     * @param action what happened
     * @param row the object
     * @param before its columns before an update; empty otherwise
     * @param sent what the client sent
     * @param actor who did it
     * @param origin through which API
     */
    public record Event(
            String entity,
            Action action,
            Row row,
            JsonObject before,
            JsonObject sent,
            @Nullable Row actor,
            Origin origin) {}

    /** Is told of every change, on the thread of the request. */
    @FunctionalInterface
    public interface Listener {
        /** Called after the change was stored. */
        void on(Event event);
    }

    /** Adds a listener. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Tells all listeners. */
    public void publish(Event event) {
        for (Listener listener : listeners) {
            listener.on(event);
        }
    }

    /** An object was made through the public API. */
    public void created(String entity, Row row, JsonObject sent, Row actor) {
        publish(new Event(entity, Action.CREATED, row, new JsonObject(), sent, actor, Origin.PUBLIC_API));
    }

    /** An object was changed through the public API. */
    public void updated(String entity, Row row, JsonObject before, JsonObject sent, Row actor) {
        publish(new Event(entity, Action.UPDATED, row, before, sent, actor, Origin.PUBLIC_API));
    }

    /** An object was deleted through the public API. */
    public void deleted(String entity, Row row, Row actor) {
        publish(new Event(entity, Action.DELETED, row, new JsonObject(), new JsonObject(), actor, Origin.PUBLIC_API));
    }
}
