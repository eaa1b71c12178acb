package cloud.ewutelo.plane.internal.admin;

import cloud.ewutelo.plane.admin.Account;
import cloud.ewutelo.plane.admin.AccountUpdate;
import cloud.ewutelo.plane.admin.ApiToken;
import cloud.ewutelo.plane.admin.Profile;
import cloud.ewutelo.plane.admin.TokenService;
import cloud.ewutelo.plane.admin.UserSession;
import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.admin.WorkspaceAdmin;
import cloud.ewutelo.plane.admin.WorkspaceInvitation;
import cloud.ewutelo.plane.error.InvalidRequestException;
import cloud.ewutelo.plane.internal.Check;
import cloud.ewutelo.plane.internal.http.RepeatableCreation;
import cloud.ewutelo.plane.internal.http.Transport;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A person who is signed in, over HTTP. */
final class DefaultUserSession implements UserSession {

    private final Transport transport;
    private final Consumer<DefaultPlaneAdmin.SignOut> signOut;
    private final AccountApi api;

    DefaultUserSession(Transport transport, Consumer<DefaultPlaneAdmin.SignOut> signOut) {
        this.transport = transport;
        this.signOut = signOut;
        this.api = transport.api(AccountApi.class);
    }

    @Override
    public Account account() {
        return transport.call(api.account());
    }

    @Override
    public Account update(Consumer<AccountUpdate> request) {
        AccountUpdate update = new AccountUpdate();
        request.accept(update);
        return update.isEmpty() ? account() : transport.call(api.update(new LinkedHashMap<>(update.properties())));
    }

    @Override
    public Profile profile() {
        return transport.call(api.profile());
    }

    @Override
    public Profile changeLanguage(String language) {
        return transport.call(api.updateProfile(Map.of("language", Check.text("language", language, 255))));
    }

    @Override
    public void finishOnboarding() {
        transport.run(api.onboard(Map.of("is_onboarded", true)));
    }

    @Override
    public TokenService tokens() {
        return new Tokens();
    }

    @Override
    public List<Workspace> workspaces() {
        return List.copyOf(transport.call(api.workspaces()));
    }

    @Override
    public List<WorkspaceInvitation> invitations() {
        return List.copyOf(transport.call(api.invitations()));
    }

    @Override
    public void accept(Collection<String> invitationIds) {
        new RepeatableCreation(transport.options())
                .create(
                        () -> {
                            transport.run(api.accept(Map.of("invitations", List.copyOf(invitationIds))));
                            return true;
                        },
                        Optional::empty);
    }

    @Override
    public WorkspaceAdmin workspace(String slug) {
        return new DefaultWorkspaceAdmin(transport, Check.text("slug", slug, 255));
    }

    @Override
    public void signOut() {
        signOut.accept(sign -> sign::signOut);
    }

    /** The keys of the person. */
    private final class Tokens implements TokenService {

        @Override
        public List<ApiToken> list() {
            return List.copyOf(transport.call(api.tokens()));
        }

        @Override
        public ApiToken create(String label, String description, @Nullable Instant expiresAt) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            body.put("label", Check.text("label", label, 255));
            body.put("description", Check.safeText("description", description));
            if (expiresAt != null) {
                if (!expiresAt.isAfter(transport.options().time().now())) {
                    throw new InvalidRequestException(
                            "expired_at", "is in the past: " + expiresAt, "Give the key some time, or none for ever.");
                }
                body.put("expired_at", expiresAt);
            }
            return transport.call(api.createToken(body));
        }

        @Override
        public void delete(String tokenId) {
            transport.run(api.deleteToken(tokenId));
        }
    }
}
