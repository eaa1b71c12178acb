package cloud.ewutelo.plane.samples.missioncontrol;

import cloud.ewutelo.plane.ProjectClient;
import cloud.ewutelo.plane.WorkspaceClient;
import cloud.ewutelo.plane.comment.Comment;
import cloud.ewutelo.plane.field.AgentFields;
import cloud.ewutelo.plane.html.PlaneHtml;
import cloud.ewutelo.plane.state.State;
import cloud.ewutelo.plane.telegram.fake.FakeMessage;
import cloud.ewutelo.plane.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What happens: the Concierge plans, three agents work, one of them fails, and a person follows it on the phone. */
final class Story {

    private static final String PROJECT = "WEB";
    private static final String DRAFT = "Draft the architecture";
    private static final String BUILD = "Build the deployment";
    private static final String LICENCES = "Check the licences";
    private static final String PUBLISH = "Publish the page";

    /** So long does a task take here: timers show it. */
    private static final Duration WORK = Duration.ofSeconds(3);

    private final Headquarters headquarters;
    private final Steps steps;
    private final Map<String, String> keys = new HashMap<>();

    Story(Headquarters headquarters, Steps steps) {
        this.headquarters = headquarters;
        this.steps = steps;
    }

    void tell() throws Exception {
        plan();
        work();
        try {
            follow();
            ask();
        } catch (IllegalStateException failure) {
            messages().forEach(message -> steps.tell(message.toString()));
            throw failure;
        }
    }

    private void plan() {
        steps.chapter("The Concierge plans");
        AgentTools concierge = headquarters.tools("concierge");
        Map<String, String> project = Map.of("name", "Website", "identifier", PROJECT);
        create(concierge, DRAFT, "imhotep", project, List.of(), true);
        project().members().add("hermes@javisi.local", Role.MEMBER);
        steps.tell("The account of the Telegram bot becomes a member of the project: it tells what it may read.");
        create(concierge, BUILD, "r2d2", PROJECT, List.of(DRAFT), false);
        create(concierge, LICENCES, "cfo", PROJECT, List.of(), false);
        create(concierge, PUBLISH, "imhotep", PROJECT, List.of(BUILD, LICENCES), false);
        steps.check("four tasks in a project of their own, by the tool create_task", keys.size() == 4);
        steps.check(
                "nobody else may create tasks",
                !headquarters.tools("imhotep").names().contains("create_task"));
    }

    private void create(
            AgentTools concierge, String title, String agent, Object project, List<String> after, boolean deliverable) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("title", title);
        arguments.put("project", project);
        arguments.put("agent", agent);
        arguments.put("priority", "high");
        arguments.put("depends_on", after.stream().map(this::key).toList());
        arguments.put("requires_deliverable", deliverable);
        String key = String.valueOf(concierge.call("create_task", arguments).get("task"));
        keys.put(title, key);
        steps.tell(key + " " + title + " -> " + agent
                + (after.isEmpty()
                        ? ""
                        : ", after "
                                + String.join(
                                        " and ", after.stream().map(this::key).toList())));
    }

    private void work() throws Exception {
        steps.chapter("The agents work");
        AtomicBoolean goesOn = new AtomicBoolean(true);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> agents = List.of(
                    threads.submit(
                            new ScriptedAgent(headquarters.tools("imhotep"), Map.of(DRAFT, this::draft), goesOn::get)),
                    threads.submit(
                            new ScriptedAgent(headquarters.tools("r2d2"), Map.of(BUILD, this::build), goesOn::get)),
                    threads.submit(new ScriptedAgent(
                            headquarters.tools("cfo"), Map.of(LICENCES, this::failAtLicences), goesOn::get)));
            steps.await("the task without an answer is blocked", () -> state(LICENCES)
                    .equals("Blocked"));
            steps.await(
                    "so is the one that depends on it, with a comment why",
                    () -> state(PUBLISH).equals("Blocked") && comments(PUBLISH).contains(key(LICENCES)));
            steps.await(
                    "the draft is done, with its deliverable attached",
                    () -> state(DRAFT).equals("Done")
                            && !project().attachments(key(DRAFT)).list().isEmpty());
            steps.await("the deployment was begun after that, and is done", () -> state(BUILD)
                    .equals("Done"));
            goesOn.set(false);
            for (Future<?> agent : agents) {
                agent.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        Duration spent = project().time().list(key(DRAFT)).total();
        steps.check("its time is in Plane: " + spent.toSeconds() + " s", spent.compareTo(WORK) >= 0);
    }

    private void draft(AgentTools tools, String task) throws InterruptedException {
        tools.call("add_comment", Map.of("task", task, "kind", "progress", "text", "Comparing **two** designs."));
        TimeUnit.MILLISECONDS.sleep(WORK.toMillis());
        refusedWithoutDeliverable(tools, task);
        Path file = headquarters.directory().resolve("deliverables/architecture.md");
        try {
            Files.writeString(file, "# Architecture\n\nOne static site, one bucket, one certificate.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tools.call("upload_deliverable", Map.of("task", task, "path", file.toString()));
        done(tools, task, "One static site; the file has the reasons.", 0.92);
    }

    private void refusedWithoutDeliverable(AgentTools tools, String task) {
        try {
            done(tools, task, "Finished, trust me.", 0.99);
            throw new IllegalStateException("A task that needs a deliverable was done without one.");
        } catch (AgentTools.Refused refused) {
            steps.tell("imhotep claims to be done without the deliverable, and is refused");
        }
    }

    private void build(AgentTools tools, String task) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(WORK.toMillis());
        done(tools, task, "It deploys; the rollback is not tried.", 0.6);
    }

    private void failAtLicences(AgentTools tools, String task) {
        tools.call("add_comment", Map.of("task", task, "kind", "error", "text", "The supplier does not answer."));
        tools.call(
                "update_task_status",
                Map.of("task", task, "status", "blocked", "comment", "Without their licence we may not publish."));
    }

    private static void done(AgentTools tools, String task, String summary, double confidence) {
        tools.call(
                "update_task_status",
                Map.of("task", task, "status", "done", "comment", summary, "confidence_score", confidence));
    }

    private void follow() throws InterruptedException {
        steps.chapter("Javier's phone");
        awaitMessage("Imhotep completed the draft, and how long it took", "Imhotep completed “" + DRAFT, "⏱");
        awaitMessage("that the deployment wants a review, with a confidence of 60 %", BUILD, "60 %", "review");
        awaitMessage("that the licences are blocked", "marked “" + LICENCES, "blocked");
        FakeMessage card = message("marked “" + LICENCES);
        headquarters.telegram().reply(Headquarters.JAVIER, card, "I call them this afternoon.");
        steps.await("his answer to the message is a comment in Plane", () -> comments(LICENCES)
                .contains("I call them this afternoon."));
    }

    private void ask() throws InterruptedException {
        steps.chapter("Javier asks: /plane status");
        int before = messages().size();
        headquarters.telegram().say(Headquarters.JAVIER, Headquarters.JAVIER.id(), "/plane status");
        steps.await("the bot answers", () -> messages().size() > before);
        FakeMessage answer = messages().get(messages().size() - 1);
        answer.words().lines().forEach(steps::tell);
        steps.check(
                "with the project, and what is blocked",
                answer.words().contains("Website") && answer.words().contains(key(LICENCES)));
    }

    private void awaitMessage(String what, String... parts) throws InterruptedException {
        steps.await(what, () -> messages().stream()
                .anyMatch(message -> List.of(parts).stream().allMatch(message.words()::contains)));
    }

    private FakeMessage message(String part) {
        return messages().stream()
                .filter(message -> message.words().contains(part))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<FakeMessage> messages() {
        return headquarters.telegram().messages(Headquarters.JAVIER.id());
    }

    private ProjectClient project() {
        return workspace().project(PROJECT);
    }

    private WorkspaceClient workspace() {
        return headquarters.workspace();
    }

    private String key(String title) {
        return Objects.requireNonNull(keys.get(title), title);
    }

    private String state(String title) {
        String id = project().workItems().get(key(title)).state().id();
        return project().states().list().stream()
                .filter(state -> state.id().equals(id))
                .map(State::name)
                .findFirst()
                .orElse(id);
    }

    private String comments(String title) {
        StringBuilder all = new StringBuilder();
        for (Comment comment : project().comments(key(title)).list()) {
            all.append(PlaneHtml.toText(comment.html())).append('\n');
        }
        return all.toString();
    }

    /** Where everything stands in the end, as Plane has it. */
    String summary() {
        StringBuilder table = new StringBuilder(
                "%-6s %-24s %-8s %-12s %8s %6s%n".formatted("", "task", "agent", "state", "time", "files"));
        keys.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(task -> {
            String key = task.getValue();
            table.append("%-6s %-24s %-8s %-12s %7ds %6d%n"
                    .formatted(
                            key,
                            task.getKey(),
                            project().fields().get(key, AgentFields.AGENT_ID).orElse(""),
                            state(task.getKey()),
                            project().time().list(key).total().toSeconds(),
                            project().attachments(key).list().size()));
        });
        return table.toString();
    }
}
