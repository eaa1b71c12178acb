package cloud.ewutelo.plane.provisioner.kind;

import cloud.ewutelo.plane.admin.Workspace;
import cloud.ewutelo.plane.error.ConflictException;
import cloud.ewutelo.plane.error.ValidationException;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.file.Desired;
import cloud.ewutelo.plane.provisioner.live.Live;
import cloud.ewutelo.plane.provisioner.plan.Change;
import cloud.ewutelo.plane.provisioner.plan.Differences;
import cloud.ewutelo.plane.provisioner.plan.Kind;
import cloud.ewutelo.plane.provisioner.plan.Step;
import cloud.ewutelo.plane.provisioner.plan.Support;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The workspace. It is never deleted. */
final class WorkspaceComparison implements Comparison {

    private static final String NEW_TIME_ZONE = "UTC";

    private final Live live;
    private final Desired.Workspace wanted;

    WorkspaceComparison(Live live) {
        this.live = live;
        this.wanted = live.desired().workspace();
    }

    @Override
    public Kind kind() {
        return Kind.WORKSPACE;
    }

    @Override
    public List<Step> compare() {
        Optional<Workspace> present = live.workspace();
        if (present.isEmpty()) {
            return List.of(new Step(
                    Change.create(
                            Kind.WORKSPACE,
                            wanted.slug(),
                            new Differences()
                                    .compare("name", wanted.name(), "")
                                    .compare("timezone", wanted.timezone(), NEW_TIME_ZONE)
                                    .list()),
                    this::create));
        }
        Differences differences = new Differences()
                .compare("name", wanted.name(), present.get().name())
                .compare("timezone", wanted.timezone(), present.get().timezone());
        return differences.isEmpty()
                ? List.of()
                : List.of(new Step(Change.update(Kind.WORKSPACE, wanted.slug(), differences.list()), this::update));
    }

    @Override
    public List<Support> support() {
        return wanted.language() == null
                ? List.of()
                : List.of(Support.emulated(
                        "language of the workspace",
                        "Plane has a language for each person only; accounts that are made begin with \""
                                + wanted.language() + "\"."));
    }

    private void create() {
        // Before the workspace, which tells that it was done.
        live.session(live.desired().admin()).finishOnboarding();
        try {
            live.instanceAdmin()
                    .createWorkspace(workspace -> workspace.name(wanted.name()).slug(wanted.slug()));
        } catch (ConflictException e) {
            throw new ProvisionerException("The workspace \"" + wanted.slug() + "\" is taken: it exists, and "
                    + live.desired().admin().email()
                    + " is no member of it. Choose another slug, or have one of its admins "
                    + "invite " + live.desired().admin().email() + " as admin.");
        } catch (ValidationException e) {
            throw new ProvisionerException("Plane does not take the slug \"" + wanted.slug() + "\" ("
                    + e.response().serverMessage() + "). It may be reserved: choose another one.");
        }
        live.forgetWorkspace();
        live.forgetMembers();
        if (wanted.timezone() != null && !wanted.timezone().equals(NEW_TIME_ZONE)) {
            update();
        }
    }

    private void update() {
        live.workspaceAdmin().update(workspace -> {
            workspace.name(wanted.name());
            if (wanted.timezone() != null) {
                workspace.timeZone(ZoneId.of(wanted.timezone()));
            }
        });
        live.forgetWorkspace();
    }
}
