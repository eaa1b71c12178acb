package cloud.ewutelo.plane.provisioner.command;

import cloud.ewutelo.plane.provisioner.ExitCode;
import cloud.ewutelo.plane.provisioner.ProvisionerException;
import cloud.ewutelo.plane.provisioner.plan.Plan;
import cloud.ewutelo.plane.provisioner.plan.Support;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What to do about things that this Plane cannot do. */
final class Strictness {

    @Option(
            names = "--strict",
            description = "Do nothing, and end with 5, if the file asks for something that this Plane does not have.")
    private boolean strict;

    void check(Plan plan) {
        String missing = plan.support().stream()
                .filter(support -> !support.emulated())
                .map(Support::toString)
                .collect(Collectors.joining("\n  "));
        if (strict && !missing.isEmpty()) {
            throw new ProvisionerException(
                    ExitCode.UNSUPPORTED, "This Plane does not have what the file asks for:\n  " + missing, null);
        }
    }
}
