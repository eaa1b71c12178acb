package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.secret.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One API key for everybody who acts by a program, made by the person itself, because nobody else can. */
final class KeyComparison implements Comparison {

    private final Live live;
    private final Keys keys;

    KeyComparison(Live live) {
        this.live = live;
        this.keys = new Keys(live);
    }

    @Override
    public Kind kind() {
        return Kind.KEY;
    }

    @Override
    public List<Step> compare() {
        List<Step> steps = new ArrayList<>();
        live.desired().everybody().stream().filter(live.desired()::wantsKey).forEach(person -> compare(person, steps));
        return steps;
    }

    private void compare(Desired.Person person, List<Step> steps) {
        Optional<Credentials> kept = live.secrets().of(person);
        boolean there = live.member(person).isPresent();
        boolean stored = live.secrets().key(person).isPresent();
        if (!there || !stored) {
            steps.add(new Step(Change.create(Kind.KEY, person.name(), List.of()), () -> create(person)));
        } else if (!live.hasGoodKey(person)) {
            if (person.apiKey() != null) {
                throw new ProvisionerException(
                        ExitCode.AUTHENTICATION,
                        "The api_key of " + person.name()
                                + " in the file is not valid on this Plane, or not that person's.",
                        null);
            }
            steps.add(new Step(
                    Change.create(Kind.KEY, person.name(), List.of()).noting("the stored key does not work any more"),
                    () -> create(person)));
        } else if (kept.filter(Credentials::renewing).isPresent()) {
            steps.add(new Step(
                    Change.update(Kind.KEY, person.name(), List.of())
                            .noting("a rotation broke off; keys that nobody has are revoked"),
                    () -> finishRenewal(person, kept.orElseThrow())));
        } else if (kept.map(Credentials::retireAt)
                .filter(end -> !end.isAfter(live.time().now()))
                .isPresent()) {
            steps.add(new Step(
                    Change.update(Kind.KEY, person.name(), List.of()).noting("the key before the rotation is revoked"),
                    () -> retire(person, kept.orElseThrow())));
        }
    }

    private void create(Desired.Person person) {
        ApiToken token = keys.make(person, List.of());
        live.secrets().putKey(person, token.key().orElseThrow(), token.id());
        live.forgetKey(person);
    }

    private void finishRenewal(Desired.Person person, Credentials kept) {
        keys.revokeAllBut(
                person,
                Stream.of(Optional.ofNullable(kept.keyId()), Optional.ofNullable(kept.retiringKeyId()))
                        .flatMap(Optional::stream)
                        .toList());
        live.secrets().putRenewed(person);
    }

    private void retire(Desired.Person person, Credentials kept) {
        if (kept.retiringKeyId() != null) {
            keys.revoke(person, kept.retiringKeyId());
        }
        live.secrets().putRetired(person);
    }
}
