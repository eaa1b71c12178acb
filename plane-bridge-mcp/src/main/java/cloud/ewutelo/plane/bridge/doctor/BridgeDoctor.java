package cloud.ewutelo.plane.bridge.doctor;

import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.bridge.agent.AgentDirectory;
import cloud.ewutelo.plane.bridge.agent.Caller;
import cloud.ewutelo.plane.bridge.setting.BridgeSettings;
import cloud.ewutelo.plane.bridge.setting.Environment;
import cloud.ewutelo.plane.bridge.task.ProjectStates;
import cloud.ewutelo.plane.bridge.task.StateNames;
import cloud.ewutelo.plane.bridge.task.TaskStatus;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.capability.DoctorReport.Finding;
import cloud.ewutelo.plane.capability.DoctorReport.Severity;
import cloud.ewutelo.plane.capability.Feature;
import cloud.ewutelo.plane.capability.FeatureSupport;
import cloud.ewutelo.plane.error.AuthenticationException;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the settings, at Plane, at each agent's key, and at what agents need in the workspace. Failures become findings;
 * nothing is written, nothing is thrown, and no finding holds a secret.
 */
public final class BridgeDoctor {

    private static final String AGENT = "{agent}";

    private final Environment environment;
    private final BridgeSettings settings;
    private final AgentDirectory agents;
    private final List<Finding> findings = new ArrayList<>();
    private boolean keyRefused;

    /** A doctor for a bridge. */
    public BridgeDoctor(Environment environment, BridgeSettings settings, AgentDirectory agents) {
        this.environment = environment;
        this.settings = settings;
        this.agents = agents;
    }

    /** Looks at everything. */
    public DoctorReport examine() {
        findings.clear();
        keyRefused = false;
        String first = settings.agentId()
                .filter(agents.agents()::contains)
                .orElseGet(() -> agents.agents().iterator().next());
        findings.addAll(agents.unchecked(first).doctor(settings.workspace()).findings());
        Optional<Caller> caller = Optional.empty();
        for (String agent : agents.agents()) {
            Optional<Caller> checked = key(agent);
            caller = caller.isPresent() ? caller : checked;
        }
        concierge();
        caller.ifPresent(present -> {
            features(present);
            states(present.workspace());
        });
        deliverables();
        hooks();
        return new DoctorReport(findings);
    }

    /** Whether a key was refused, or is another's. */
    public boolean isKeyRefused() {
        return keyRefused;
    }

    private Optional<Caller> key(String agent) {
        try {
            Caller caller = agents.caller(agent, Optional.empty());
            add(
                    Severity.OK,
                    "Agent " + agent,
                    "Its key belongs to the account " + caller.user().displayName() + ".");
            return Optional.of(caller);
        } catch (ToolException e) {
            keyRefused = true;
            add(Severity.FAILED, "Agent " + agent, e.getMessage() + " " + e.next());
        } catch (PlaneException e) {
            keyRefused |= e instanceof AuthenticationException;
            add(Severity.FAILED, "Agent " + agent, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void concierge() {
        String id = settings.conciergeId();
        if (agents.agents().contains(id)) {
            add(Severity.OK, "Concierge", id + " may create and assign work; no other agent may.");
        } else {
            add(
                    Severity.NOTE,
                    "Concierge",
                    "There is no key for \"" + id
                            + "\", so nobody can create work here. Set PLANE_CONCIERGE if it has another id.");
        }
    }

    private void features(Caller caller) {
        attempt("Features", () -> {
            Capabilities capabilities = caller.plane().capabilities();
            feature("Custom fields", capabilities.of(Feature.CUSTOM_FIELDS), "in comments and labels");
            feature("Time tracking", capabilities.of(Feature.WORKLOGS), "in comments");
            feature("Dependencies", capabilities.of(Feature.RELATIONS), "in comments");
        });
    }

    private void feature(String name, FeatureSupport support, String emulation) {
        switch (support.status()) {
            case NATIVE -> add(Severity.OK, name, "They are Plane's own.");
            case EMULATED -> add(Severity.NOTE, name, "Kept " + emulation + ": " + support.reason());
            case UNAVAILABLE -> add(Severity.FAILED, name, support.reason());
        }
    }

    private void states(WorkspaceClient workspace) {
        attempt("States", () -> {
            StateNames names = StateNames.of(settings.stateNames());
            List<String> complete = new ArrayList<>();
            for (Project project : workspace.projects().list()) {
                attempt("States", () -> {
                    ProjectStates states = new ProjectStates(
                            project.identifier(),
                            workspace.project(project.id()).states().list().stream()
                                    .toList(),
                            names);
                    List<String> missing = Arrays.stream(TaskStatus.values())
                            .filter(status -> !states.has(status))
                            .map(TaskStatus::value)
                            .toList();
                    if (missing.isEmpty()) {
                        complete.add(project.identifier());
                    } else {
                        add(
                                Severity.NOTE,
                                "States",
                                project.identifier() + " has no state for " + String.join(", ", missing)
                                        + ". Add one (as Blocked, group started), run the provisioner, or set PLANE_STATE_NAMES.");
                    }
                });
            }
            if (!complete.isEmpty()) {
                add(Severity.OK, "States", "Complete in " + String.join(", ", complete) + ".");
            }
        });
    }

    private void deliverables() {
        if (settings.deliverableRoots().isEmpty()) {
            add(Severity.NOTE, "Deliverables", "PLANE_DELIVERABLE_ROOTS is not set, so no file can be uploaded.");
        }
        for (Path root : settings.deliverableRoots()) {
            String setting = root.toString();
            String folder = setting.substring(setting.indexOf('=') + 1);
            List<String> ids = folder.contains(AGENT) ? List.copyOf(agents.agents()) : List.of(AGENT);
            for (String id : ids) {
                Path place = Path.of(folder.replace(AGENT, id));
                if (Files.isDirectory(place) && Files.isReadable(place)) {
                    add(Severity.OK, "Deliverables", "Files below " + place + " can be uploaded.");
                } else {
                    add(
                            Severity.FAILED,
                            "Deliverables",
                            place + " is no folder that can be read. Make it, or change PLANE_DELIVERABLE_ROOTS.");
                }
            }
        }
    }

    private void hooks() {
        Optional<String> url = environment.text("OPENCLAW_HOOKS_URL");
        if (url.isEmpty()) {
            return;
        }
        boolean hasToken = environment.text("OPENCLAW_HOOKS_TOKEN").isPresent()
                || environment
                        .path("OPENCLAW_HOOKS_TOKEN_FILE")
                        .filter(Files::isReadable)
                        .isPresent();
        if (hasToken) {
            add(Severity.OK, "OpenClaw hooks", "Agents are woken at " + url.get() + ".");
        } else {
            add(
                    Severity.FAILED,
                    "OpenClaw hooks",
                    "OPENCLAW_HOOKS_URL is set, but OPENCLAW_HOOKS_TOKEN is not. Set it to hooks.token of OpenClaw's configuration.");
        }
    }

    private void attempt(String subject, Runnable look) {
        try {
            look.run();
        } catch (ToolException | PlaneException e) {
            add(Severity.FAILED, subject, String.valueOf(e.getMessage()));
        }
    }

    private void add(Severity severity, String subject, String detail) {
        findings.add(new Finding(subject, severity, detail));
    }
}
