package cloud.ewutelo.plane.capability;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What {@link cloud.ewutelo.plane.PlaneClient#doctor} found.
 *
 * @param findings the findings in their order; none holds a key
 */
public record DoctorReport(List<Finding> findings) {

    /** Copies the findings. */
    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** How serious a finding is. */
    public enum Severity {
        /** All is well. */
        OK,
        /** It works, with a limitation that one should know. */
        NOTE,
        /** It does not work. */
        FAILED
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what was looked at, such as {@code "API key"}
     * @param severity how it is
     * @param detail what was found, and what to do where something is wrong
     */
    public record Finding(String subject, Severity severity, String detail) {}

    /**
     * Whether the client can work.
     *
     * @return true if nothing failed
     */
    public boolean isHealthy() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.FAILED);
    }

    /**
     * The report for people, a line a finding.
     *
     * @return plain text
     */
    @Override
    public String toString() {
        return findings.stream()
                .map(finding ->
                        String.format("%-6s  %-14s  %s", finding.severity(), finding.subject(), finding.detail()))
                .collect(Collectors.joining("\n"));
    }
}
