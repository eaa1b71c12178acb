package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.rule.Decision;
import java.time.Instant;
import java.util.List;

/** Why changes of work items were told or not. */
public final class Decisions {

    private final Database database;

    /**
     * What was decided.
     *
     * @param at when
     * @param kind what had happened
     * @param decision the rule and its reason
     */
    public record Decided(Instant at, ChangeKind kind, Decision decision) {}

    Decisions(Database database) {
        this.database = database;
    }

    /** The last decisions on a work item, newest first. */
    public List<Decided> last(String workItem, int most) {
        return database.read(
                """
                SELECT decided_at, kind, action, rule, reason FROM decision WHERE work_item = ? ORDER BY number DESC LIMIT ?
                """,
                row -> new Decided(
                        Instant.ofEpochMilli(row.getLong(1)),
                        ChangeKind.valueOf(row.getString(2)),
                        new Decision(Decision.Action.valueOf(row.getString(3)), row.getString(4), row.getString(5))),
                workItem,
                most);
    }

    /** Keeps a decision. */
    public void add(String workItem, Decided decided) {
        database.write(
                "INSERT INTO decision (work_item, decided_at, kind, action, rule, reason) VALUES (?, ?, ?, ?, ?, ?)",
                workItem,
                decided.at(),
                decided.kind().name(),
                decided.decision().action().name(),
                decided.decision().rule(),
                decided.decision().reason());
    }

    void forget(Instant before) {
        database.write("DELETE FROM decision WHERE decided_at < ?", before);
    }
}
