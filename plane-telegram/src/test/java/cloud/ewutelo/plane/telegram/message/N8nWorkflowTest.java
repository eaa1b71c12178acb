package cloud.ewutelo.plane.telegram.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cloud.ewutelo.plane.telegram.event.PlaneChange;
import cloud.ewutelo.plane.telegram.event.ProjectName;
import cloud.ewutelo.plane.telegram.event.TaskView;
import cloud.ewutelo.plane.telegram.event.WebhookChanges;
import cloud.ewutelo.plane.telegram.rule.Decision;
import cloud.ewutelo.plane.telegram.rule.Rules;
import cloud.ewutelo.plane.telegram.support.RecordedDelivery;
import cloud.ewutelo.plane.telegram.support.RecordedSurroundings;
import cloud.ewutelo.plane.telegram.support.TelegramParser;
import cloud.ewutelo.plane.webhook.WebhookEvent;
import cloud.ewutelo.plane.webhook.WebhookSigner;
import cloud.ewutelo.plane.webhook.Webhooks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflow for n8n decides and writes as this program does. */
class N8nWorkflowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "plane_wh_0123456789abcdef0123456789abcdef";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static JsonNode workflow;
    private static List<RecordedDelivery> recorded;
    private static RecordedSurroundings around;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.parseBoolean(System.getenv("UPDATE_APPROVED"))) {
            Files.writeString(N8nWorkflow.FILE, N8nWorkflow.generate());
        }
        workflow = JSON.readTree(Files.readString(N8nWorkflow.FILE));
        recorded = RecordedDelivery.all();
        around = new RecordedSurroundings(recorded);
    }

    @Test
    void isMadeOfTheRulesAndTextsOfThisProgram() throws IOException {
        assertThat(Files.readString(N8nWorkflow.FILE))
                .as("UPDATE_APPROVED=true makes it anew")
                .isEqualTo(N8nWorkflow.generate());
    }

    @Test
    void isAWorkflowThatN8nImports() {
        assertThat(workflow.get("id").asText()).matches("[A-Za-z0-9]{16}");
        assertThat(workflow.get("name").asText()).isNotBlank();
        assertThat(workflow.get("active").isBoolean()).isTrue();
        assertThat(workflow.at("/settings/executionOrder").asText()).isEqualTo("v1");
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : workflow.get("nodes")) {
            assertThat(ids.add(node.get("id").asText())).isTrue();
            assertThat(names.add(node.get("name").asText())).isTrue();
            assertThat(node.get("type").asText()).startsWith("n8n-nodes-base.");
            assertThat(node.get("typeVersion").isNumber()).isTrue();
            assertThat(node.get("position")).hasSize(2);
            assertThat(node.get("parameters").isObject()).isTrue();
        }
        workflow.get("connections").properties().forEach(connection -> {
            assertThat(names).contains(connection.getKey());
            for (JsonNode output : connection.getValue().get("main")) {
                for (JsonNode target : output) {
                    assertThat(names).contains(target.get("node").asText());
                    assertThat(target.get("type").asText()).isEqualTo("main");
                    assertThat(target.get("index").asInt()).isZero();
                }
            }
        });
        assertThat(reached("Plane webhook")).isEqualTo(names);
    }

    @Test
    void checksTheBytesAndAnswersBeforeItAsksOrSends() {
        JsonNode webhook = node("Plane webhook");
        assertThat(webhook.at("/parameters/options/rawBody").asBoolean()).isTrue();
        assertThat(webhook.at("/parameters/responseMode").asText()).isEqualTo("responseNode");
        assertThat(webhook.get("webhookId").asText()).matches("[0-9a-f-]{36}");
        assertThat(node("Accept").at("/parameters/options/responseCode").asInt())
                .isEqualTo(200);
        assertThat(node("Refuse").at("/parameters/options/responseCode").asInt())
                .isEqualTo(401);
        assertThat(reached("Refuse")).containsExactly("Refuse");
        assertThat(before("Telegram")).contains("Verify", "Accept");
        assertThat(before("Accept")).containsExactlyInAnyOrder("Plane webhook", "Verify", "Signed?");
    }

    @ParameterizedTest
    @EnumSource
    void decidesAndWritesAsThisProgramDoes(Language language) throws Exception {
        List<Case> cases = new ArrayList<>();
        recorded.forEach(delivery ->
                cases.add(new Case(delivery.toString(), delivery.bytes(), delivery.secret(), delivery.signature())));
        crafted().forEach((name, body) -> cases.add(Case.signed(name, body)));

        List<JsonNode> answers = run(cases, language);

        Messages messages = Messages.in(language, PARIS);
        Set<String> bodies = new HashSet<>();
        int notified = 0;
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            JsonNode answer = answers.get(i);
            assertThat(answer.at("/verified/valid").asBoolean()).as(each.name()).isTrue();
            if (!bodies.add(Base64.getEncoder().encodeToString(each.bytes()))) {
                assertThat(answer.at("/verified/repeated").asBoolean())
                        .as(each.name())
                        .isTrue();
                continue;
            }
            WebhookEvent event = Webhooks.withSecrets(each.secret()).receive(each.bytes(), each.signature());
            List<PlaneChange> changes = new WebhookChanges(around).of(event);
            String action = changes.isEmpty()
                    ? "nothing"
                    : Rules.standard().decide(changes.get(0)).action().name().toLowerCase(Locale.ROOT);
            if (answer.get("decided").isNull()) {
                assertThat(action).as(each.name()).isIn("drop", "nothing");
                continue;
            }
            assertThat(answer.at("/decided/action").asText()).as(each.name()).isEqualTo(action);
            if (changes.isEmpty()) {
                continue;
            }
            Decision decision = Rules.standard().decide(changes.get(0));
            assertThat(answer.at("/decided/rule").asText()).as(each.name()).isEqualTo(decision.rule());
            if (decision.action() != Decision.Action.NOTIFY) {
                continue;
            }
            notified++;
            Message message = messages.notification(changes);
            JsonNode sent = answer.at("/decided/message");
            assertThat(sent.get("text").asText()).as(each.name()).isEqualTo(message.html());
            TelegramParser.read(sent.get("text").asText());
            List<Button> opens = message.buttons().stream()
                    .flatMap(List::stream)
                    .filter(button -> button.urlOrNull() != null)
                    .toList();
            assertThat(sent.at("/reply_markup/inline_keyboard/0/0/url").asText(null))
                    .as(each.name())
                    .isEqualTo(opens.isEmpty() ? null : opens.get(0).urlOrNull());
        }
        assertThat(notified).isGreaterThan(40);
    }

    @Test
    void refusesWhatPlaneDidNotSign() throws Exception {
        RecordedDelivery delivery = recorded.get(0);
        byte[] altered = delivery.bytes();
        altered[altered.length - 2] ^= 1;
        String broken = "{\"event\":";

        List<JsonNode> answers = run(
                List.of(
                        new Case("altered", altered, delivery.secret(), delivery.signature()),
                        new Case("no signature", delivery.bytes(), delivery.secret(), null),
                        new Case("short", delivery.bytes(), delivery.secret(), "abc"),
                        new Case(
                                "another's",
                                delivery.bytes(),
                                delivery.secret(),
                                new WebhookSigner(SECRET + "0").signature(delivery.bytes())),
                        new Case(
                                "no JSON",
                                broken.getBytes(StandardCharsets.UTF_8),
                                SECRET,
                                new WebhookSigner(SECRET).signature(broken.getBytes(StandardCharsets.UTF_8)))),
                Language.EN);

        assertThat(answers.subList(0, 4))
                .allMatch(answer -> !answer.at("/verified/valid").asBoolean());
        assertThat(answers.get(4).at("/verified/valid").asBoolean()).isTrue();
        assertThat(answers)
                .allMatch(answer -> !answer.at("/verified/candidate").asBoolean()
                        && answer.get("decided").isNull());
    }

    @Test
    void writesWithoutNamesWhenPlaneDoesNotAnswer() throws Exception {
        RecordedDelivery completed = recorded.stream()
                .filter(delivery -> delivery.name().equals("issue.updated.api.completed"))
                .findFirst()
                .orElseThrow();

        JsonNode answer = run(
                        List.of(new Case("alone", completed.bytes(), completed.secret(), completed.signature())),
                        Language.EN,
                        false)
                .get(0);

        assertThat(answer.at("/decided/message/text").asText()).contains("completed", "“three”", "#2");
    }

    /** Webhooks that no recording has: what people and agents may write. */
    private static Map<String, byte[]> crafted() throws IOException {
        Map<String, byte[]> cases = new java.util.LinkedHashMap<>();
        String[] comments = {
            "<p>one</p><p>two<br>three</p>",
            "<ul><li><p>a</p></li><li><p>b</p><ul><li>c</li></ul></li></ul><ol start=\"3\"><li>d</li><li>e</li></ol>",
            "<ul data-type=\"taskList\"><li data-checked=\"true\"><p>done</p></li><li data-checked=\"false\"><p>open</p></li></ul>",
            "<blockquote><p>said</p><p>twice</p></blockquote><p>answer</p>",
            "<p>see <a href=\"https://example.org/a?b=1&amp;c=2\">the plan</a> &amp; <a href=\"https://example.org\">https://example.org</a></p>",
            "<pre><code>if (x) {\n    y();\n}</code></pre>",
            "<p>&lt;b&gt;not bold&lt;/b&gt; &amp;amp; &quot;q&quot; &#233; &#x1F600; a&nbsp;b</p>",
            "<p>שלום <b>עולם</b></p>",
            "<p>pay\u202egnp.exe \u2066x\u2069 \u0007</p>",
            "<p>" + "🙂".repeat(5_000) + "</p>",
            "<p>" + "word &lt; ".repeat(1_200) + "</p>",
            "<p></p>",
            "<p>Hello <mention-component entity_identifier=\"nobody-knows\" entity_name=\"user_mention\"></mention-component></p>",
            "<script>alert(1)</script><style>p{}</style><p>after</p>",
            "<table><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>",
            "<hr><img src=\"x\" alt=\"plan\"><p>end</p>",
            "<p>❓ Which one?</p>",
            "<p>❌ It failed.</p>",
            "<p><strong>Question</strong></p><p>Which one?</p>",
            "<p><strong>Error</strong></p><p>Disk full</p>",
            "<p><strong>Progress</strong></p><p>60 %</p>",
            "<p>⏳ 60 %</p>",
            "<h2>Title</h2><p>a</p>\n\n<p>b</p>",
        };
        for (int i = 0; i < comments.length; i++) {
            String html = comments[i];
            for (String author : List.of("issue_comment.created", "issue_comment.created.by-agent")) {
                cases.put(author + " " + i, altered(author, json -> data(json)
                        .put("comment_html", html)
                        .put("id", "c-" + html.hashCode())));
            }
        }
        for (String kind : List.of("question", "error", "progress", "comment")) {
            cases.put("bridge " + kind, altered("issue_comment.created.by-agent", json -> data(json)
                    .put("external_source", "plane-bridge/comment")
                    .put("external_id", "77de/" + kind + "/0001")));
        }
        cases.put("data of the SDK", altered("issue_comment.created", json -> data(json)
                .put("external_source", "plane-for-java/fields")));
        String[] titles = {
            "<b>bold</b> & \"quoted\"",
            "שלום עולם",
            "👩‍👩‍👧‍👦".repeat(30),
            "x".repeat(255),
            "  spaces \t\n everywhere\u00a0 ",
            "{0} it’s 'quoted' {x}",
            "a\u0301".repeat(120),
            "\u202eabc",
        };
        for (String title : titles) {
            cases.put("title " + title, altered("issue.updated.api.completed", json -> data(json)
                    .put("name", title)));
        }
        for (String date : List.of(
                "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24", "2026-12-31", "2027-02-01", "2025-01-01")) {
            cases.put("due " + date, altered("issue.updated.api.priority", json -> data(json)
                    .put("target_date", date)));
        }
        cases.put("many assignees", altered("issue.updated.api.priority", json -> {
            ArrayNode assignees = (ArrayNode) data(json).get("assignees");
            for (int i = 0; i < 7; i++) {
                ObjectNode one = assignees.get(0).deepCopy();
                assignees.add(one.put("display_name", "name <" + i + ">"));
            }
        }));
        cases.put("blocked state", altered("issue.updated.api.state", json -> ((ObjectNode)
                        data(json).get("state"))
                .put("name", "Bloqué")));
        cases.put("unblocked state", altered("issue.updated.api.state", json -> ((ObjectNode)
                        data(json).get("state"))
                .put("name", "Unblocked")));
        cases.put("blocked label", altered("issue.updated.api.labels-set", json -> ((ObjectNode)
                        data(json).get("labels").get(0))
                .put("name", "blocked")));
        cases.put("urgent creation", altered("issue.created.by-agent", json -> data(json)
                .put("priority", "urgent")));
        cases.put("overtaken state", altered("issue.updated.api.completed", json -> ((ObjectNode)
                        data(json).get("state"))
                .put("id", "another")
                .put("name", "Todo")
                .put("group", "unstarted")));
        cases.put("same value", altered("issue.updated.api.priority", json -> ((ObjectNode) json.get("activity"))
                .put("old_value", "urgent")));
        cases.put("another kind of event", altered("module.created", json -> json.put("event", "intake")));
        return cases;
    }

    private static ObjectNode data(ObjectNode json) {
        return (ObjectNode) json.get("data");
    }

    private static byte[] altered(String name, Consumer<ObjectNode> change) throws IOException {
        RecordedDelivery delivery = recorded.stream()
                .filter(each -> each.version().equals("ce-1.3.1") && each.name().equals(name))
                .findFirst()
                .orElseThrow();
        ObjectNode json = (ObjectNode) JSON.readTree(delivery.bytes());
        change.accept(json);
        return JSON.writeValueAsBytes(json);
    }

    private record Case(
            String name,
            String body,
            String secret,
            @Nullable String signature) {

        /** A webhook is text, so bytes and text are the same. */
        Case(String name, byte[] body, String secret, @Nullable String signature) {
            this(name, new String(body, StandardCharsets.UTF_8), secret, signature);
        }

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        static Case signed(String name, byte[] body) {
            return new Case(name, body, SECRET, new WebhookSigner(SECRET).signature(body));
        }
    }

    private static List<JsonNode> run(List<Case> cases, Language language) throws Exception {
        return run(cases, language, true);
    }

    private static List<JsonNode> run(List<Case> cases, Language language, boolean planeAnswers) throws Exception {
        Set<String> secrets = new HashSet<>(Set.of(SECRET));
        cases.forEach(each -> secrets.add(each.secret()));
        ObjectNode input = JSON.createObjectNode()
                .put("verify", node("Verify").at("/parameters/jsCode").asText())
                .put("write", node("Decide and write").at("/parameters/jsCode").asText());
        input.putObject("env")
                .put("PLANE_WEBHOOK_SECRET", String.join(",", secrets))
                .put("PLANE_BASE_URL", "https://plane.example.org/")
                .put("PLANE_WORKSPACE", "acme")
                .put("PLANE_AGENTS", "agent*")
                .put("PLANE_LANGUAGE", language.name().toLowerCase(Locale.ROOT))
                .put("PLANE_TIME_ZONE", "Europe/Paris")
                .put("TELEGRAM_CHAT_ID", "-100123");
        ArrayNode list = input.putArray("cases");
        for (Case each : cases) {
            ObjectNode one = list.addObject()
                    .put("body", Base64.getEncoder().encodeToString(each.bytes()))
                    .put("signature", each.signature());
            one.set("nodes", planeAnswers ? answers(each.bytes()) : failures());
        }
        List<JsonNode> answers = new ArrayList<>();
        node(input).forEach(answers::add);
        return answers;
    }

    private static ObjectNode failures() {
        ObjectNode nodes = JSON.createObjectNode();
        for (String name : List.of("Project", "States", "Work item")) {
            nodes.putArray(name).addObject().put("error", "timeout of 3000ms exceeded");
        }
        return nodes;
    }

    /** What Plane's API answers about the surroundings of a webhook. */
    private static ObjectNode answers(byte[] body) {
        JsonNode data;
        try {
            data = JSON.readTree(body).path("data");
        } catch (IOException e) {
            return failures();
        }
        ObjectNode nodes = failures();
        String projectId = data.path("project").asText(data.path("id").asText());
        around.project(projectId).ifPresent(project -> nodes.putArray("Project").add(project(project)));
        ArrayNode states = nodes.putArray("States").addObject().putArray("results");
        around.states().forEach((id, state) -> states.addObject()
                .put("id", id)
                .put("name", state.name())
                .put("group", state.group().value()));
        around.task(projectId, data.path("issue").asText())
                .ifPresent(task -> nodes.putArray("Work item").add(task(task)));
        return nodes;
    }

    private static ObjectNode project(ProjectName project) {
        return JSON.createObjectNode()
                .put("id", project.id())
                .put("identifier", project.identifier())
                .put("name", project.name());
    }

    private static ObjectNode task(TaskView task) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", task.id())
                .put("name", task.name())
                .put("sequence_id", Integer.parseInt(task.key().replaceAll(".*[-#]", "")))
                .put("priority", task.priority().value())
                .put("target_date", task.dueDate().map(Object::toString).orElse(null));
        json.putObject("state")
                .put("id", "1")
                .put("name", task.stateName())
                .put("group", task.group().value());
        ArrayNode assignees = json.putArray("assignees");
        task.assignees().forEach(name -> assignees.addObject().put("id", name).put("display_name", name));
        return json;
    }

    private static JsonNode node(ObjectNode input) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder("node", "src/test/resources/n8n/run-nodes.cjs")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(written(input).toFile())
                    .start();
        } catch (IOException e) {
            System.err.println("SKIPPED: the workflow for n8n was not run, because Node.js is not installed.");
            assumeTrue(false, "Node.js is not installed");
            throw e;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return JSON.readTree(output);
    }

    private static Path written(ObjectNode input) throws IOException {
        Path file = Files.createTempFile("plane-n8n", ".json");
        file.toFile().deleteOnExit();
        return Files.write(file, JSON.writeValueAsBytes(input));
    }

    private static JsonNode node(String name) {
        for (JsonNode node : workflow.get("nodes")) {
            if (node.get("name").asText().equals(name)) {
                return node;
            }
        }
        throw new AssertionError("There is no node " + name);
    }

    private static Set<String> reached(String from) {
        Set<String> found = new HashSet<>(Set.of(from));
        for (JsonNode output : workflow.get("connections").path(from).path("main")) {
            output.forEach(target -> found.addAll(reached(target.get("node").asText())));
        }
        return found;
    }

    private static Set<String> before(String name) {
        Set<String> found = new HashSet<>();
        for (JsonNode node : workflow.get("nodes")) {
            String other = node.get("name").asText();
            if (!other.equals(name) && reached(other).contains(name)) {
                found.add(other);
            }
        }
        return found;
    }
}
