package cloud.ewutelo.plane.telegram.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.http.TimeSource;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.setting.StoreSettings;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.support.TemporaryPostgres;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.webhook.SignedWebhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs on one PostgreSQL. */
class ReplicasTest {

    @TempDir
    private Path folder;

    @Test
    void oneWorksAndAnotherGoesOnWhenItIsGone() throws Exception {
        Assumptions.assumeTrue(
                TemporaryPostgres.programs().isPresent(),
                "NOT TESTED with PostgreSQL: initdb and pg_ctl are not installed here.");
        try (TemporaryPostgres postgres = TemporaryPostgres.start()) {
            StoreSettings database = postgres.database();
            try (Rig rig = new Rig(folder, PlaneEdition.CE_1_3_1, database, 1_000_000);
                    Store otherStore = Store.open(database);
                    Pipeline other = new Pipeline(
                            otherStore, rig.bot, rig.settings, Rules.standard(), rig.time, new SimpleMeterRegistry())) {
                String project = rig.project("ONB", "Onboarding");
                List<SignedWebhook> webhooks = Load.completions("secret", project, 40);
                rig.hear();
                take(rig, rig.store, webhooks.subList(0, 20));
                take(rig, otherStore, webhooks.subList(10, 30));
                assertThat(other.stepWebhooks()).as("the other one works").isFalse();
                rig.passWithoutFeed(Duration.ofSeconds(7));
                assertThat(rig.sent(Rig.EVERYBODY)).hasSize(30);

                // The first one is gone without a word, in the middle of its work.
                take(rig, rig.store, webhooks.subList(30, 40));
                rig.pipeline.stepWebhooks();
                rig.time.advance(Duration.ofSeconds(14));
                assertThat(other.stepWebhooks()).isFalse();
                rig.time.advance(Duration.ofSeconds(2));
                while (other.stepWebhooks()) {
                    // Until all is told.
                }
                assertThat(rig.sent(Rig.EVERYBODY))
                        .extracting(message -> message.workItem().orElse(""))
                        .hasSize(40)
                        .doesNotHaveDuplicates();
                assertThat(rig.pipeline.stepWebhooks())
                        .as("it must not work beside the other")
                        .isFalse();
            }
        }
    }

    private static void take(Rig rig, Store store, List<SignedWebhook> webhooks) {
        TimeSource time = rig.time;
        webhooks.forEach(webhook ->
                store.inbox().take(Integer.toHexString(Arrays.hashCode(webhook.body())), webhook.body(), time.now()));
    }
}
