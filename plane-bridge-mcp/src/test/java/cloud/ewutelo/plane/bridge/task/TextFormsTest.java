package cloud.ewutelo.plane.bridge.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.bridge.setting.SettingException;
import cloud.ewutelo.plane.bridge.tool.ToolException;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.workitem.Priority;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, cursors, sessions, and the texts of others. */
class TextFormsTest {

    @ParameterizedTest
    @CsvSource({
        "agent:imhotep:subagent:6F1C2A00-0000-4000-8000-00000000ABCD, openclaw-session-6f1c2a00-0000-4000-8000-00000000abcd",
        "6f1c2a00-0000-4000-8000-00000000abcd, openclaw-session-6f1c2a00-0000-4000-8000-00000000abcd"
    })
    void takesTheSessionsOwnId(String key, String id) {
        assertThat(Sessions.idOf(key)).isEqualTo(id);
    }

    @Test
    void makesAnIdForASessionWithout() {
        assertThat(Sessions.idOf("agent:imhotep:main"))
                .isEqualTo(Sessions.idOf("agent:imhotep:main"))
                .isNotEqualTo(Sessions.idOf("agent:thoth:main"));
        for (String key : List.of("agent:imhotep:main", "", "hook:plane:ONB-1")) {
            String id = Sessions.idOf(key);
            assertThat(AgentFields.SESSION_ID.check(id)).isEqualTo(id);
        }
    }

    @Test
    void takesSetNamesBeforeTheUsualAndGroupsAfterBoth() {
        StateNames names = StateNames.of(List.of("blocked=On hold", "blocked=Waiting", "done=Fertig"));

        assertThat(names.of(TaskStatus.BLOCKED)).containsExactly("On hold", "Waiting", "Blocked");
        assertThat(names.statusOf("on HOLD ", StateGroup.STARTED)).isEqualTo(TaskStatus.BLOCKED);
        assertThat(names.statusOf("Fertig", StateGroup.STARTED)).isEqualTo(TaskStatus.DONE);
        assertThat(names.statusOf("In Review", StateGroup.STARTED)).isEqualTo(TaskStatus.IN_PROGRESS);
        assertThat(names.statusOf("Shipped", StateGroup.COMPLETED)).isEqualTo(TaskStatus.DONE);
        assertThat(names.statusOf("Duplicate", StateGroup.CANCELLED)).isEqualTo(TaskStatus.CANCELLED);
        assertThat(names.statusOf("Ideas", StateGroup.BACKLOG)).isEqualTo(TaskStatus.TODO);
        assertThat(names.statusOf("?", StateGroup.of("new in Plane 2"))).isEqualTo(TaskStatus.TODO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stuck=On hold", "blocked", "blocked=", "=x"})
    void refusesNamesForNoStatus(String setting) {
        assertThatThrownBy(() -> StateNames.of(List.of(setting)))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("PLANE_STATE_NAMES");
    }

    @Test
    void readsBackEveryCursor() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            TaskPlace place = TaskPlace.of(
                    random.nextBoolean(),
                    List.of(Priority.URGENT, Priority.NONE, Priority.of("later"))
                            .get(random.nextInt(3)),
                    random.nextBoolean() ? Optional.of(LocalDate.ofEpochDay(random.nextInt(40_000))) : Optional.empty(),
                    "Ö" + random.nextInt(99),
                    1 + random.nextInt(9_999));
            String text = new TaskCursor("abcdef01", place).text();
            assertThat(TaskCursor.parse(text, "abcdef01").last()).isEqualTo(place);
        }
    }

    @Test
    void refusesEveryOtherTextAsACursor() {
        Random random = new Random(5);
        String cursor = new TaskCursor(
                        "abcdef01",
                        TaskPlace.of(false, Priority.HIGH, Optional.of(LocalDate.of(2026, 12, 1)), "ONB", 12))
                .text();
        for (int i = 0; i < 500; i++) {
            StringBuilder broken = new StringBuilder(cursor);
            broken.setCharAt(random.nextInt(broken.length()), (char) (32 + random.nextInt(90)));
            try {
                TaskCursor.parse(broken.toString(), "abcdef01");
            } catch (ToolException refused) {
                assertThat(refused.code().value()).isEqualTo("invalid_argument");
            }
        }
    }

    @Test
    void showsPartsOfTextsWithoutTearingCharactersApart() {
        String text = "\uD83D\uDE00".repeat(10);

        assertThat(ForeignText.part(text, 1, 4, "go on at %d"))
                .isEqualTo("\uD83D\uDE00".repeat(2) + "\n[cut: characters 0 to 4 of 20; go on at 4]");
        assertThat(ForeignText.part(text, 99, 4, "%d")).isEmpty();
        assertThat(ForeignText.part("short", 0, 5, "%d")).isEqualTo("short");
    }

    @Test
    void marksEveryLineOfOthers() {
        assertThat(ForeignText.quoted(ForeignText.visible("one\r\ntwo\u2028three\u0085four"))
                        .lines())
                .allMatch(line -> line.startsWith("> "));
        assertThat(ForeignText.visible("one\rtwo\u2028three")).doesNotContain("\r", "\u2028");
    }
}
