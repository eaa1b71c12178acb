package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.file.Document;
import cloud.ewutelo.plane.provisioner.kind.Keys;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.secret.Credentials;
import cloud.ewutelo.plane.provisioner.secret.SecretStore;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Gives somebody a new key. */
@Command(
        name = "rotate",
        header = "Give an agent a new key.",
        description = {
            "Makes a new key, stores it in the outputs, checks that it works, and revokes the old one after the overlap. Programs "
                    + "that use the key must read it again within that time.",
            "",
            "With an overlap the command waits. If it is ended meanwhile, the next \"apply\" or \"rotate\" revokes the old key "
                    + "when its time has come."
        })
final class RotateCommand extends FileCommand {

    @Option(names = "--agent", paramLabel = "NAME", required = true, description = "Whose key: a name in the file.")
    private String agent = "";

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = Time.class,
            description = "How long the old key goes on working, such as 90s, 10m or 2h. Default: ${DEFAULT-VALUE}.")
    private Duration overlap = Duration.ZERO;

    @Override
    ExitCode run(JsonNode raw, Path folder) throws Exception {
        Document document = document(raw, folder);
        Desired desired = document.desired();
        Desired.Person person = desired.find(agent)
                .filter(desired::wantsKey)
                .orElseThrow(() -> new ProvisionerException("Nobody with a key is called \"" + agent + "\". There is: "
                        + desired.everybody().stream()
                                .filter(desired::wantsKey)
                                .map(Desired.Person::name)
                                .collect(Collectors.joining(", "))
                        + "."));
        if (person.apiKey() != null) {
            throw new ProvisionerException(
                    "The key of " + agent + " comes from the file (api_key), where no new one can be "
                            + "written. Take api_key out, so that the outputs keep the key.");
        }
        return alone(document, () -> {
            SecretStore secrets = SecretStore.open(document, false);
            if (!secrets.keeps()) {
                throw new ProvisionerException(
                        "There is no place to keep the new key. Add an output of type json, env or ansible-vault to the file.");
            }
            try (Live live = live(document, secrets)) {
                return rotate(live, person);
            }
        });
    }

    private ExitCode rotate(Live live, Desired.Person person) throws InterruptedException {
        SecretStore secrets = live.secrets();
        Keys keys = new Keys(live);
        Optional<String> oldId = secrets.of(person).map(Credentials::keyId);
        Instant retireAt = live.time().now().plus(overlap);
        // Before the key: one that is never stored is found and revoked by this sign.
        secrets.putRenewing(person);
        ApiToken fresh = keys.make(person, oldId.stream().toList());
        if (!live.works(person, fresh.key().orElseThrow())) {
            keys.revokeAllBut(person, oldId.stream().toList());
            secrets.putRenewed(person);
            throw new ProvisionerException(
                    "Plane made a new key for " + agent + " and does not take it. The old one goes on working.");
        }
        secrets.putRotatedKey(person, fresh.key().orElseThrow(), fresh.id(), oldId.orElse(null), retireAt);
        surroundings().err().println("The new key of " + agent + " is in the outputs and works.");
        if (oldId.isPresent()) {
            if (!overlap.isZero()) {
                surroundings().err().println("The old key works until " + retireAt + ".");
                live.time().sleep(overlap);
            }
            keys.revokeAllBut(person, List.of(fresh.id()));
            secrets.putRetired(person);
            surroundings().err().println("The old key of " + agent + " is revoked.");
        }
        return ExitCode.DONE;
    }

    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse("PT" + text.strip().toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("\"" + text + "\" is no time. Write it as 90s, 10m or 2h.");
            }
        }
    }
}
