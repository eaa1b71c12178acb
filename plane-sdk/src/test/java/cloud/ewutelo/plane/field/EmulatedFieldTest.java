package cloud.ewutelo.plane.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.ewutelo.plane.PlaneClient;
import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.error.DamagedCommentException;
import cloud.ewutelo.plane.error.UnreadableFieldException;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.http.PlaneObserver;
import cloud.ewutelo.plane.label.Label;
import cloud.ewutelo.plane.support.EmbeddedPlane;
import cloud.ewutelo.plane.support.Threads;
import cloud.ewutelo.plane.testkit.RequestRecord;
import cloud.ewutelo.plane.testkit.Role;
import cloud.ewutelo.plane.workitem.WorkItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields in a comment and labels, while people and other programs are at work on both. */
class EmulatedFieldTest extends EmbeddedPlane {

    private static final FieldDefinition<String> NOTE = FieldDefinition.text("note");
    private static final FieldDefinition<String> TEAM =
            FieldDefinition.text("team").indexed();

    private FieldService fields;
    private WorkItem task;

    @BeforeEach
    void createTask() {
        fields = project.fields();
        project.labels().create(l -> l.name("bug").color("#E5484D"));
        task = newTask();
    }

    private WorkItem newTask() {
        return project.workItems().create(w -> w.name("Task"));
    }

    @Test
    void requestsAreAsFewAsPromised() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        fields.set(task, NOTE, "a");
        project.labels().createOrGet(l -> l.name("agent_id:thoth").color("#000000"));

        assertThat(requestsOf(() -> fields.set(task, NOTE, "b"))).hasSize(4);
        assertThat(requestsOf(() -> fields.set(task, NOTE, "b"))).hasSize(1);
        assertThat(requestsOf(() -> fields.set(task, AgentFields.AGENT_ID, "thoth")))
                .hasSize(9);
        assertThat(requestsOf(() -> fields.set(task, AgentFields.AGENT_ID, "thoth")))
                .hasSize(2);
        assertThat(requestsOf(() -> fields.get(task, NOTE))).hasSize(1);
        assertThat(requestsOf(() -> fields.get(task, AgentFields.AGENT_ID))).hasSize(2);
        assertThat(requestsOf(
                        () -> fields.listWhere(AgentFields.AGENT_ID, "thoth").toList()))
                .hasSize(1);
        List<WorkItem> listed = project.workItems().list().toList();
        assertThat(requestsOf(() -> fields.readAll(listed).orThrow())).hasSize(1);
        assertThat(requestsOf(() -> fields.readAll(listed, AgentFields.AGENT_ID).orThrow()))
                .isEmpty();
    }

    private List<RequestRecord> requestsOf(Runnable work) {
        server.clearRequests();
        work.run();
        return server.requests();
    }

    @Test
    void manyWritersOfDifferentFieldsAllSurvive() throws Exception {
        Threads.run(6, thread -> {
            try (PlaneClient own = client().build()) {
                FieldService mine = own.workspace(server.workspaceSlug())
                        .project(project.get().id())
                        .fields();
                FieldDefinition<Long> count = FieldDefinition.integer("count_" + thread);
                FieldDefinition<String> index =
                        FieldDefinition.text("index_" + thread).indexed();
                for (long i = 1; i <= 4; i++) {
                    long now = i;
                    mine.update(task, f -> f.set(count, now).set(index, "value" + now));
                }
            }
        });

        FieldValues values = fields.read(task.id());
        assertThat(IntStream.range(0, 6)).allSatisfy(i -> assertThat(values.get(FieldDefinition.integer("count_" + i)))
                .contains(4L));
        assertThat(labels())
                .containsExactlyInAnyOrder(
                        "index_0:value4",
                        "index_1:value4",
                        "index_2:value4",
                        "index_3:value4",
                        "index_4:value4",
                        "index_5:value4");
        assertThat(comments()).hasSize(1);
    }

    @Test
    void programThatWritesAnotherFieldAtAnyMomentLosesNothing() {
        anywhere((other, moment) -> other.update(task, f -> f.set(TEAM, "data").set(NOTE, "b")), () -> {
            FieldValues values = fields.read(task.id());
            assertThat(values.get(AgentFields.AGENT_ID)).contains("thoth");
            assertThat(values.get(TEAM)).contains("data");
            assertThat(values.get(NOTE)).contains("b");
            assertThat(values.get(AgentFields.COST_ESTIMATE)).contains(new BigDecimal("1"));
            assertThat(labels()).containsExactlyInAnyOrder("bug", "agent_id:thoth", "team:data");
            assertThat(comments()).hasSize(1);
        });
    }

    @Test
    void programThatWritesTheSameFieldAtAnyMomentLeavesOneOfBothValues() {
        anywhere((other, moment) -> other.set(task, AgentFields.AGENT_ID, "ptah"), () -> {
            String agent = fields.get(task, AgentFields.AGENT_ID).orElseThrow();
            assertThat(agent).isIn("thoth", "ptah");
            assertThat(labels()).containsExactlyInAnyOrder("bug", "agent_id:" + agent);
            assertThat(comments()).hasSize(1);
        });
    }

    @Test
    void labelThatAPersonAddsAtAnyMomentStays() {
        project.labels().create(l -> l.name("urgent").color("#E5484D"));
        anywhere(
                (other, moment) -> {
                    // Between the reading and the writing of the list, nothing can tell that it was lengthened.
                    if (!moment.startsWith("PATCH")) {
                        addLabel("urgent");
                    } else {
                        project.workItems().update(task.id(), w -> w.name("Renamed"));
                    }
                },
                () -> {
                    assertThat(labels()).contains("bug", "agent_id:thoth");
                    boolean renamed = project.workItems().get(task.id()).name().equals("Renamed");
                    assertThat(renamed || labels().contains("urgent")).isTrue();
                });
    }

    @Test
    void editOfTheCommentAtAnyMomentStays() {
        anywhere(
                (other, moment) -> comments().stream()
                        .filter(comment -> comment.html().contains("5.00"))
                        .forEach(comment -> project.comments(task.id())
                                .update(
                                        comment.id(),
                                        c -> c.html("<p>Ask me first!</p>"
                                                + comment.html().replace("5.00", "7.00")))),
                () -> {
                    FieldValues values = fields.read(task.id());
                    assertThat(values.get(AgentFields.AGENT_ID)).contains("thoth");
                    assertThat(values.get(FieldDefinition.decimal("budget"))).contains(new BigDecimal("7.00"));
                    assertThat(comments()).hasSize(1);
                    assertThat(comments().get(0).html()).contains("Ask me first!");
                });
    }

    private interface Meddling {
        void meddle(FieldService other, String nextRequest);
    }

    /** Changes fields again and again, each time with somebody else who comes in between before another request. */
    private void anywhere(Meddling meddling, Runnable check) {
        boolean cameBetween = true;
        for (int request = 1; cameBetween; request++) {
            task = newTask();
            project.workItems().update(task.id(), w -> w.label("bug"));
            fields.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                    .set(FieldDefinition.decimal("budget"), new BigDecimal("5.00")));
            cameBetween = changeWithSomebodyBefore(request, meddling);
            if (cameBetween) {
                try {
                    check.run();
                } catch (AssertionError e) {
                    throw new AssertionError("Somebody came before request " + request + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private boolean changeWithSomebodyBefore(int request, Meddling meddling) {
        List<String> started = new ArrayList<>();
        PlaneObserver observer = new PlaneObserver() {
            @Override
            public void requestStarted(String method, String pathTemplate, int attempt) {
                started.add(method + " " + pathTemplate);
                if (started.size() == request) {
                    meddling.meddle(fields, method + " " + pathTemplate);
                }
            }
        };
        try (PlaneClient observed = client().observer(observer).build()) {
            ProjectClient own = observed.workspace(server.workspaceSlug())
                    .project(project.get().id());
            own.fields().update(task, f -> f.set(AgentFields.AGENT_ID, "thoth")
                    .set(AgentFields.COST_ESTIMATE, new BigDecimal("1")));
        }
        return started.size() >= request;
    }

    @Test
    void anotherAgentsCommentIsChangedLikeOnesOwn() {
        fields.set(task, NOTE, "mine");
        var agent = server.addMember("thoth@example.org", "thoth", Role.MEMBER);
        project.members().add(agent.id(), cloud.ewutelo.plane.user.Role.MEMBER);
        try (PlaneClient other = PlaneClient.builder()
                .baseUrl(server.url().toString())
                .apiKey(agent.apiKey())
                .build()) {
            FieldService others = other.workspace(server.workspaceSlug())
                    .project(project.get().id())
                    .fields();
            others.set(task, AgentFields.AGENT_ID, "thoth");
            assertThat(others.get(task, NOTE)).contains("mine");
        }
        assertThat(comments()).singleElement().satisfies(comment -> assertThat(
                        comment.actor().orElseThrow().id())
                .isEqualTo(agent.id()));
        fields.set(task, NOTE, "still mine");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("thoth");
    }

    @Test
    void fieldsOfOtherProgramsAndOfPeopleAreKept() {
        fields.set(task, NOTE, "a");
        edit(html -> html.replace(
                "</tbody>",
                "<tr><td><p>mood</p></td><td><p>sunny</p></td><td><p>emoji, since v9</p></td></tr></tbody>"));

        fields.set(task, NOTE, "b");
        fields.set(task, AgentFields.AGENT_ID, "imhotep");

        assertThat(fields.read(task.id()).entries())
                .contains(new FieldEntry("mood", "sunny", "emoji, since v9"), new FieldEntry("note", "b", "text"));
        assertThat(fields.get(task, FieldDefinition.text("mood"))).contains("sunny");
    }

    @Test
    void brokenCommentIsReportedAndLeftAlone() {
        fields.set(task, NOTE, "a");
        edit(html -> html.replaceFirst("<td><p>note</p></td>", ""));
        String broken = comments().get(0).html();

        assertThatThrownBy(() -> fields.read(task.id())).isInstanceOf(DamagedCommentException.class);
        assertThatThrownBy(() -> fields.set(task, NOTE, "b")).isInstanceOf(DamagedCommentException.class);
        assertThatThrownBy(() -> fields.set(task, AgentFields.AGENT_ID, "imhotep"))
                .isInstanceOf(DamagedCommentException.class);

        assertThat(comments()).singleElement().satisfies(comment -> assertThat(comment.html())
                .isEqualTo(broken));
        assertThat(labels()).isEmpty();
        WorkItem sound = newTask();
        assertThat(fields.readAll(List.of(task, sound))).satisfies(result -> {
            assertThat(result.failures()).singleElement().satisfies(failure -> assertThat(failure.subject())
                    .isEqualTo(task.id()));
            assertThat(result.values()).extracting(FieldValues::workItemId).containsExactly(sound.id());
        });
    }

    @Test
    void valueThatDoesNotFitIsReportedForItsFieldAlone() {
        fields.update(
                task, f -> f.set(AgentFields.COST_ESTIMATE, new BigDecimal("1")).set(NOTE, "a"));
        edit(html -> html.replace("<p>1</p>", "<p>a fortune</p>"));

        FieldValues values = fields.read(task.id());
        assertThat(values.get(NOTE)).contains("a");
        assertThatThrownBy(() -> values.get(AgentFields.COST_ESTIMATE))
                .isInstanceOf(UnreadableFieldException.class)
                .hasMessage("The field cost_estimate of work item " + task.id()
                        + " cannot be read: cost_estimate is no decimal number. Write digits with a point, such as 12.50."
                        + " Correct it in Plane, or set it anew.");
        fields.set(task, NOTE, "b");
        assertThat(fields.read(task.id()).entries())
                .contains(new FieldEntry("cost_estimate", "a fortune", "decimal in USD"));
        fields.set(task, AgentFields.COST_ESTIMATE, new BigDecimal("2"));
        assertThat(fields.get(task, AgentFields.COST_ESTIMATE)).contains(new BigDecimal("2"));
    }

    @Test
    void labelsByWhichPeopleAssignCount() {
        label("agent_id:imhotep");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("imhotep");

        fields.set(task, NOTE, "a");
        assertThat(labels()).containsExactly("agent_id:imhotep");

        fields.set(task, AgentFields.AGENT_ID, "thoth");
        assertThat(labels()).containsExactly("agent_id:thoth");

        addLabel("agent_id: ptah");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("ptah");
        addLabel("agent_id:sekhmet");
        assertThatThrownBy(() -> fields.get(task, AgentFields.AGENT_ID))
                .isInstanceOf(UnreadableFieldException.class)
                .hasMessageContaining("several labels that begin with \"agent_id:\"");

        fields.set(task, AgentFields.AGENT_ID, "ra");
        assertThat(labels()).containsExactly("agent_id:ra");
        project.workItems().update(task.id(), w -> w.clearLabels());
        assertThat(fields.get(task, AgentFields.AGENT_ID)).isEmpty();
        fields.repair(task.id());
        assertThat(fields.read(task.id()).entries())
                .extracting(FieldEntry::name)
                .containsExactly("note");
    }

    @Test
    void labelAddedBesideTheWrittenOneReplacesIt() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        addLabel("agent_id:thoth");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("thoth");
        fields.repair(task.id());
        assertThat(labels()).containsExactly("agent_id:thoth");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("thoth");

        addLabel("agent_id:ptah");
        fields.set(task, TEAM, "data");
        assertThat(labels()).containsExactlyInAnyOrder("agent_id:ptah", "team:data");

        addLabel("agent_id:ra");
        addLabel("agent_id:thoth");
        fields.set(task, TEAM, "web");
        assertThat(labels()).hasSize(4);
        fields.set(task, AgentFields.AGENT_ID, "ptah");
        assertThat(labels()).containsExactlyInAnyOrder("agent_id:ptah", "team:web");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("ptah");
    }

    @Test
    void personWhoGoesBackToTheFormerAgentIsHeard() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        fields.set(task, AgentFields.AGENT_ID, "thoth");
        label("agent_id:imhotep");

        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("imhotep");
        fields.set(task, TEAM, "data");
        assertThat(labels()).containsExactlyInAnyOrder("agent_id:imhotep", "team:data");
        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("imhotep");
    }

    @Test
    void valueThatAPersonEditsInTheCommentMovesTheLabel() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        edit(html -> html.replace("<p>imhotep</p>", "<p>thoth</p>"));

        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("thoth");
        fields.set(task, NOTE, "a");
        assertThat(labels()).containsExactly("agent_id:imhotep");
        fields.set(task, TEAM, "data");
        assertThat(labels()).containsExactlyInAnyOrder("agent_id:thoth", "team:data");

        edit(html -> html.replace("<p>thoth</p>", "<p></p>"));
        fields.repair(task.id());
        assertThat(labels()).containsExactly("team:data");
    }

    @Test
    void staleWorkItemIsNoEditOfLabels() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");

        assertThat(fields.readAll(List.of(task)).orThrow().get(0).get(AgentFields.AGENT_ID))
                .contains("imhotep");
    }

    @Test
    void mentionInACellIsAMember() {
        FieldDefinition<String> reviewer = FieldDefinition.member("reviewer");
        String me = plane.users().me().id();
        fields.set(task, reviewer, me);
        assertThat(PlaneHtml.toText(comments().get(0).html()))
                .contains("reviewer | " + plane.users().me().displayName() + " (" + me + ") | member");

        edit(html -> html.replaceFirst("<p>[^<]*\\(" + me + "\\)</p>", "<p>" + PlaneHtml.mention(me) + "</p>"));
        assertThat(fields.get(task, reviewer)).contains(me);
        edit(html -> html.replaceFirst(
                "<p><mention.*?</p>", "<p>" + plane.users().me().displayName() + "</p>"));
        assertThat(fields.get(task, reviewer)).contains(me);
        edit(html -> html.replace("<p>" + plane.users().me().displayName() + "</p>", "<p>nobody</p>"));
        assertThatThrownBy(() -> fields.get(task, reviewer)).isInstanceOf(UnreadableFieldException.class);
    }

    @Test
    void labelThatWasDeletedIsMadeAgain() {
        fields.set(task, AgentFields.AGENT_ID, "imhotep");
        try (PlaneClient person = client().build()) {
            person.workspace(server.workspaceSlug())
                    .project(project.get().id())
                    .labels()
                    .delete("agent_id:imhotep");
        }
        task = newTask();

        fields.set(task, AgentFields.AGENT_ID, "imhotep");

        assertThat(fields.get(task, AgentFields.AGENT_ID)).contains("imhotep");
        assertThat(labels()).containsExactly("agent_id:imhotep");
    }

    @Test
    void hostileValuesAreExactAndInert() {
        Random random = new Random(3);
        FieldDefinition<List<String>> notes = FieldDefinition.text("notes").multi();
        for (int i = 0; i < 60; i++) {
            String text = FieldDefinitionTest.hostile(random) + "<img src=x onerror=alert(1)>";
            List<String> list = List.of(text, "</td></tr></table><script>alert(1)</script>", "b, " + i);

            fields.update(task, f -> f.set(NOTE, text).set(notes, list));

            FieldValues values = fields.read(task.id());
            assertThat(values.get(NOTE)).contains(text);
            assertThat(values.get(notes)).contains(list);
            assertThat(comments()).singleElement().satisfies(comment -> assertThat(
                            Jsoup.parseBodyFragment(comment.html()).select("script, img, [onerror], a"))
                    .isEmpty());
        }
    }

    @Test
    void editsOfAnyKindAreReadOrReportedAndNeverOverwritten() {
        Random random = new Random(13);
        fields.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep")
                .set(AgentFields.COST_ESTIMATE, new BigDecimal("12.50")));
        String html = comments().get(0).html();
        int reported = 0;
        for (int i = 0; i < 150; i++) {
            StringBuilder hurt = new StringBuilder(html);
            int at = random.nextInt(hurt.length() - 10);
            hurt.replace(at, at + random.nextInt(10), "<\"td/>&x,".substring(random.nextInt(9)));
            String edited = hurt.toString();
            edit(before -> edited);
            try {
                FieldValues values = fields.read(task.id());
                values.entries();
                values.get(AgentFields.AGENT_ID);
                values.get(AgentFields.COST_ESTIMATE);
            } catch (DamagedCommentException damaged) {
                reported++;
                assertThatThrownBy(() -> fields.set(task, NOTE, "b")).isInstanceOf(DamagedCommentException.class);
                assertThat(comments()).singleElement().satisfies(comment -> assertThat(comment.html())
                        .isEqualTo(edited));
            } catch (UnreadableFieldException misfit) {
                reported++;
            }
        }
        assertThat(reported).isBetween(10, 140);
    }

    @Test
    void lostAnswersAreSurvived() {
        server.faults().onNext("POST", "**/comments/").resetAfterProcessing();
        server.faults().onNext("PATCH", "**/work-items/*/").statusAfterProcessing(502);
        server.faults().onNext("DELETE", "**/comments/*/").statusAfterProcessing(504);

        fields.update(task, f -> f.set(AgentFields.AGENT_ID, "imhotep").set(NOTE, "a"));

        assertThat(fields.read(task.id()).entries())
                .extracting(FieldEntry::value)
                .containsExactly("imhotep", "a");
        assertThat(labels()).containsExactly("agent_id:imhotep");
    }

    private void edit(java.util.function.UnaryOperator<String> edit) {
        Comment comment = comments().get(0);
        project.comments(task.id()).update(comment.id(), c -> c.html(edit.apply(comment.html())));
    }

    private List<Comment> comments() {
        return project.comments(task.id()).list().toList();
    }

    private List<String> labels() {
        List<Label> all = project.labels().list().toList();
        return project.workItems().get(task.id()).labels().stream()
                .flatMap(ref -> all.stream()
                        .filter(label -> label.id().equals(ref.id()))
                        .map(Label::name))
                .toList();
    }

    /** As people do, who replace all labels. */
    private void label(String name) {
        project.labels().createOrGet(l -> l.name(name).color("#000000"));
        project.workItems().update(task.id(), w -> w.clearLabels().label(name));
    }

    private void addLabel(String name) {
        String id =
                project.labels().createOrGet(l -> l.name(name).color("#000000")).id();
        List<String> ids = new ArrayList<>(project.workItems().get(task.id()).labels().stream()
                .map(cloud.ewutelo.plane.model.Ref::id)
                .toList());
        ids.add(id);
        project.workItems().update(task.id(), w -> w.labels(ids));
    }
}
