package cloud.ewutelo.plane.telegram.store;

import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.support.TemporaryPostgres;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

/** Runs where PostgreSQL is installed. */
class PostgresStoreTest extends StoreTest {

    private static @Nullable TemporaryPostgres postgres;
    private @Nullable StoreSettings settings;

    @BeforeAll
    static void startServer() throws Exception {
        Assumptions.assumeTrue(
                TemporaryPostgres.programs().isPresent(),
                "NOT TESTED with PostgreSQL: initdb and pg_ctl are not installed here.");
        postgres = TemporaryPostgres.start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    Store open() {
        settings = Objects.requireNonNull(postgres).database();
        return openAgain();
    }

    @Override
    Store openAgain() {
        return Store.open(Objects.requireNonNull(settings));
    }
}
