package cloud.ewutelo.plane.telegram.command;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.capability.DoctorReport.Finding;
import cloud.ewutelo.plane.capability.DoctorReport.Severity;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PermissionDeniedException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.RetryPolicy;
import cloud.ewutelo.plane.project.Project;
import cloud.ewutelo.plane.telegram.bot.BotApi;
import cloud.ewutelo.plane.telegram.bot.BotApiException;
import cloud.ewutelo.plane.telegram.bot.BotApiException.Reason;
import cloud.ewutelo.plane.telegram.bot.BotUser;
import cloud.ewutelo.plane.telegram.receiver.WebhookReceiver;
import cloud.ewutelo.plane.telegram.rule.RulesException;
import cloud.ewutelo.plane.telegram.setting.ChatSettings;
import cloud.ewutelo.plane.telegram.setting.Person;
import cloud.ewutelo.plane.telegram.setting.Settings;
import cloud.ewutelo.plane.telegram.store.Store;
import cloud.ewutelo.plane.telegram.store.StoreException;
import cloud.ewutelo.plane.user.User;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at everything the program needs. Failures become findings; none holds a secret. */
final class Doctor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final Settings settings;
    private final PlaneClient plane;
    private final BotApi api;
    private final List<Finding> findings = new ArrayList<>();
    private boolean keyRefused;

    Doctor(Settings settings, String version) {
        this.settings = settings;
        this.plane = PlaneConnection.builder(settings.plane(), version)
                .retryPolicy(RetryPolicy.none())
                .build();
        this.api = new BotApi(settings.bot().api(), settings.bot().token());
    }

    DoctorReport examine() {
        add("Settings", Severity.OK, "Read, with " + settings.chats().size() + " chats.");
        rules();
        findings.addAll(plane.doctor(settings.plane().workspace()).findings());
        projects();
        people();
        bot();
        webhooks();
        store();
        return new DoctorReport(findings);
    }

    /** Whether Plane refuses the key or Telegram the token. */
    boolean isKeyRefused() {
        return keyRefused;
    }

    private void rules() {
        try {
            int count = ExplainCommand.rules(settings.rulesFile()).list().size();
            add("Rules", Severity.OK, count + " rules.");
        } catch (RulesException | IOException e) {
            add("Rules", Severity.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** An account that is no member of a project gets its webhooks, but can read nothing of it. */
    private void projects() {
        WorkspaceClient workspace = plane.workspace(settings.plane().workspace());
        try {
            for (Project project : workspace.projects().list()) {
                if (project.archivedAt().isEmpty()) {
                    project(workspace, project);
                }
            }
        } catch (PlaneException e) {
            LOG.debug("What is wrong is found above.", e);
        }
    }

    private void project(WorkspaceClient workspace, Project project) {
        try {
            // States are few, and only members may read them.
            workspace.project(project.id()).states().list().toList();
        } catch (PermissionDeniedException | NotFoundException e) {
            add(
                    "Project " + project.identifier(),
                    Severity.FAILED,
                    "The bot's account is no member of \"" + project.name()
                            + "\". Add it in Plane, under the project's members.");
        }
    }

    private void people() {
        if (settings.people().isEmpty()) {
            add(
                    "People",
                    Severity.NOTE,
                    "Nobody on Telegram is known in Plane, so \"mine\", \"assign to me\" and comments do not work. Add people.");
            return;
        }
        List<User> members;
        try {
            members = plane.workspace(settings.plane().workspace()).members().list();
        } catch (AuthenticationException e) {
            keyRefused = true;
            return;
        } catch (PlaneException e) {
            add("People", Severity.FAILED, String.valueOf(e.getMessage()));
            return;
        }
        for (Person person : settings.people()) {
            boolean found = members.stream()
                    .flatMap(member -> Stream.of(
                            member.id(), member.displayName(), member.email().orElse("")))
                    .anyMatch(person.planeAccount()::equalsIgnoreCase);
            add(
                    "Person " + person.userId(),
                    found ? Severity.OK : Severity.FAILED,
                    found
                            ? "Is " + person.planeAccount() + " in Plane."
                            : "\"" + person.planeAccount()
                                    + "\" is no member of the workspace. Correct people, or invite them.");
        }
    }

    private void bot() {
        try {
            BotUser bot = api.getMe();
            add("Bot", Severity.OK, "Is @" + bot.username() + ".");
        } catch (BotApiException e) {
            keyRefused |= e.reason() == Reason.TOKEN_REFUSED;
            add("Bot", Severity.FAILED, String.valueOf(e.getMessage()));
            return;
        }
        for (ChatSettings chat : settings.chats()) {
            chat(chat);
        }
    }

    private void chat(ChatSettings chat) {
        String subject = "Chat " + chat.id();
        try {
            String title = api.getChat(chat.id());
            if (chat.users().isEmpty()) {
                add(subject, Severity.NOTE, "\"" + title + "\" hears, but nobody may ask in it. Add users.");
            } else {
                add(subject, Severity.OK, "\"" + title + "\", " + chat.users().size() + " may ask in it.");
            }
        } catch (BotApiException e) {
            add(subject, Severity.FAILED, e.getMessage() + SendTestCommand.advice(e));
        }
    }

    private void webhooks() {
        int secrets = settings.plane().webhookSecrets().size();
        if (secrets == 0) {
            add(
                    "Webhooks",
                    Severity.NOTE,
                    "PLANE_WEBHOOK_SECRET is missing: everything is told by the feed, "
                            + settings.plane().feedEvery().toSeconds()
                            + " s later or so. For seconds, add a webhook in Plane and set its secret.");
        } else {
            add(
                    "Webhooks",
                    Severity.OK,
                    secrets + (secrets == 1 ? " secret" : " secrets") + "; Plane must reach http://" + settings.listen()
                            + WebhookReceiver.PATH + ", perhaps through a proxy.");
        }
    }

    private void store() {
        try (Store store = Store.open(settings.store())) {
            store.check();
            add(
                    "Store",
                    Severity.OK,
                    "Can be written: " + settings.store().url() + ". "
                            + store.outbox().waiting() + " messages wait.");
            store.chats()
                    .dead()
                    .forEach(chat -> add(
                            "Chat " + chat.chatId(),
                            Severity.FAILED,
                            "Gets nothing: " + chat.reason() + " Let the bot in again and write to it there."));
        } catch (StoreException e) {
            add("Store", Severity.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void add(String subject, Severity severity, String detail) {
        findings.add(new Finding(subject, severity, detail));
    }

    @Override
    public void close() {
        plane.close();
        api.close();
    }
}
