package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.InstanceInfo;
import cloud.ewutelo.plane.admin.InstanceSetting;
import cloud.ewutelo.plane.admin.Passwords;
import cloud.ewutelo.plane.admin.SignError;
import cloud.ewutelo.plane.admin.SignRefusedException;
import cloud.ewutelo.plane.model.Secret;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.file.WrittenSecrets;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The instance: its first admin, its name, its settings. */
final class InstanceComparison implements Comparison {

    private final Live live;
    private @Nullable Map<String, InstanceSetting> settings;

    InstanceComparison(Live live) {
        this.live = live;
    }

    @Override
    public Kind kind() {
        return Kind.INSTANCE;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        InstanceInfo instance = live.instance();
        Desired.Person admin = live.desired().admin();
        if (!instance.setUp()) {
            steps.add(new Step(
                    Change.create(
                            Kind.INSTANCE,
                            "first admin " + admin.name(),
                            new Differences()
                                    .compare("email", admin.email(), "")
                                    .list()),
                    this::setUp));
        }
        Desired.Instance wanted = live.desired().instance();
        if (wanted == null) {
            return steps;
        }
        Differences general = new Differences()
                .compare("name", wanted.name(), instance.name())
                .compare("telemetry", wanted.telemetry(), instance.telemetry());
        if (!general.isEmpty()) {
            steps.add(new Step(Change.update(Kind.INSTANCE, "general", general.list()), () -> {
                live.instanceAdmin().changeInstance(wanted.name(), wanted.telemetry());
                live.forgetInstance();
            }));
        }
        compareSettings(wanted, steps);
        return steps;
    }

    private void compareSettings(Desired.Instance wanted, List<Step> steps) {
        Differences differences = new Differences();
        Map<String, String> changes = new LinkedHashMap<>();
        wanted.settingsOrNone().forEach((key, value) -> {
            Optional<InstanceSetting> present = present(key, value);
            String before = present.map(InstanceSetting::value).orElse("");
            if (!value.equals(before)) {
                changes.put(key, value);
                boolean hidden = WrittenSecrets.isSecretSetting(key)
                        || present.filter(InstanceSetting::encrypted).isPresent();
                if (hidden) {
                    differences.hidden(key, true);
                } else {
                    differences.compare(key, value, before);
                }
            }
        });
        if (!changes.isEmpty()) {
            steps.add(new Step(Change.update(Kind.INSTANCE, "settings", differences.list()), () -> {
                live.instanceAdmin().changeSettings(changes);
                live.forgetInstance();
                settings = null;
            }));
        }
    }

    /**
     * Switches that everybody can see cost no sign-in. Plane may show them as they were up to two hours ago, so only a good answer
     * is believed.
     */
    private Optional<InstanceSetting> present(String key, String wanted) {
        InstanceInfo instance = live.instance();
        Optional<InstanceSetting> shown =
                switch (key) {
                    case "ENABLE_SIGNUP" -> switchedOn(key, instance.signUpOpen());
                    case "ENABLE_EMAIL_PASSWORD" -> switchedOn(key, instance.passwordSignIn());
                    case "DISABLE_WORKSPACE_CREATION" -> switchedOn(key, !instance.workspaceCreationOpen());
                    default -> Optional.empty();
                };
        boolean believed =
                shown.filter(setting -> setting.value().equals(wanted)).isPresent();
        return believed || !instance.setUp()
                ? shown
                : Optional.ofNullable(allSettings().get(key));
    }

    private static Optional<InstanceSetting> switchedOn(String key, boolean on) {
        return Optional.of(new InstanceSetting(key, on ? "1" : "0", false));
    }

    private Map<String, InstanceSetting> allSettings() {
        Map<String, InstanceSetting> known = settings;
        if (known == null) {
            known = new HashMap<>();
            for (InstanceSetting setting : live.instanceAdmin().settings()) {
                known.put(setting.key(), setting);
            }
            settings = known;
        }
        return known;
    }

    private void setUp() {
        Desired.Person admin = live.desired().admin();
        Desired.Instance instance = live.desired().instance();
        Optional<Secret> known = live.secrets().password(admin);
        Secret password = known.orElseGet(Passwords::generate);
        if (known.isEmpty()) {
            // Before the account: nobody could sign in otherwise, should this run end here.
            live.secrets().putPassword(admin, password);
        }
        String displayName = admin.displayName() == null ? admin.name() : admin.displayName();
        String company = instance == null || instance.name() == null
                ? live.desired().workspace().name()
                : instance.name();
        try {
            live.signedInToInstance(live.admin().setUp(setup -> setup.email(admin.email())
                    .password(password)
                    .firstName(displayName)
                    .companyName(company)
                    .telemetry(instance != null && Boolean.TRUE.equals(instance.telemetry()))));
        } catch (SignRefusedException e) {
            if (!e.error().equals(SignError.ALREADY_SET_UP)) {
                throw e;
            }
            // What the instance tells everybody may be two hours old.
            live.instanceAdmin();
            live.forgetInstance();
        }
    }
}
