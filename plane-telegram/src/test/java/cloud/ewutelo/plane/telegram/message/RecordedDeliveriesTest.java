package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.support.Approved;
import cloud.ewutelo.plane.telegram.support.RecordedDelivery;
import cloud.ewutelo.plane.telegram.support.RecordedSurroundings;
import cloud.ewutelo.plane.telegram.support.TelegramParser;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that a real Plane was seen to send, through the rules and into words. */
class RecordedDeliveriesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({"ce-1.2.2, EN", "ce-1.2.2, FR", "ce-1.3.1, EN", "ce-1.3.1, FR"})
    void readAsApproved(String version, Language language) {
        List<RecordedDelivery> deliveries = RecordedDelivery.of(version);
        assertThat(deliveries).hasSizeGreaterThan(40);
        WebhookChanges reader = new WebhookChanges(new RecordedSurroundings(deliveries));
        StringBuilder text = new StringBuilder();

        for (RecordedDelivery delivery : deliveries) {
            text.append("== ").append(delivery.name()).append('\n');
            List<PlaneChange> changes = reader.of(delivery.event());
            if (changes.isEmpty()) {
                text.append("nothing changed\n");
            }
            for (PlaneChange change : changes) {
                told(text, change, Messages.in(language, PARIS));
            }
            text.append('\n');
        }

        Approved.check(
                "deliveries-" + version + "-" + language.name().toLowerCase(Locale.ROOT) + ".txt", text.toString());
    }

    private static void told(StringBuilder text, PlaneChange change, Messages messages) {
        Decision decision = Rules.standard().decide(change);
        text.append(change.kind())
                .append(" -> ")
                .append(decision.action())
                .append(" (")
                .append(decision.rule())
                .append(")\n");
        if (decision.action() == Decision.Action.DROP) {
            return;
        }
        Message message = decision.action() == Decision.Action.NOTIFY
                ? messages.notification(List.of(change))
                : messages.card(change.project(), change.task().orElseThrow(), List.of(change));
        TelegramParser.read(message.html());
        text.append(Printed.message(message));
    }
}
