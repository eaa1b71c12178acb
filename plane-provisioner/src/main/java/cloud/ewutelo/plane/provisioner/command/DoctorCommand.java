package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.admin.InstanceInfo;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.secret.PrivateFile;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import cloud.ewutelo.plane.user.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** Looks at what could keep the other commands from working. */
@Command(
        name = "doctor",
        header = "Look for what could keep the other commands from working.",
        description = "Looks at Plane, at who we are there, at the keys, and at the outputs. Changes nothing.")
final class DoctorCommand extends FileCommand {

    private boolean healthy = true;
    private ExitCode worst = ExitCode.ERROR;

    @Override
    ExitCode run(JsonNode raw, Path folder) {
        Document document = document(raw, folder);
        good("file", "valid");
        SecretStore secrets = SecretStore.open(document, false);
        outputs(secrets);
        try (Live live = live(document, secrets)) {
            InstanceInfo instance = live.instance();
            good(
                    "instance",
                    document.desired().plane().url() + " answers: " + instance.edition() + " " + instance.version());
            if (!instance.passwordSignIn()) {
                bad("sign-in", "this Plane takes no passwords. Set ENABLE_EMAIL_PASSWORD to 1.", ExitCode.UNSUPPORTED);
            }
            if (!instance.setUp()) {
                good("set-up", "nobody has set it up yet; \"apply\" does");
                return result();
            }
            signedIn(live);
        } catch (PlaneException e) {
            bad("instance", String.valueOf(e.getMessage()), ExitCode.ERROR);
        }
        return result();
    }

    private void outputs(SecretStore secrets) {
        if (!secrets.keeps()) {
            bad(
                    "outputs",
                    "no output keeps passwords and keys. Add one of type json, env or ansible-vault.",
                    ExitCode.ERROR);
        }
        for (Path file : secrets.files()) {
            Path there = file.toAbsolutePath();
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            try {
                if (there == null || !Files.isWritable(there)) {
                    bad("output", file + " cannot be written", ExitCode.ERROR);
                } else if (Files.exists(file) && PrivateFile.isOpenToOthers(file)) {
                    bad("output", file + " can be read by others. \"apply\" corrects it.", ExitCode.ERROR);
                } else {
                    good("output", file.toString());
                }
            } catch (IOException e) {
                bad("output", file + " cannot be looked at", ExitCode.ERROR);
            }
        }
    }

    private void signedIn(Live live) {
        Desired.Person admin = live.desired().admin();
        try {
            live.owner();
            good("admin", admin.email() + " can sign in");
            var workspace = live.workspace();
            if (workspace.isEmpty()) {
                good(
                        "workspace",
                        live.desired().workspace().slug() + " is not there for this admin; \"apply\" makes it");
                return;
            }
            if (workspace.get().role().filter(Role.ADMIN::equals).isEmpty()) {
                bad(
                        "workspace",
                        admin.email() + " is no admin of "
                                + live.desired().workspace().slug(),
                        ExitCode.AUTHENTICATION);
            }
            good(
                    "workspace",
                    live.desired().workspace().slug() + " has " + live.members().size() + " members");
            for (Desired.Person person : live.desired().everybody()) {
                if (live.desired().wantsKey(person)) {
                    key(live, person);
                }
            }
        } catch (ProvisionerException e) {
            bad("admin", String.valueOf(e.getMessage()), e.exitCode());
        }
    }

    private void key(Live live, Desired.Person person) {
        if (live.secrets().key(person).isEmpty()) {
            bad("key", person.name() + " has none in the outputs. \"apply\" makes one.", ExitCode.ERROR);
        } else if (live.hasGoodKey(person)) {
            good("key", "that of " + person.name() + " works");
        } else {
            bad(
                    "key",
                    "that of " + person.name() + " does not work. \"apply\" makes a new one.",
                    ExitCode.AUTHENTICATION);
        }
    }

    private void good(String what, String text) {
        surroundings().out().println("ok    " + what + ": " + text);
    }

    private void bad(String what, String text, ExitCode code) {
        surroundings().out().println("FAIL  " + what + ": " + text);
        if (healthy || code != ExitCode.ERROR) {
            worst = code;
        }
        healthy = false;
    }

    private ExitCode result() {
        surroundings().out().flush();
        return healthy ? ExitCode.DONE : worst;
    }
}
