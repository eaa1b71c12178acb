// A chat-completions server that answers without a model. It calls one tool, and then repeats what the tool said.
// Woken for a task it moves the task to in_progress, otherwise it lists the agent's tasks. Usage: stub-model.mjs PORT
import { createServer } from "node:http";

const [port] = process.argv.slice(2);

const textOf = ({ content }) => (typeof content === "string" ? content : (content ?? []).map((part) => part.text ?? "").join("\n"));

/** What a model would say. */
function reply({ messages, tools = [] }) {
  const last = messages.at(-1);
  if (last.role === "tool") {
    const offered = tools.map((tool) => tool.function.name).filter((name) => name.startsWith("plane_"));
    return { content: `TOOL SAID: ${textOf(last)}\nOFFERED: ${offered.join(" ")}` };
  }
  const task = /can begin: ([A-Z0-9]+-\d+)\./.exec(textOf(last))?.[1];
  const [name, args] = task ? ["plane_update_task_status", { task, status: "in_progress" }] : ["plane_list_my_tasks", {}];
  return {
    tool_calls: [{ index: 0, id: "call_1", type: "function", function: { name, arguments: JSON.stringify(args) } }],
  };
}

createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  if (request.method !== "POST") {
    response.end("ready");
    return;
  }
  const delta = reply(JSON.parse(body));
  const chunk = (choice) =>
    `data: ${JSON.stringify({ id: "1", object: "chat.completion.chunk", created: 1, model: "stub", choices: [{ index: 0, ...choice }] })}\n\n`;
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(chunk({ delta: { role: "assistant", ...delta }, finish_reason: null }));
  response.write(chunk({ delta: {}, finish_reason: delta.tool_calls ? "tool_calls" : "stop" }));
  response.end("data: [DONE]\n\n");
}).listen(Number(port), "127.0.0.1");
