package cloud.ewutelo.plane.telegram.message;

import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;

/**
 * A work item in a list.
 *
 * @param project where it is
 * @param task the work item
 */
public record TaskEntry(ProjectName project, TaskView task) {}
