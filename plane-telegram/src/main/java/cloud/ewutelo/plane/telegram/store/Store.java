package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.feed.CheckpointStore;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must survive a restart, in SQLite or PostgreSQL. What was written is on the disk when a call returns, or when the
 * {@linkplain #inTransaction transaction} around it ends. Any thread may use it.
 */
public final class Store implements AutoCloseable {

    private static final Duration DIGESTS_KEPT = Duration.ofDays(30);
    private static final Duration CHANGES_KEPT = Duration.ofDays(30);
    private static final Duration CONTENTS_KEPT = Duration.ofDays(2);
    private static final Duration SENT_KEPT = Duration.ofDays(7);
    private static final Duration CARDS_KEPT = Duration.ofDays(90);

    private final Database database;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Changes changes;
    private final Cards cards;
    private final Topics topics;
    private final Mutes mutes;
    private final Buttons buttons;
    private final Chats chats;
    private final Notes notes;
    private final Projects projects;
    private final WorkItems workItems;
    private final Cycles cycles;
    private final Decisions decisions;
    private final Checkpoints checkpoints;

    private Store(Database database) {
        this.database = database;
        this.inbox = new Inbox(database);
        this.outbox = new Outbox(database);
        this.changes = new Changes(database);
        this.cards = new Cards(database);
        this.topics = new Topics(database);
        this.mutes = new Mutes(database);
        this.buttons = new Buttons(database);
        this.chats = new Chats(database);
        this.notes = new Notes(database);
        this.projects = new Projects(database);
        this.workItems = new WorkItems(database);
        this.cycles = new Cycles(database);
        this.decisions = new Decisions(database);
        this.checkpoints = new Checkpoints(database);
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @throws StoreException if that does not work
     */
    public static Store open(StoreSettings settings) {
        return new Store(Database.open(settings));
    }

    /**
     * Keeps all that is written within, or nothing of it if the work throws. Within another transaction it is a part of that one.
     * Ask nobody over the network meanwhile: others wait.
     */
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    /** As {@link #inTransaction(Supplier)}, for work without a result. */
    public void inTransaction(Runnable work) {
        database.inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does nothing if the store can be written.
     *
     * @throws StoreException if it cannot
     */
    public void check() {
        notes.set("check", "");
    }

    /**
     * Makes one of several replicas the one that works on a thing. Within a transaction, nobody else becomes it before the
     * transaction has ended.
     *
     * @param name the thing
     * @param holder the replica
     * @param now the time
     * @param until when it stops to be the one unless it asks again
     * @return whether it is
     */
    public boolean lease(String name, String holder, Instant now, Instant until) {
        return database.write("""
                        INSERT INTO lease (name, holder, ends_at) VALUES (?, ?, ?)
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
                        WHERE lease.holder = excluded.holder OR lease.ends_at < ?
                        """, name, holder, until, now) > 0;
    }

    /** Whether other replicas use it too. */
    public boolean isShared() {
        return database.isPostgresql();
    }

    /** Forgets what nobody needs any more, so that the store does not grow for ever. */
    public void forgetOld(Instant now) {
        inbox.forget(now.minus(DIGESTS_KEPT));
        outbox.forget(now.minus(SENT_KEPT), now.minus(CHANGES_KEPT));
        changes.forget(now.minus(CONTENTS_KEPT), now.minus(CHANGES_KEPT));
        cards.forget(now.minus(CARDS_KEPT));
        mutes.forget(now);
        buttons.forget(now);
        decisions.forget(now.minus(CHANGES_KEPT));
    }

    /** Webhooks that were taken. */
    public Inbox inbox() {
        return inbox;
    }

    /** Messages to send. */
    public Outbox outbox() {
        return outbox;
    }

    /** Changes, those that wait to be told and the ids of those that were. */
    public Changes changes() {
        return changes;
    }

    /** Which messages are about which work items. */
    public Cards cards() {
        return cards;
    }

    /** The topics of projects in forums. */
    public Topics topics() {
        return topics;
    }

    /** What is not to be heard of for a while. */
    public Mutes mutes() {
        return mutes;
    }

    /** What buttons do. */
    public Buttons buttons() {
        return buttons;
    }

    /** What is known of chats beyond their settings. */
    public Chats chats() {
        return chats;
    }

    /** Short texts under names. */
    public Notes notes() {
        return notes;
    }

    /** The projects as they were seen last. */
    public Projects projects() {
        return projects;
    }

    /** The work items as they were seen last. */
    public WorkItems workItems() {
        return workItems;
    }

    /** The cycles as they were seen last. */
    public Cycles cycles() {
        return cycles;
    }

    /** Why changes were told or not. */
    public Decisions decisions() {
        return decisions;
    }

    /** How far the change feed has read. */
    public CheckpointStore checkpoints() {
        return checkpoints;
    }

    /** The number that a query gives, to look at the database's own settings. */
    Optional<Integer> first(String sql) {
        return database.first(sql, row -> row.getInt(1));
    }

    @Override
    public void close() {
        database.close();
    }
}
