package cloud.ewutelo.plane.telegram.pipeline;

import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.AgentList;
import java.util.List;
import java.util.function.Supplier;

/** Tells agents from people by a list, because Plane does not. */
final class ActorClasses {

    private final AgentList agents;
    private final Supplier<String> own;

    /**
     * Classes by a list.
     *
     * @param agents names, e-mail addresses or ids, with {@code *} for any letters
     * @param own the id of the account that this program works as; empty text if it is not known
     */
    ActorClasses(List<String> agents, Supplier<String> own) {
        this.agents = new AgentList(agents);
        this.own = own;
    }

    Actor actor(Person user) {
        return new Actor(user.id(), user.name(), classOf(user));
    }

    private ActorClass classOf(Person user) {
        if (user.id().isEmpty()) {
            return ActorClass.UNKNOWN;
        }
        if (user.id().equals(own.get())) {
            return ActorClass.SELF;
        }
        if (agents.contains(user.id(), user.name(), user.email())) {
            return ActorClass.AGENT;
        }
        // Whoever is not told by name may be on the list by name.
        return user.name().isEmpty() && user.email().isEmpty() ? ActorClass.UNKNOWN : ActorClass.HUMAN;
    }
}
