package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.error.UnsupportedByInstanceException;
import cloud.ewutelo.plane.project.ProjectSummary;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProjectSummaryContractTest extends ContractTest {

    @Test
    void missingFeatureIsNamed() {
        Assumptions.assumeTrue(target.isBeforeRelations(), "this Plane has summaries");

        assertThatThrownBy(() -> project.summary()).isInstanceOf(UnsupportedByInstanceException.class);
    }

    @Test
    void countsWhatIsInTheProject() {
        Assumptions.assumeFalse(target.isBeforeRelations(), "this Plane has no summaries");
        ProjectClient own = new ProjectProbe(target).project();
        own.workItems().create(w -> w.name("One"));
        own.labels().create(l -> l.name("ops"));

        ProjectSummary summary = own.summary();

        assertThat(summary.id()).isEqualTo(own.get().id());
        assertThat(summary.identifier()).isEqualTo(own.get().identifier());
        assertThat(summary.counts().workItems()).hasValue(1);
        assertThat(summary.counts().labels()).hasValue(1);
        assertThat(summary.counts().states()).hasValue(5);
        assertThat(summary.counts().members()).hasValue(1);
        assertThat(summary.counts().intakeItems()).hasValue(0);
    }
}
