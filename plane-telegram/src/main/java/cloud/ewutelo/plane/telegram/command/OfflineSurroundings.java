package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.AgentList;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.event.WebhookSurroundings;
import java.util.List;
import java.util.Optional;

/** What is known around a webhook where nobody can be asked: who is an agent. */
final class OfflineSurroundings implements WebhookSurroundings {

    private final AgentList agents;

    OfflineSurroundings(List<String> agents) {
        this.agents = new AgentList(agents);
    }

    @Override
    public Optional<ProjectName> project(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<StateName> state(String projectId, String stateId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> user(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<TaskView> task(String projectId, String taskId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> url(String kind, ProjectName project, String id) {
        return Optional.empty();
    }

    @Override
    public ActorClass actorClass(String id, String name, String email) {
        return agents.contains(id, name, email) ? ActorClass.AGENT : ActorClass.HUMAN;
    }
}
