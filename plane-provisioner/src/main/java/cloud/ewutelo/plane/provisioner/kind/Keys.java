package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.admin.TokenService;
import cloud.ewutelo.plane.error.NotFoundException;
import cloud.ewutelo.plane.error.PlaneTransportException;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import java.util.Collection;

/**
 * Makes and revokes keys. They carry a label by which keys are found that were made and never stored, because the run that made
 * them ended or the answer was lost; nobody has those, so they are revoked.
 */
public final class Keys {

    private static final int ATTEMPTS = 3;

    private final Live live;

    public Keys(Live live) {
        this.live = live;
    }

    private String label() {
        return "plane-provisioner " + live.desired().workspace().slug();
    }

    /** Revokes all keys that this program made for somebody, but some. */
    public void revokeAllBut(Desired.Person person, Collection<String> keptIds) {
        TokenService tokens = live.session(person).tokens();
        for (ApiToken token : tokens.list()) {
            if (token.label().equals(label()) && !keptIds.contains(token.id())) {
                revoke(tokens, token.id());
            }
        }
    }

    /** Revokes a key. */
    public void revoke(Desired.Person person, String keyId) {
        revoke(live.session(person).tokens(), keyId);
    }

    private static void revoke(TokenService tokens, String keyId) {
        try {
            tokens.delete(keyId);
        } catch (NotFoundException e) {
            // It is gone already.
        }
    }

    /**
     * Makes a key; the caller stores it at once.
     *
     * @param keptIds keys of this program that go on working
     */
    public ApiToken make(Desired.Person person, Collection<String> keptIds) {
        PlaneTransportException lost = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            revokeAllBut(person, keptIds);
            try {
                ApiToken token = live.session(person).tokens().create(label());
                if (token.key().isEmpty()) {
                    throw new ProvisionerException("Plane made a key for " + person.name() + " and did not show it.");
                }
                return token;
            } catch (PlaneTransportException e) {
                lost = e;
            }
        }
        throw lost == null ? new IllegalStateException() : lost;
    }
}
