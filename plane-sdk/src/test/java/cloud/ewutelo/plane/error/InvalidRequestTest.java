package cloud.ewutelo.plane.error;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.model.ExternalId;
import cloud.ewutelo.plane.state.StateGroup;
import cloud.ewutelo.plane.support.WireMockedPlane;
import cloud.ewutelo.plane.workitem.WorkItemKey;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can only be refused is refused before a request is made, with the field, the problem and the remedy. */
class InvalidRequestTest extends WireMockedPlane {

    @AfterEach
    void nothingWasSent() {
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void emptyOrMissingNames() {
        refused("name is empty", () -> project().workItems().create(w -> w.name(" ")));
        refused("name is missing", () -> project().workItems().create(w -> {}));
        refused("name is missing", () -> plane.workspace("acme").projects().create(p -> p.identifier("ONB")));
        refused(
                "identifier is missing",
                () -> plane.workspace("acme").projects().create(p -> p.name("x")));
        refused("color is missing", () -> project().states().create(s -> s.name("x")));
        refused("comment_html is missing", () -> project().comments(ITEM).create(c -> {}));
    }

    @Test
    void textsThatPlaneCannotStore() {
        refused("name has 256 characters", () -> project().workItems().create(w -> w.name("x".repeat(256))));
        refused("NUL character", () -> project().workItems().create(w -> w.name("a\u0000b")));
        refused("surrogate", () -> project().workItems().create(w -> w.name("a\ud83d")));
        refused("description_html is empty", () -> project().workItems().update(ITEM, w -> w.descriptionHtml("")));
    }

    @Test
    void lengthIsCountedInCharactersAsPlaneDoes() {
        server.stubFor(any(anyUrl()).willReturn(okJson(item(ITEM, "x"))));

        project().workItems().create(w -> w.name("\ud83d\ude80".repeat(255)));

        server.resetAll();
    }

    @Test
    void identifiersThatPlaneForbids() {
        refused(
                "identifier has 13 characters",
                () -> plane.workspace("acme").projects().create(p -> p.name("x").identifier("ABCDEFGHIJKLM")));
        refused(
                "identifier contains the character '-'",
                () -> plane.workspace("acme").projects().create(p -> p.name("x").identifier("A-B")));
        refused("name contains the character '!'", () -> plane.workspace("acme")
                .projects()
                .create(p -> p.name("Hey!").identifier("HEY")));
    }

    @Test
    void startAfterTarget() {
        refused("start_date is 2027-02-01, after target_date 2027-01-01", () -> project()
                .workItems()
                .create(w -> w.name("x").startDate(LocalDate.of(2027, 2, 1)).targetDate(LocalDate.of(2027, 1, 1))));
    }

    @Test
    void valuesOutOfRange() {
        refused("point is 13", () -> project().workItems().create(w -> w.name("x")
                .point(13)));
        refused("archive_in is 13", () -> plane.workspace("acme").projects().update(PROJECT, p -> p.archiveIn(13)));
        refused("group is triage", () -> project().states().create(s -> s.group(StateGroup.TRIAGE)));
        refused("color is not a colour: red", () -> project().labels().create(l -> l.color("red")));
        refused("external_id is empty", () -> new ExternalId("github", ""));
        refused("assignees contains an empty entry", () -> project().workItems().create(w -> w.name("x")
                .assignees(List.of(""))));
        refused("limit is 0", () -> project().workItems().search("x", 0));
        refused("search is empty", () -> project().workItems().search(" ", 10));
    }

    @Test
    void keysThatAreNone() {
        refused("is no key: 12", () -> plane.workspace("acme").workItems().get("12"));
        refused("is no key: ONB-0", () -> WorkItemKey.of("ONB-0"));
        assertThat(WorkItemKey.of("onb-12")).hasToString("ONB-12");
    }

    @Test
    void restoringByKey() {
        refused(
                "Plane does not find archived work items by key",
                () -> project().workItems().restore("ONB-1"));
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessageContaining(message);
    }
}
