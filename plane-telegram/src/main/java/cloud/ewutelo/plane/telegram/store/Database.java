package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** SQLite or PostgreSQL. A transaction belongs to the thread that began it. */
final class Database implements AutoCloseable {

    private static final String SCRIPTS = "classpath:cloud/ewutelo/plane/telegram/store";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final int CONNECTIONS = 6;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource connections;
    private final boolean postgresql;

    @SuppressWarnings("ThreadLocalUsage") // Each database has its own transactions.
    private final ThreadLocal<@Nullable Connection> open = new ThreadLocal<>();

    /** Reads a row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Statement<T> {
        T run(Connection connection) throws SQLException;
    }

    private Database(HikariDataSource connections, boolean postgresql) {
        this.connections = connections;
        this.postgresql = postgresql;
    }

    /** Opens the database and brings its tables up to date. */
    static Database open(StoreSettings settings) {
        boolean postgresql = settings.url().startsWith(POSTGRESQL);
        if (!postgresql && !settings.url().startsWith(SQLITE)) {
            throw new StoreException(
                    "The store's address begins with neither " + SQLITE + " nor " + POSTGRESQL + ".",
                    new IllegalArgumentException());
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        settings.user().ifPresent(config::setUsername);
        settings.password().ifPresent(secret -> config.setPassword(secret.reveal()));
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        if (postgresql) {
            config.setMaximumPoolSize(CONNECTIONS);
        } else {
            // SQLite has one writer; a second connection could only wait for it.
            config.setMaximumPoolSize(1);
            config.setMaxLifetime(0);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", Long.toString(LONGEST_WAIT.toMillis()));
            config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        }
        HikariDataSource connections = null;
        try {
            connections = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(connections)
                    .locations(SCRIPTS)
                    .placeholders(
                            postgresql
                                    ? Map.of("number", "BIGSERIAL PRIMARY KEY", "bytes", "BYTEA")
                                    : Map.of("number", "INTEGER PRIMARY KEY AUTOINCREMENT", "bytes", "BLOB"))
                    .load()
                    .migrate();
            return new Database(connections, postgresql);
        } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            if (connections != null) {
                connections.close();
            }
            throw new StoreException("The store cannot be opened: " + e.getMessage(), e);
        }
    }

    boolean isPostgresql() {
        return postgresql;
    }

    /** Keeps all that is written within, or nothing. Joins the transaction that is open already. */
    <T> T inTransaction(Supplier<T> work) {
        if (open.get() != null) {
            return work.get();
        }
        try (Connection connection = connections.getConnection()) {
            connection.setAutoCommit(false);
            open.set(connection);
            boolean done = false;
            try {
                T result = work.get();
                connection.commit();
                done = true;
                return result;
            } finally {
                open.remove();
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The number of rows that were written. */
    int write(String sql, @Nullable Object... values) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    <T> List<T> read(String sql, RowReader<T> reader, @Nullable Object... values) {
        return with(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                fill(statement, values);
                List<T> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(reader.read(row));
                    }
                }
                return rows;
            }
        });
    }

    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
        return read(sql, reader, values).stream().findFirst();
    }

    private <T> T with(Statement<T> work) {
        Connection present = open.get();
        try {
            if (present != null) {
                return work.run(present);
            }
            try (Connection connection = connections.getConnection()) {
                return work.run(connection);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value instanceof Instant instant) {
                statement.setLong(i + 1, instant.toEpochMilli());
            } else if (value instanceof Boolean yes) {
                statement.setInt(i + 1, yes ? 1 : 0);
            } else if (value instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }

    /** The driver's words may hold values of the row, which are nobody's business. */
    private static StoreException failed(SQLException e) {
        String state = e.getSQLState() == null ? "code " + e.getErrorCode() : e.getSQLState();
        return new StoreException("The store does not work (" + state + ").", e);
    }

    @Override
    public void close() {
        connections.close();
    }
}
