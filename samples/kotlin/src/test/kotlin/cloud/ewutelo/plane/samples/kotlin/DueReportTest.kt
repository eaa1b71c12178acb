package cloud.ewutelo.plane.samples.kotlin

import cloud.ewutelo.plane.PlaneClient
import cloud.ewutelo.plane.testkit.PlaneExtension
import cloud.ewutelo.plane.testkit.PlaneServer
import cloud.ewutelo.plane.workitem.Priority
import java.time.LocalDate
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.ExtendWith

@ExtendWith(PlaneExtension::class)
class DueReportTest {

    @Test
    fun `what is due comes first and what has no date not at all`(server: PlaneServer, plane: PlaneClient) {
        val workspace = plane.workspace(server.workspaceSlug())
        workspace.projects().create { it.name("Onboarding").identifier("ONB") }
        val project = workspace.project("ONB")
        project.workItems().create { it.name("Today").targetDate(LocalDate.parse("2026-11-25")) }
        project.workItems().create { it.name("Late").targetDate(LocalDate.parse("2026-11-20")).priority(Priority.HIGH) }
        project.workItems().create { it.name("Tomorrow").targetDate(LocalDate.parse("2026-11-26")) }
        project.workItems().create { it.name("Some day") }

        assertThat(project.dueUntil(LocalDate.parse("2026-11-25")).map { it.line() })
            .containsExactly("2026-11-20 Late (high)", "2026-11-25 Today (none)")
    }
}
