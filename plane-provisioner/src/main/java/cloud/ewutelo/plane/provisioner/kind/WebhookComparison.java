package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.Webhook;
import cloud.ewutelo.plane.admin.WebhookFields;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.secret.WebhookSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Webhooks, found by their addresses. Plane chooses their secrets, which the outputs keep. */
final class WebhookComparison implements Comparison {

    private final Live live;

    WebhookComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        for (Desired.Webhook wanted : wanted()) {
            Optional<Webhook> present = live.webhooks().stream()
                    .filter(webhook -> webhook.url().equals(wanted.url()))
                    .findFirst();
            Differences differences = new Differences()
                    .compare("url", wanted.url(), present.map(Webhook::url).orElse(null))
                    .compare(
                            "events",
                            new TreeSet<>(wanted.events()),
                            present.map(WebhookComparison::events).orElse(null))
                    .compare("active", true, present.map(Webhook::active).orElse(true))
                    .hidden(
                            "secret",
                            present.filter(webhook -> !isKept(wanted, webhook)).isPresent());
            if (present.isEmpty()) {
                steps.add(
                        new Step(Change.create(Kind.WEBHOOK, wanted.name(), differences.list()), () -> create(wanted)));
            } else if (!differences.isEmpty()) {
                steps.add(new Step(
                        Change.update(Kind.WEBHOOK, wanted.name(), differences.list()),
                        () -> update(wanted, present.get(), differences)));
            }
        }
        return steps;
    }

    /** Those with an address. */
    private List<Desired.Webhook> wanted() {
        return Desired.orNone(live.desired().webhooks()).stream()
                .filter(webhook -> !webhook.url().isEmpty())
                .toList();
    }

    private static Set<String> events(Webhook webhook) {
        Set<String> events = new TreeSet<>();
        add(events, "project", webhook.projects());
        add(events, "work_item", webhook.workItems());
        add(events, "cycle", webhook.cycles());
        add(events, "module", webhook.modules());
        add(events, "comment", webhook.comments());
        return events;
    }

    private static void add(Set<String> events, String name, boolean on) {
        if (on) {
            events.add(name);
        }
    }

    private boolean isKept(Desired.Webhook wanted, Webhook present) {
        Optional<Secret> kept = live.secrets()
                .webhook(wanted.name())
                .filter(webhook ->
                        webhook.id().equals(present.id()) && webhook.url().equals(present.url()))
                .map(WebhookSecret::secret);
        return kept.isPresent() && kept.equals(present.secretKey());
    }

    private void create(Desired.Webhook wanted) {
        keep(wanted, live.workspaceAdmin().webhooks().create(webhook -> fill(webhook, wanted)
                .url(wanted.url())));
    }

    private void update(Desired.Webhook wanted, Webhook present, Differences differences) {
        boolean secretOnly = differences.list().size() == 1 && differences.has("secret");
        Webhook now = secretOnly
                ? present
                : live.workspaceAdmin().webhooks().update(present.id(), webhook -> fill(webhook, wanted)
                        .active(true));
        keep(wanted, now);
    }

    private void keep(Desired.Webhook wanted, Webhook webhook) {
        webhook.secretKey().ifPresent(secret -> live.secrets()
                .putWebhook(wanted.name(), new WebhookSecret(webhook.id(), webhook.url(), secret)));
        live.forgetWebhooks();
    }

    private static <S extends WebhookFields<S>> S fill(S webhook, Desired.Webhook wanted) {
        List<String> events = wanted.events();
        return webhook.projects(events.contains("project"))
                .workItems(events.contains("work_item"))
                .cycles(events.contains("cycle"))
                .modules(events.contains("module"))
                .comments(events.contains("comment"));
    }

    /** Only those that the outputs know: webhooks carry no mark. */
    @Override
    public List<Step> superfluous() {
        if (live.desired().webhooks() == null) {
            return List.of();
        }
        Set<String> urls = wanted().stream().map(Desired.Webhook::url).collect(Collectors.toSet());
        List<Step> steps = new ArrayList<>();
        live.secrets().all().webhooks().forEach((name, kept) -> live.webhooks().stream()
                .filter(webhook -> webhook.id().equals(kept.id()) && !urls.contains(webhook.url()))
                .forEach(webhook -> steps.add(new Step(Change.delete(Kind.WEBHOOK, name), () -> {
                    live.workspaceAdmin().webhooks().delete(webhook.id());
                    live.secrets().removeWebhook(name);
                    live.forgetWebhooks();
                }))));
        return steps;
    }
}
