package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cloud.ewutelo.plane.activity.Activity;
import cloud.ewutelo.plane.activity.ActivityService;
import cloud.ewutelo.plane.activity.ActivityVerb;
import cloud.ewutelo.plane.cycle.Cycle;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.model.Ref;
import cloud.ewutelo.plane.module.ProjectModule;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ActivityContractTest extends ContractTest {

    @Test
    void tellsInWordsWhatWasDoneAndByWhom() {
        WorkItem task = project.workItems().create(w -> w.name("Watched").state("Todo"));
        project.workItems().update(task.id(), w -> w.state("In Progress"));
        ActivityService activities = project.activities(task.id());
        List<Activity> history = waitFor(activities, 2);

        Activity created = history.get(0);
        assertThat(created.verb()).isEqualTo(ActivityVerb.CREATED);
        assertThat(created.field()).isEmpty();
        Activity moved = history.get(1);
        assertThat(moved.verb()).isEqualTo(ActivityVerb.UPDATED);
        assertThat(moved.field()).contains("state");
        assertThat(moved.oldValue()).contains("Todo");
        assertThat(moved.newValue()).contains("In Progress");
        assertThat(moved.newIdentifier())
                .contains(project.states().get("In Progress").id());
        assertThat(moved.comment()).isEqualTo("updated the state to");
        assertThat(moved.actor().map(Ref::id)).contains(plane.users().me().id());
        assertThat(moved.workItem().id()).isEqualTo(task.id());
        assertThat(activities.get(moved.id())).isEqualTo(moved);
        assertThat(activities.listNewestFirst().first().map(Activity::id)).contains(moved.id());
    }

    @Test
    void tellsWhichCycleAndModuleAreLeft() {
        workspace.projects().update(target.sharedProject(), p -> p.cycleView(true)
                .moduleView(true));
        WorkItem task = project.workItems().create(w -> w.name("On the move"));
        String name = ContractTarget.freshIdentifier();
        Cycle cycle = project.cycles().create(c -> c.name(name));
        ProjectModule module = project.modules().create(m -> m.name(name));
        ActivityService activities = project.activities(task.id());

        project.cycles().addItems(cycle.id(), List.of(task.id()));
        waitFor(activities, 2);
        project.cycles().delete(cycle.id());
        waitFor(activities, 3);
        project.modules().addItems(module.id(), List.of(task.id()));
        project.modules().removeItem(module.id(), task.id());

        // Plane does not tell that an item came into a module.
        assertThat(waitFor(activities, 4))
                .extracting(
                        Activity::verb,
                        entry -> entry.field().orElse(""),
                        entry -> entry.oldValue().orElse(""),
                        entry -> entry.newValue().orElse(""))
                .containsExactly(
                        tuple(ActivityVerb.CREATED, "", "", ""),
                        tuple(ActivityVerb.CREATED, "cycles", "", name),
                        tuple(ActivityVerb.DELETED, "cycles", name, ""),
                        tuple(ActivityVerb.DELETED, "modules", name, ""));
    }

    @Test
    void commentRenewsTheWorkItem() {
        WorkItem task = project.workItems().create(w -> w.name("Talked about"));
        waitFor(project.activities(task.id()), 1);
        Instant before = project.workItems().get(task.id()).updatedAt().orElseThrow();

        project.comments(task.id()).create(c -> c.text("News"));

        assertThat(eventually(
                        () -> project.workItems().get(task.id()).updatedAt().orElseThrow(),
                        after -> after.isAfter(before)))
                .isAfter(before);
    }

    @Test
    void unknownEntryIsNotFound() {
        WorkItem task = project.workItems().create(w -> w.name("Unwatched"));

        assertThatThrownBy(() ->
                        project.activities(task.id()).get(UUID.randomUUID().toString()))
                .isInstanceOf(NotFoundException.class);
    }

    /** A real server writes the history in the background. */
    private static List<Activity> waitFor(ActivityService activities, int size) {
        List<Activity> history = eventually(() -> activities.list().toList(), entries -> entries.size() >= size);
        assertThat(history).hasSize(size);
        return history;
    }
}
