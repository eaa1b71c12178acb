package cloud.ewutelo.plane.internal.capability;

import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.capability.DoctorReport.Finding;
import cloud.ewutelo.plane.capability.DoctorReport.Severity;
import cloud.ewutelo.plane.capability.FeatureSupport.Status;
import cloud.ewutelo.plane.error.PlaneException;
import cloud.ewutelo.plane.http.RateBudget;
import cloud.ewutelo.plane.http.ResponseInfo;
import cloud.ewutelo.plane.internal.HttpHeaders;
import cloud.ewutelo.plane.internal.http.CallScope;
import cloud.ewutelo.plane.internal.http.Transport;
import cloud.ewutelo.plane.internal.member.MemberApi;
import cloud.ewutelo.plane.internal.project.ProjectApi;
import cloud.ewutelo.plane.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at everything that keeps a client from working, in the order in which one would. */
public final class Doctor {

    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(30);

    private final Transport transport;
    private final InstanceProbe probe;
    private final List<Finding> findings = new ArrayList<>();

    public Doctor(Transport transport, InstanceProbe probe) {
        this.transport = transport;
        this.probe = probe;
    }

    /** Examines the instance, the key and the given workspaces. Failures become findings. */
    public DoctorReport examine(List<String> workspaces) {
        CallScope scope = CallScope.open();
        scope.run(() -> {
            boolean answers = examineInstance();
            if (answers && examineKey()) {
                workspaces.forEach(this::examineWorkspace);
                examineBudget();
            }
            return answers;
        });
        examineClock(scope.responses());
        return new DoctorReport(findings);
    }

    private boolean examineInstance() {
        try {
            Capabilities capabilities = probe.capabilities();
            add(
                    Severity.OK,
                    "Plane",
                    transport.options().origin() + " is " + capabilities.edition() + " " + capabilities.version()
                            + "; files up to " + capabilities.fileSizeLimit() + " bytes.");
            String missing = namesOf(capabilities, Status.UNAVAILABLE);
            String emulated = namesOf(capabilities, Status.EMULATED);
            if (!missing.isEmpty()) {
                add(Severity.NOTE, "Not available", missing);
            }
            if (!emulated.isEmpty()) {
                add(Severity.NOTE, "Emulated", emulated);
            }
            return true;
        } catch (PlaneException e) {
            add(Severity.FAILED, "Plane", message(e));
            return false;
        }
    }

    private boolean examineKey() {
        try {
            User me = transport.call(transport.api(MemberApi.class).me());
            add(
                    Severity.OK,
                    "API key",
                    "It belongs to " + me.displayName() + " (" + me.email().orElse("no e-mail") + ").");
            return true;
        } catch (PlaneException e) {
            add(Severity.FAILED, "API key", message(e));
            return false;
        }
    }

    private void examineWorkspace(String slug) {
        try {
            Integer projects = transport
                    .call(transport.api(ProjectApi.class).list(slug, Map.of("per_page", "1")))
                    .total();
            add(Severity.OK, "Workspace", slug + " is readable; " + projects + " projects.");
        } catch (PlaneException e) {
            add(Severity.FAILED, "Workspace", message(e));
        }
    }

    private void examineBudget() {
        RateBudget budget = transport.budget();
        add(
                budget.remaining() > 0 ? Severity.OK : Severity.NOTE,
                "Rate budget",
                budget.limit() == Integer.MAX_VALUE
                        ? "No limit is kept by this client."
                        : budget.remaining() + " of " + budget.limit() + " requests are left in this period.");
    }

    private void examineClock(List<ResponseInfo> responses) {
        Optional<Duration> skew = responses.stream()
                .flatMap(response -> HttpHeaders.date(response.headers(), "date").stream())
                .map(server ->
                        Duration.between(server, transport.options().time().now()))
                .findFirst();
        skew.ifPresent(value -> add(
                value.abs().compareTo(TOLERABLE_SKEW) <= 0 ? Severity.OK : Severity.NOTE,
                "Clock",
                value.abs().compareTo(TOLERABLE_SKEW) <= 0
                        ? "It agrees with the server's."
                        : "It differs from the server's by " + value.toSeconds() + " s; set it by NTP."));
    }

    private void add(Severity severity, String subject, String detail) {
        findings.add(new Finding(subject, severity, detail));
    }

    private static String namesOf(Capabilities capabilities, Status status) {
        return capabilities.features().entrySet().stream()
                .filter(feature -> feature.getValue().status() == status)
                .sorted(Map.Entry.comparingByKey())
                .map(feature -> feature.getKey()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String message(PlaneException failure) {
        return String.valueOf(failure.getMessage());
    }
}
