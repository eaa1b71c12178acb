package cloud.ewutelo.plane.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.admin.ProjectNetwork;
import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.testkit.PlaneEdition;
import cloud.ewutelo.plane.testkit.PlaneServer;
import cloud.ewutelo.plane.user.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people change by hand shows, and is put right. */
class DriftTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"CE_1_2_2", "CE_1_3_1"})
    void everyKindOfChangeShowsAndIsPutRight(PlaneEdition edition) {
        try (PlaneServer server = PlaneServer.builder()
                .edition(edition)
                .emptyInstance()
                .clock(new Ticking())
                .start()) {
            Operator operator = new Operator(folder, server);
            String file = operator.write("file.yml", ApplyTest.everything()).toString();
            assertThat(operator.run("apply", "-f", file).exitCode()).isZero();

            changes().forEach((sign, change) -> {
                try (ByHand hand = new ByHand(server, operator)) {
                    change.accept(hand);
                }
                Operator.Result drift = operator.run(
                        "drift",
                        "-f",
                        file,
                        "--metrics",
                        operator.path("m.prom").toString());
                assertThat(drift.exitCode()).as(sign + "\n" + drift.all()).isEqualTo(3);
                assertThat(drift.out()).contains(sign);
                String kind = sign.replaceFirst("(?s). (\\S+) .*", "$1");
                assertThat(Operator.read(operator.path("m.prom")))
                        .contains("plane_provisioner_check_success 1\n")
                        .doesNotContain("plane_provisioner_drift{kind=\"" + kind + "\"} 0\n");

                Operator.Result apply = operator.run("apply", "-f", file);
                assertThat(apply.exitCode()).as(sign + "\n" + apply.all()).isZero();
                Operator.Result again = operator.run(
                        "drift",
                        "-f",
                        file,
                        "--metrics",
                        operator.path("m.prom").toString());
                assertThat(again.exitCode())
                        .as("after " + sign + "\n" + again.all())
                        .isZero();
                assertThat(again.out()).isEmpty();
                assertThat(Operator.read(operator.path("m.prom")))
                        .doesNotContainPattern("plane_provisioner_drift.* [1-9]");
            });
        }
    }

    private static Map<String, Consumer<ByHand>> changes() {
        Map<String, Consumer<ByHand>> changes = new LinkedHashMap<>();
        changes.put("~ instance general\n    name: Mine -> Small Plane", hand -> hand.instance()
                .changeInstance("Mine", null));
        changes.put("~ instance settings\n    ENABLE_SIGNUP: 1 -> 0", hand -> hand.instance()
                .changeSettings(Map.of("ENABLE_SIGNUP", "1")));
        changes.put("~ instance settings\n    EMAIL_HOST: evil.example.org -> mail.example.org", hand -> hand.instance()
                .changeSettings(Map.of("EMAIL_HOST", "evil.example.org")));
        changes.put("~ workspace small\n    name: Big -> Small", hand -> hand.workspace()
                .update(w -> w.name("Big")));
        changes.put("~ account imhotep\n    display_name: Hacker -> Imhotep", hand -> hand.session("imhotep")
                .update(a -> a.displayName("Hacker")));
        changes.put("~ account imhotep\n    language: en -> de", hand -> hand.session("imhotep")
                .changeLanguage("en"));
        changes.put("~ account javier\n    role: admin -> guest", hand -> hand.workspace().members().stream()
                .filter(member -> member.member().email().orElse("").startsWith("javier"))
                .forEach(member -> hand.workspace().changeRole(member.id(), Role.ADMIN)));
        changes.put("+ key imhotep", hand -> hand.session("imhotep")
                .tokens()
                .list()
                .forEach(token -> hand.session("imhotep").tokens().delete(token.id())));
        changes.put(
                "~ project ONB\n    description: Elsewhere -> Where it begins",
                hand -> hand.client().workspace("small").projects().update("ONB", p -> p.description("Elsewhere")));
        changes.put(
                "~ project ONB\n    network: public -> secret",
                hand -> hand.workspace().project(hand.project().get().id()).changeNetwork(ProjectNetwork.PUBLIC));
        changes.put(
                "~ project ONB\n    intake: false -> true",
                hand -> hand.client().workspace("small").projects().update("ONB", p -> p.intakeView(false)));
        changes.put(
                "~ state ONB/Blocked\n    color: #000000 -> #dc2626",
                hand -> hand.project().states().update("Blocked", s -> s.color("#000000")));
        changes.put("+ label ONB/imhotep", hand -> hand.project().labels().delete("imhotep"));
        changes.put(
                "~ label ONB/agents\n    color: #000000 -> #7c3aed",
                hand -> hand.project().labels().update("agents", l -> l.color("#000000")));
        changes.put(
                "+ member ONB/imhotep",
                hand -> hand.workspace().project(hand.project().get().id()).members().stream()
                        .filter(member -> member.role().equals(Role.MEMBER))
                        .forEach(member -> hand.project().members().remove(member.id())));
        changes.put(
                "~ work-item ONB/one\n    state: Done -> Blocked",
                hand -> hand.project().workItems().update("ONB-1", w -> w.state("Done")));
        changes.put(
                "~ work-item ONB/one\n    description: Without -> With markup\n    assignees: [] -> [imhotep]",
                hand -> hand.project().workItems().update("ONB-1", w -> w.descriptionText("Without")
                        .clearAssignees()));
        changes.put("+ work-item ONB/two", hand -> {
            WorkItem two = hand.project().workItems().get("ONB-2");
            hand.project().workItems().delete(two.id());
        });
        changes.put(
                "~ webhook bridge\n    active: false -> true",
                hand -> hand.workspace().webhooks().update(webhook(hand).id(), w -> w.active(false)));
        changes.put(
                "~ webhook bridge\n    events: [comment, cycle, module] -> [cycle, module]",
                hand -> hand.workspace().webhooks().update(webhook(hand).id(), w -> w.comments(true)));
        changes.put("~ webhook bridge\n    secret: *** -> ***", hand -> hand.workspace()
                .webhooks()
                .regenerateSecret(webhook(hand).id()));
        changes.put(
                "+ webhook bridge",
                hand -> hand.workspace().webhooks().delete(webhook(hand).id()));
        return changes;
    }

    private static Webhook webhook(ByHand hand) {
        return hand.workspace().webhooks().list().get(0);
    }
}
