package cloud.ewutelo.plane.samples.missioncontrol;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** An agent without a model: it finds its tasks by the tools, and works each as its script says. */
final class ScriptedAgent implements Runnable {

    /** How a task is worked. */
    interface Work {

        /**
         * Does it, and moves it to where it ends.
         *
         * @param task the task's key
         */
        void run(AgentTools tools, String task) throws InterruptedException;
    }

    private final AgentTools tools;
    private final Map<String, Work> script;
    private final BooleanSupplier goesOn;

    /**
     * An agent.
     *
     * @param script what to do with a task, by its title
     */
    ScriptedAgent(AgentTools tools, Map<String, Work> script, BooleanSupplier goesOn) {
        this.tools = tools;
        this.script = script;
        this.goesOn = goesOn;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void run() {
        try {
            while (goesOn.getAsBoolean()) {
                Map<String, Object> mine =
                        tools.call("list_my_tasks", Map.of("ready", true, "status", List.of("todo")));
                Object tasks = Objects.requireNonNull(mine.get("tasks"));
                for (Map<String, Object> task : (List<Map<String, Object>>) tasks) {
                    Work work = script.get(String.valueOf(task.get("title")));
                    if (work != null) {
                        work(String.valueOf(task.get("key")), work);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(300);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(String task, Work work) throws InterruptedException {
        tools.call("update_task_status", Map.of("task", task, "status", "in_progress"));
        work.run(tools, task);
    }
}
