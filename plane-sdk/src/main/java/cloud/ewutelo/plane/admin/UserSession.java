package cloud.ewutelo.plane.admin;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** A person who is signed in, with cookies of the person's own. Safe for use by many threads. */
public interface UserSession {

    /**
     * The person.
     *
     * <p>{@code GET /api/users/me/}
     *
     * @return the account
     */
    Account account();

    /**
     * Changes names and time zone.
     *
     * <p>{@code PATCH /api/users/me/}
     *
     * @param request what to change
     * @return the account as it is now
     */
    Account update(Consumer<AccountUpdate> request);

    /**
     * How Plane looks to the person.
     *
     * <p>{@code GET /api/users/me/profile/}
     *
     * @return language and state of onboarding
     */
    Profile profile();

    /**
     * Changes the language of the web application.
     *
     * <p>{@code PATCH /api/users/me/profile/}
     *
     * @param language a code such as {@code "fr"}
     * @return the profile as it is now
     */
    Profile changeLanguage(String language);

    /**
     * Tells Plane that the person needs not be led through the first steps: the web application opens at once.
     *
     * <p>{@code PATCH /api/users/me/onboard/}
     */
    void finishOnboarding();

    /**
     * The keys with which programs act as this person. Nobody else can make or list them.
     *
     * @return the keys
     */
    TokenService tokens();

    /**
     * The workspaces of which the person is a member.
     *
     * <p>{@code GET /api/users/me/workspaces/}
     *
     * @return all of them, with the person's roles
     */
    List<Workspace> workspaces();

    /**
     * The workspaces to which the person is invited.
     *
     * <p>{@code GET /api/users/me/workspaces/invitations/}
     *
     * @return the open invitations
     */
    List<WorkspaceInvitation> invitations();

    /**
     * Accepts invitations. Those that are not there, or were accepted before, are passed over.
     *
     * <p>{@code POST /api/users/me/workspaces/invitations/}
     *
     * @param invitationIds ids of invitations to this person
     */
    void accept(Collection<String> invitationIds);

    /**
     * What the person can do in a workspace. Nothing is requested yet.
     *
     * @param slug its name in addresses
     * @return the workspace's administration
     */
    WorkspaceAdmin workspace(String slug);

    /**
     * Ends the session.
     *
     * <p>{@code POST /auth/sign-out/}
     */
    void signOut();
}
