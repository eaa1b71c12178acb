package cloud.ewutelo.plane.bridge.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bridge.task.PlaneTools;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentCheckTest {

    private final ArgumentCheck check = new ArgumentCheck(ToolDescription.of(PlaneTools.class, "create_task"));

    @Test
    void mendsWhatIsClearThoughWrittenWrong() {
        Arguments arguments = check.check(Map.of(
                "title", "Back up",
                "project", "ONB",
                "cost_estimate", "12.50",
                "requires_deliverable", "true",
                "depends_on", "[\"ONB-1\", \"ONB-2\"]",
                "due_date", "2026-12-01"));

        assertThat(arguments.decimal("cost_estimate").orElseThrow()).isEqualByComparingTo("12.5");
        assertThat(arguments.flag("requires_deliverable")).contains(true);
        assertThat(arguments.texts("depends_on")).containsExactly("ONB-1", "ONB-2");
        assertThat(arguments.date("due_date")).contains(LocalDate.of(2026, 12, 1));
    }

    @Test
    void takesOneValueForAListOfOne() {
        Arguments arguments = check.check(Map.of("title", "x", "project", "ONB", "depends_on", "ONB-1"));

        assertThat(arguments.texts("depends_on")).isEqualTo(List.of("ONB-1"));
    }

    @Test
    void takesNullForLeftOut() {
        Map<String, Object> given = new HashMap<>(Map.of("title", "x", "project", "ONB"));
        given.put("agent", null);

        assertThat(check.check(given).text("agent")).isEmpty();
    }

    @Test
    void namesUnknownArgumentsAndWhatThereIs() {
        assertThatThrownBy(() -> check.check(Map.of("title", "x", "project", "ONB", "assignee", "imhotep")))
                .isInstanceOf(ToolException.class)
                .hasMessage("\"assignee\" is no argument of create_task.")
                .extracting(failure -> ((ToolException) failure).next())
                .asString()
                .contains("agent", "title (required)");
    }

    @ParameterizedTest
    @CsvSource({
        "confidence_score, 1.5, maximum",
        "confidence_score, often, number",
        "priority, top, urgent",
        "due_date, tomorrow, date",
        "title, '', 1"
    })
    void saysWhatWouldFit(String argument, String value, String expected) {
        Map<String, Object> given = new HashMap<>(Map.of("title", "x", "project", "ONB"));
        given.put(argument, value);

        assertThatThrownBy(() -> check.check(given))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("\"" + argument + "\"")
                .hasMessageContaining(expected);
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> check.check(Map.of("title", "x")))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("project");
    }
}
