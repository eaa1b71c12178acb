package cloud.ewutelo.plane.provisioner.secret;

import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.file.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Passwords, keys and webhook secrets. Every change is in all files before anything else happens, since Plane shows a key once
 * and takes a password for good.
 */
public final class SecretStore {

    private record Target(Path file, Format format) {}

    private final List<Target> targets;
    private final boolean inMemory;
    private Secrets secrets;

    private SecretStore(List<Target> targets, boolean inMemory, Secrets secrets) {
        this.targets = targets;
        this.inMemory = inMemory;
        this.secrets = secrets;
    }

    /**
     * Reads what earlier runs left in the outputs.
     *
     * @param inMemory whether secrets may be made although no file keeps them, because the operator wants them printed
     */
    public static SecretStore open(Document document, boolean inMemory) {
        Desired desired = document.desired();
        List<Target> targets = new ArrayList<>();
        for (Desired.Output output : Desired.orNone(desired.outputs())) {
            targets.add(new Target(document.folder().resolve(output.path()), format(output, document)));
        }
        Secrets found = Secrets.none(desired.plane().url(), desired.workspace().slug());
        for (Target target : targets) {
            if (target.format().isReadable() && Files.exists(target.file())) {
                found = merged(found, read(target));
            }
        }
        return new SecretStore(targets, inMemory, found);
    }

    private static Format format(Desired.Output output, Document document) {
        return switch (output.type()) {
            case "env" -> new EnvFormat();
            case "ansible-vault" -> new VaultFormat(JsonFormat.yaml(), vaultPassword(output, document));
            case "openclaw" -> new AgentKeyFormat(agents(document.desired()));
            default -> JsonFormat.json();
        };
    }

    /** The agents, and the admin, as whom the Concierge acts. */
    private static Set<String> agents(Desired desired) {
        return desired.everybody().stream()
                .filter(person -> desired.isAgent(person) || desired.isAdmin(person))
                .map(Desired.Person::name)
                .collect(Collectors.toSet());
    }

    private static Secret vaultPassword(Desired.Output output, Document document) {
        if (output.password() != null) {
            return output.password();
        }
        Path file = document.folder().resolve(String.valueOf(output.passwordFile()));
        try {
            // As Ansible does: the end of the line does not belong to it.
            String password = Files.readString(file).strip();
            if (!password.isEmpty()) {
                return Secret.of(password);
            }
        } catch (IOException e) {
            // Told below.
        }
        throw new ProvisionerException("The password of the vault cannot be read from " + file
                + ". Make the file, with the password in its first line.");
    }

    private static Secrets read(Target target) {
        try {
            return target.format()
                    .read(Files.readString(target.file()), target.file().toString());
        } catch (IOException e) {
            throw new ProvisionerException("The file " + target.file() + " cannot be read. Check its permissions.");
        }
    }

    /** What comes first counts: outputs are in the operator's order. */
    private static Secrets merged(Secrets first, Secrets second) {
        Map<String, Credentials> people = new HashMap<>(second.people());
        people.putAll(first.people());
        Map<String, WebhookSecret> webhooks = new HashMap<>(second.webhooks());
        webhooks.putAll(first.webhooks());
        return new Secrets(first.url(), first.workspace(), people, webhooks);
    }

    /** Whether what is made can be kept. */
    public boolean keeps() {
        return inMemory || targets.stream().anyMatch(target -> target.format().isReadable());
    }

    public Secrets all() {
        return secrets;
    }

    public Optional<Credentials> of(Desired.Person person) {
        return Optional.ofNullable(secrets.people().get(person.name()));
    }

    /** The password that the file gives, or else the one that was generated. */
    public Optional<Secret> password(Desired.Person person) {
        return Optional.ofNullable(person.password()).or(() -> of(person).map(Credentials::password));
    }

    /** The key that the file gives, or else the one that was made. */
    public Optional<Secret> key(Desired.Person person) {
        return Optional.ofNullable(person.apiKey()).or(() -> of(person).map(Credentials::key));
    }

    public Optional<WebhookSecret> webhook(String name) {
        return Optional.ofNullable(secrets.webhooks().get(name));
    }

    public void putPassword(Desired.Person person, Secret password) {
        change(person, credentials -> credentials.withPassword(password));
    }

    /** Notes that a key may come into being which is not known here. */
    public void putRenewing(Desired.Person person) {
        change(person, credentials -> credentials.withRenewing(true));
    }

    public void putRenewed(Desired.Person person) {
        change(person, credentials -> credentials.withRenewing(false));
    }

    public void putKey(Desired.Person person, Secret key, String keyId) {
        change(person, credentials -> credentials.withKey(key, keyId));
    }

    /** Puts a new key in the place of one that goes on working for a while. */
    public void putRotatedKey(
            Desired.Person person, Secret key, String keyId, @Nullable String oldId, Instant retireAt) {
        change(person, credentials -> credentials.withRotatedKey(key, keyId, oldId, retireAt));
    }

    public void putRetired(Desired.Person person) {
        change(person, Credentials::retired);
    }

    public void putWebhook(String name, WebhookSecret webhook) {
        Map<String, WebhookSecret> webhooks = new HashMap<>(secrets.webhooks());
        webhooks.put(name, webhook);
        save(new Secrets(secrets.url(), secrets.workspace(), secrets.people(), webhooks));
    }

    public void removeWebhook(String name) {
        Map<String, WebhookSecret> webhooks = new HashMap<>(secrets.webhooks());
        webhooks.remove(name);
        save(new Secrets(secrets.url(), secrets.workspace(), secrets.people(), webhooks));
    }

    /** Files that are missing or hold something else than what is known, for instance because an output was added. */
    public List<Path> outdated() {
        return targets.stream().filter(this::isOutdated).map(Target::file).toList();
    }

    private boolean isOutdated(Target target) {
        try {
            if (!Files.exists(target.file()) || PrivateFile.isOpenToOthers(target.file())) {
                return true;
            }
            String text = Files.readString(target.file());
            return target.format().isReadable()
                    ? !target.format().read(text, target.file().toString()).equals(secrets)
                    : !text.equals(target.format().write(secrets));
        } catch (IOException e) {
            return true;
        }
    }

    /** Writes all files. */
    public void save() {
        save(secrets);
    }

    public List<Path> files() {
        return targets.stream().map(Target::file).toList();
    }

    /** Everything as JSON, for an operator who asked for it. */
    public Secret printable() {
        return Secret.of(JsonFormat.json().write(secrets));
    }

    private void change(Desired.Person person, UnaryOperator<Credentials> change) {
        if (!keeps()) {
            throw new ProvisionerException("There is no place to keep the password or key of " + person.name()
                    + ". Add an output of type json, env or ansible-vault to the file, or use --stdout-secrets.");
        }
        Map<String, Credentials> people = new HashMap<>(secrets.people());
        people.put(person.name(), change.apply(people.getOrDefault(person.name(), Credentials.of(person.email()))));
        save(new Secrets(secrets.url(), secrets.workspace(), people, secrets.webhooks()));
    }

    private void save(Secrets fresh) {
        for (Target target : targets) {
            PrivateFile.write(target.file(), target.format().write(fresh));
        }
        secrets = fresh;
    }
}
