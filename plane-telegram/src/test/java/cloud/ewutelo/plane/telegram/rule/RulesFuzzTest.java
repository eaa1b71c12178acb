package cloud.ewutelo.plane.telegram.rule;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files of rules come from people: any of them is either read or refused with a reason. */
class RulesFuzzTest {

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> pieces = Arbitraries.of(
                        "rules:",
                        "\n  - name: a",
                        "\n  - ",
                        "\n    then: drop",
                        "\n    when: ",
                        "\n    when: { event: completed",
                        "}",
                        "[",
                        "]",
                        "- ",
                        ": ",
                        "&a ",
                        "*a",
                        "!!binary x",
                        "\t",
                        "|",
                        "null",
                        "1e999",
                        "\"",
                        "'",
                        "\n",
                        "standard: ",
                        "false")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(200));
    }

    @Property(tries = 2000)
    void isReadOrRefusedWithAReason(@ForAll("files") String yaml) {
        try {
            assertThat(Rules.parse(yaml).list()).isNotNull();
        } catch (RulesException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.field()).isNotBlank();
                assertThat(problem.problem()).isNotBlank();
                assertThat(problem.remedy()).endsWith(".");
            });
        }
    }
}
