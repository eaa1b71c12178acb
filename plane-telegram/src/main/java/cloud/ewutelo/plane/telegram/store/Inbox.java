package cloud.ewutelo.plane.telegram.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/** Webhooks that were taken and answered. Each body is taken once. */
public final class Inbox {

    private static final int MOST_AT_ONCE = 100;

    private final Database database;
    private final ReentrantLock queueLock = new ReentrantLock();
    private final Deque<Arrival> queue = new ArrayDeque<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * A webhook that was not worked on yet.
     *
     * @param number in the order of arrival
     * @param body the bytes
     * @param receivedAt when it arrived
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares webhooks.
    public record Webhook(long number, byte[] body, Instant receivedAt) {}

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares arrivals.
    private record Arrival(String digest, byte[] body, Instant at, CompletableFuture<Boolean> taken) {}

    Inbox(Database database) {
        this.database = database;
    }

    /**
     * Keeps a webhook. Those that arrive at the same time share one commit, because that is what takes long.
     *
     * @param digest the SHA-256 of the body
     * @param body the bytes
     * @param at the time
     * @return false if the same body was taken before
     * @throws StoreException if it is not kept
     */
    public boolean take(String digest, byte[] body, Instant at) {
        Arrival mine = new Arrival(digest, body, at, new CompletableFuture<>());
        queueLock.lock();
        try {
            queue.add(mine);
        } finally {
            queueLock.unlock();
        }
        writing.lock();
        try {
            while (!mine.taken().isDone()) {
                write(next());
            }
        } finally {
            writing.unlock();
        }
        try {
            return mine.taken().join();
        } catch (CompletionException e) {
            throw new StoreException("The webhook is not kept.", e);
        }
    }

    private List<Arrival> next() {
        queueLock.lock();
        try {
            List<Arrival> next = new ArrayList<>();
            while (next.size() < MOST_AT_ONCE && !queue.isEmpty()) {
                next.add(queue.remove());
            }
            return next;
        } finally {
            queueLock.unlock();
        }
    }

    private void write(List<Arrival> arrivals) {
        try {
            List<Boolean> taken = database.inTransaction(
                    () -> arrivals.stream().map(this::insert).toList());
            for (int i = 0; i < taken.size(); i++) {
                arrivals.get(i).taken().complete(taken.get(i));
            }
        } catch (RuntimeException | Error e) {
            arrivals.forEach(arrival -> arrival.taken().completeExceptionally(e));
        }
    }

    private boolean insert(Arrival arrival) {
        return database.write(
                        "INSERT INTO inbox (digest, received_at, body) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
                        arrival.digest(),
                        arrival.at(),
                        arrival.body())
                > 0;
    }

    /** The oldest ones that were not worked on. */
    public List<Webhook> pending(int most) {
        return database.read(
                "SELECT number, body, received_at FROM inbox WHERE body IS NOT NULL ORDER BY number LIMIT ?",
                row -> new Webhook(row.getLong(1), row.getBytes(2), Instant.ofEpochMilli(row.getLong(3))),
                most);
    }

    /** How many were not worked on. */
    public int waiting() {
        return database.first("SELECT count(*) FROM inbox WHERE body IS NOT NULL", row -> row.getInt(1))
                .orElse(0);
    }

    /** When the last one was taken. */
    public Optional<Instant> lastTaken() {
        return database.first("SELECT received_at FROM inbox ORDER BY received_at DESC LIMIT 1", row -> row.getLong(1))
                .map(Instant::ofEpochMilli);
    }

    /** How many were taken since a time. */
    public int takenSince(Instant time) {
        return database.first("SELECT count(*) FROM inbox WHERE received_at >= ?", row -> row.getInt(1), time)
                .orElse(0);
    }

    /** A webhook was worked on: its body is forgotten, its digest is not. */
    public void done(long number) {
        database.write("UPDATE inbox SET body = NULL WHERE number = ?", number);
    }

    void forget(Instant before) {
        database.write("DELETE FROM inbox WHERE received_at < ? AND body IS NULL", before);
    }
}
