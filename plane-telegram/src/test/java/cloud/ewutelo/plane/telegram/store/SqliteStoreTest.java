package cloud.ewutelo.plane.telegram.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreTest {

    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open(new StoreSettings("jdbc:sqlite:" + folder.resolve("store.db"), null, null));
    }

    @Override
    Store openAgain() {
        return open();
    }

    @Test
    void theFileSurvivesPowerLossAndCanBeReadMeanwhile() throws Exception {
        store.notes().set("a", "b");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store.db"));
                ResultSet mode = other.createStatement().executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
        assertThat(store.first("PRAGMA synchronous")).as("2 is FULL").contains(2);
        assertThat(store.first("PRAGMA busy_timeout")).contains(10_000);
    }

    @Test
    void aFileThatIsNoDatabaseIsNotTouched() throws Exception {
        Path file = folder.resolve("other.txt");
        Files.writeString(file, "somebody's notes, and long enough to be no empty database".repeat(50));
        assertThatThrownBy(() -> Store.open(new StoreSettings("jdbc:sqlite:" + file, null, null)))
                .isInstanceOf(StoreException.class);
        assertThat(file).content().startsWith("somebody's notes");
        assertThatThrownBy(() -> Store.open(new StoreSettings("jdbc:h2:mem:x", null, null)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:sqlite:");
    }
}
