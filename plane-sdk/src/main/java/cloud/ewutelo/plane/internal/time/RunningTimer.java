package cloud.ewutelo.plane.internal.time;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A timer as it stands in Plane.
 *
 * @param id the id of its comment
 * @param workItemId what it measures
 * @param agentId whose time it measures
 * @param startedBy who wrote the comment
 * @param startedAt when the comment was written, by the server's clock
 * @param commentIds its comment, and those of programs that started it in the same instant
 */
record RunningTimer(
        String id,
        String workItemId,
        String agentId,
        Optional<String> startedBy,
        Instant startedAt,
        String description,
        List<String> commentIds) {}
