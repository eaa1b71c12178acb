package cloud.ewutelo.plane.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.capability.Capabilities;
import cloud.ewutelo.plane.capability.DoctorReport;
import cloud.ewutelo.plane.capability.DoctorReport.Finding;
import cloud.ewutelo.plane.capability.DoctorReport.Severity;
import cloud.ewutelo.plane.capability.Edition;
import cloud.ewutelo.plane.capability.Feature;
import org.junit.jupiter.api.Test;

class CapabilityContractTest extends ContractTest {

    @Test
    void instanceTellsWhatItIs() {
        Capabilities capabilities = plane.capabilities();

        assertThat(capabilities.edition()).isIn(Edition.COMMUNITY, Edition.of("PLANE_COMMERCIAL"));
        assertThat(capabilities.version().isAtLeast(1, 2)).isTrue();
        assertThat(capabilities.fileSizeLimit()).isPositive();
        assertThat(capabilities.features()).containsOnlyKeys(Feature.values());
        assertThat(capabilities.features().values())
                .allSatisfy(support -> assertThat(support.reason()).endsWith("."));
        assertThat(capabilities.has(Feature.PROJECT_SUMMARY))
                .isEqualTo(capabilities.version().isAtLeast(1, 3));
        assertThat(capabilities.has(Feature.WORK_ITEM_FILTERS)).isEqualTo(!target.isCommunity());
    }

    @Test
    void doctorFindsAHealthyClient() {
        DoctorReport report = plane.doctor(workspace.slug());

        assertThat(report.isHealthy()).as(report.toString()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::subject)
                .contains("Plane", "API key", "Workspace", "Rate budget");
        assertThat(report.toString().contains("work item filters"))
                .as("names what is not available: %s", report)
                .isEqualTo(target.isCommunity());
    }

    @Test
    void doctorNamesWhatIsWrong() {
        DoctorReport noWorkspace = plane.doctor("no-such-workspace");
        assertThat(noWorkspace.isHealthy()).isFalse();
        assertThat(noWorkspace.toString()).contains("no such workspace");

        try (PlaneClient stranger = PlaneClient.builder()
                .baseUrl(target.baseUrl())
                .apiKey("plane_api_00000000000000000000000000000000")
                .build()) {
            DoctorReport noKey = stranger.doctor();
            assertThat(noKey.findings())
                    .filteredOn(finding -> finding.severity() == Severity.FAILED)
                    .extracting(Finding::subject)
                    .containsExactly("API key");
        }
    }
}
