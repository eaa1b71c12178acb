package cloud.ewutelo.plane.admin;

import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.capability.PlaneVersion;

/**
 * What an instance tells everybody about itself. Plane keeps the answer for up to two hours; changes through its own API show
 * at once.
 *
 * @param name the name of the instance
 * @param edition which Plane it is
 * @param version which version
 * @param setUp whether the first admin has signed up
 * @param signUpOpen whether people can sign up who were not invited
 * @param passwordSignIn whether people sign in with passwords; without, nobody can sign in here
 * @param workspaceCreationOpen whether everybody may make workspaces, and not only admins of the instance
 * @param mailConfigured whether Plane can send mail
 * @param telemetry whether it reports how it is used
 */
public record InstanceInfo(
        String name,
        Edition edition,
        PlaneVersion version,
        boolean setUp,
        boolean signUpOpen,
        boolean passwordSignIn,
        boolean workspaceCreationOpen,
        boolean mailConfigured,
        boolean telemetry) {}
