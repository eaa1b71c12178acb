package cloud.ewutelo.plane.samples.kotlin

import cloud.ewutelo.plane.PlaneClient
import cloud.ewutelo.plane.ProjectClient
import cloud.ewutelo.plane.workitem.WorkItem
import java.time.LocalDate
import kotlin.jvm.optionals.getOrNull

/** Arguments: workspace and project, such as `acme ONB`. */
fun main(args: Array<String>) {
    PlaneClient.fromEnv().use { plane ->
        plane.workspace(args[0]).project(args[1]).dueUntil(LocalDate.now()).forEach { println(it.line()) }
    }
}

/** What is due, the most overdue first. */
fun ProjectClient.dueUntil(day: LocalDate): List<WorkItem> =
    workItems().list()
        .filter { item -> item.dueDate?.let { it <= day } ?: false }
        .sortedBy { it.dueDate }

/** The SDK says everywhere whether there may be nothing, so that Kotlin knows: `name()` is a `String`, this a `LocalDate?`. */
val WorkItem.dueDate: LocalDate?
    get() = targetDate().getOrNull()

fun WorkItem.line(): String = "$dueDate ${name()} (${priority()})"
