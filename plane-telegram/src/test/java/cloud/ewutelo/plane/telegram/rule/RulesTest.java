package cloud.ewutelo.plane.telegram.rule;

import static cloud.ewutelo.plane.telegram.rule.Decision.Action.CARD;
import static cloud.ewutelo.plane.telegram.rule.Decision.Action.DROP;
import static cloud.ewutelo.plane.telegram.rule.Decision.Action.NOTIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.telegram.event.Actor;
import cloud.ewutelo.plane.telegram.event.ActorClass;
import cloud.ewutelo.plane.telegram.event.ChangeKind;
import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.support.Approved;
import cloud.ewutelo.plane.telegram.support.Changes;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {

    private static final Actor SELF = new Actor("1", "plane-telegram", ActorClass.SELF);
    private static final Actor UNKNOWN = new Actor("", "", ActorClass.UNKNOWN);

    private static Decision decide(Changes changes) {
        return Rules.standard().decide(changes.change());
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "COMPLETED",
                "CANCELLED",
                "REOPENED",
                "BLOCKED",
                "MADE_URGENT",
                "REVIEW_NEEDED",
                "DUE_TODAY",
                "PROJECT_CREATED",
                "PROJECT_DELETED",
                "CYCLE_STARTED",
                "CYCLE_ENDED",
                "WEBHOOKS_SILENT"
            })
    void theImportantIsTold(ChangeKind kind) {
        assertThat(decide(Changes.of(kind)).action()).isEqualTo(NOTIFY);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "STARTED",
                "ASSIGNED",
                "DUE_DATE_CHANGED",
                "PRIORITY_CHANGED",
                "STATE_CHANGED",
                "UNBLOCKED",
                "NAME_CHANGED",
                "TASK_REMOVED"
            })
    void whatTheCardShowsIsShownSilently(ChangeKind kind) {
        assertThat(decide(Changes.of(kind)).action()).isEqualTo(CARD);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "ORDER_CHANGED",
                "DESCRIPTION_CHANGED",
                "COMMENT_CHANGED",
                "TASK_CREATED",
                "PROJECT_CHANGED",
                "CYCLE_CREATED",
                "CYCLE_CHANGED",
                "MODULE_CREATED",
                "MODULE_CHANGED",
                "OTHER"
            })
    void theRestIsNotTold(ChangeKind kind) {
        assertThat(decide(Changes.of(kind)).action()).isEqualTo(DROP);
    }

    @ParameterizedTest
    @EnumSource
    void everyChangeIsDecidedByANamedRule(ChangeKind kind) {
        assertThat(decide(Changes.of(kind)).rule()).isNotEqualTo("no-rule");
    }

    @Test
    void peopleAreHeardAndAgentsOnlyWhenTheyAskOrFail() {
        Changes comment = Changes.of(ChangeKind.COMMENTED).saying("words");

        assertThat(decide(comment).action()).isEqualTo(DROP);
        assertThat(decide(comment.marked("question")).action()).isEqualTo(NOTIFY);
        assertThat(decide(comment.marked("error")).action()).isEqualTo(NOTIFY);
        assertThat(decide(comment.marked("progress")).action()).isEqualTo(CARD);
        assertThat(decide(comment.by(Changes.SOFIANE)).action()).isEqualTo(NOTIFY);
        assertThat(decide(comment.by(UNKNOWN)).action()).isEqualTo(NOTIFY);
    }

    @Test
    void theBotsOwnChangesComeBackSilently() {
        assertThat(decide(Changes.of(ChangeKind.COMMENTED).by(SELF)).action()).isEqualTo(DROP);
        assertThat(decide(Changes.of(ChangeKind.COMPLETED).by(SELF)).action()).isEqualTo(CARD);
        assertThat(decide(Changes.of(ChangeKind.ORDER_CHANGED).by(SELF)).action())
                .isEqualTo(DROP);
    }

    @Test
    void urgentTasksAreToldWhenTheyAreNew() {
        assertThat(decide(Changes.of(ChangeKind.TASK_CREATED).on(Changes.doubtful()))
                        .rule())
                .isEqualTo("new-urgent-task");
        assertThat(decide(Changes.of(ChangeKind.TASK_CREATED)).action()).isEqualTo(DROP);
    }

    @Test
    void ownRulesStandAboveTheStandardOnes() {
        Rules rules = Rules.parse("""
                rules:
                  - name: no-sandbox
                    when: { project: onb, actor: [agent, unknown] }
                    then: drop
                """);

        Decision decision = rules.decide(Changes.of(ChangeKind.COMPLETED).change());

        assertThat(decision)
                .isEqualTo(new Decision(DROP, "no-sandbox", "project is onb and actor is agent or unknown"));
        assertThat(rules.decide(Changes.of(ChangeKind.COMPLETED)
                                .by(Changes.SOFIANE)
                                .change())
                        .rule())
                .isEqualTo("completed");
    }

    @Test
    void withoutTheStandardRulesNothingElseIsTold() {
        Rules rules = Rules.parse(
                "standard: false\nrules:\n  - {name: a, when: {event: started}, then: notify, why: yes it is}\n");

        assertThat(rules.decide(Changes.of(ChangeKind.STARTED).change()))
                .isEqualTo(new Decision(NOTIFY, "a", "yes it is"));
        assertThat(rules.decide(Changes.of(ChangeKind.COMPLETED).change()))
                .isEqualTo(new Decision(DROP, "no-rule", "no rule fits it"));
    }

    @Test
    void everyPropertyCanBeAskedFor() {
        PlaneChange change = Changes.of(ChangeKind.COMMENTED)
                .on(Changes.doubtful())
                .marked("error")
                .ofField("comment_html")
                .change();
        List<String> fitting = List.of(
                "event: commented",
                "field: comment_html",
                "group: completed",
                "actor: agent",
                "by: IMHOTEP",
                "by: a9e70000-0000-4000-8000-000000000001",
                "project: Onboarding",
                "project: [XYZ, ONB]",
                "marker: error",
                "priority: urgent",
                "state: done",
                "assignee: ptah",
                "confidence-below: 0.7");
        List<String> not = List.of(
                "event: completed",
                "field: none",
                "group: started",
                "actor: human",
                "by: sofiane",
                "project: XYZ",
                "marker: none",
                "priority: [high, none]",
                "state: todo",
                "assignee: sofiane",
                "confidence-below: 0.55");

        assertThat(fitting).allMatch(condition -> fits(condition, change));
        assertThat(not).noneMatch(condition -> fits(condition, change));
        assertThat(fits("{ field: none, marker: none, confidence-below: 1 }", change))
                .isFalse();
        assertThat(fits(
                        "{ field: none, marker: ~ }",
                        Changes.of(ChangeKind.STARTED).change()))
                .isTrue();
        assertThat(fits(
                        "group: none",
                        Changes.of(ChangeKind.PROJECT_CREATED).onNoTask().change()))
                .isTrue();
    }

    private static boolean fits(String condition, PlaneChange change) {
        String when = condition.startsWith("{") ? condition : "{ " + condition + " }";
        Rules rules = Rules.parse("standard: false\nrules:\n  - name: a\n    when: " + when + "\n    then: card\n");
        return rules.decide(change).action() == CARD;
    }

    @Test
    void tellsAllProblemsWithTheirLines() {
        assertThatThrownBy(() -> Rules.parse("""
                        rules:
                          - name: quiet
                            when: { event: complete, priorty: high }
                            then: shout
                          - when:
                              confidence-below: 7
                              project: []
                            then: drop
                            wenn: 1
                          - name: quiet
                            then: drop
                          - name: quiet
                            then: [card]
                          - just words
                        """))
                .isInstanceOf(RulesException.class)
                .hasMessage("""
                        line 3: rules[0].when.event has "complete", which is not known. Did you mean "completed"? Known: \
                        %s.
                        line 3: rules[0].when has "priorty", which is not known. Did you mean "priority"? Known: event, field, \
                        group, actor, by, project, marker, priority, state, assignee, confidence-below.
                        line 4: rules[0].then has "shout", which is not known. Known: notify, card, drop.
                        line 5: rules[1].name is missing. Name it, so that an explanation can tell which rule decided.
                        line 6: rules[1].when.confidence-below is no number from 0 to 1. Write a number such as 0.7.
                        line 7: rules[1].when.project is an empty list, which nothing fits. Name a value, or leave the condition \
                        out.
                        line 9: rules[1] has "wenn", which is not known. Did you mean "when"? Known: name, when, then, why.
                        line 13: rules[3].then is no text. Write one of "notify", "card", "drop".
                        line 14: rules[4] is no rule. Write name, when and then.""".formatted(String.join(", ", Property.EVENT.vocabulary())));
    }

    @Test
    void namesAreThereOnce() {
        assertThatThrownBy(() -> Rules.parse("rules:\n  - {name: a, then: drop}\n  - {name: a, then: card}\n"))
                .hasMessage(
                        "line 3: rules[1].name \"a\" is the name of the rule in line 2 too. Give each rule its own name, so "
                                + "that an explanation tells which one decided.");
    }

    @Test
    void filesThatAreNoRules() {
        assertThatThrownBy(() -> Rules.parse("rules:\n  - name: a\n  then: ]\n"))
                .isInstanceOf(RulesException.class)
                .hasMessageContaining("line 3: the file cannot be read as YAML");
        assertThatThrownBy(() -> Rules.parse("rules: []\nrules: []\n")).hasMessageContaining("a key is there twice");
        assertThatThrownBy(() -> Rules.parse("")).hasMessageContaining("Begin it with \"rules:\"");
        assertThatThrownBy(() -> Rules.parse("- a")).hasMessageContaining("is no list of rules");
        assertThatThrownBy(() -> Rules.parse("rules: words")).hasMessageContaining("line 1: rules is no list");
        assertThatThrownBy(() -> Rules.parse("standard: maybe")).hasMessageContaining("neither true nor false");
        assertThatThrownBy(() -> Rules.parse("rules: []\n---\nrules: []")).hasMessageContaining("second document");
        assertThatThrownBy(() -> Rules.parse("{}")).hasMessageContaining("rules is missing");
        assertThat(Rules.parse("standard: true").list())
                .isEqualTo(Rules.standard().list());
    }

    @Test
    void explainsWhichRuleDecidedAndWhyOthersDidNot() {
        PlaneChange change =
                Changes.of(ChangeKind.COMMENTED).saying("done, I think").change();

        Explanation explanation = Rules.standard().explain(change);

        assertThat(explanation.decision()).isEqualTo(Rules.standard().decide(change));
        assertThat(explanation.passed().stream().map(Explanation.Passed::rule))
                .containsExactlyElementsOf(Rules.standard().list().stream()
                        .map(Rule::name)
                        .takeWhile(name -> !name.equals("agent-comments"))
                        .toList());
        Approved.check("explanation.txt", explanation.text());
    }

    @Test
    void theStandardRulesHaveReasonsInBothLanguages() {
        String rules = Rules.standard().list().stream()
                .map(rule -> "rule." + rule.name())
                .collect(Collectors.joining("\n"));

        assertThat(java.util.ResourceBundle.getBundle(
                                "cloud.ewutelo.plane.telegram.message.messages", java.util.Locale.FRENCH)
                        .keySet())
                .containsAll(List.of(rules.split("\n")));
        assertThat(Rules.standard().list()).allSatisfy(rule -> assertThat(java.util.ResourceBundle.getBundle(
                                "cloud.ewutelo.plane.telegram.message.messages", java.util.Locale.ENGLISH)
                        .getString("rule." + rule.name()))
                .isEqualTo(rule.why()));
    }

    @Test
    void groupsDecideByTheTasksState() {
        Rules rules =
                Rules.parse("rules:\n  - {name: finished, when: {event: commented, group: completed}, then: drop}\n");
        Changes comment = Changes.of(ChangeKind.COMMENTED).by(Changes.SOFIANE);

        assertThat(rules.decide(comment.on(Changes.task(StateGroup.COMPLETED, "Done"))
                                .change())
                        .action())
                .isEqualTo(DROP);
        assertThat(rules.decide(comment.change()).action()).isEqualTo(NOTIFY);
    }
}
