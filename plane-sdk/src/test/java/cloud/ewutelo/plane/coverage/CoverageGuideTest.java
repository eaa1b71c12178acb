package cloud.ewutelo.plane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoverageGuideTest {

    private static final Path GUIDE = Path.of("../docs/guides/coverage.md");

    @Test
    void theGuideTellsWhatTheCodeHas() throws IOException {
        String expected = new CoverageGuide().text();
        if (Boolean.getBoolean("plane.coverage.write")) {
            Files.writeString(GUIDE, expected);
        }

        assertThat(GUIDE)
                .as("To write it anew: mvn -pl plane-sdk test -Dtest=CoverageGuideTest -Dplane.coverage.write=true")
                .hasContent(expected);
    }
}
