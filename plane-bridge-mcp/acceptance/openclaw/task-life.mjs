// All tools through a gateway's POST /tools/invoke, with no model: the Concierge makes a project and a task for each agent, and
// each agent works its task from todo to done. Usage: task-life.mjs GATEWAY TOKEN IDENTIFIER WORKSPACES
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";

const [gateway, token, identifier, workspaces] = process.argv.slice(2);
const used = { concierge: new Set(), imhotep: new Set() };

async function invoke(agent, tool, args) {
  const response = await fetch(`${gateway}/tools/invoke`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ tool: `plane_${tool}`, args, sessionKey: `agent:${agent}:main` }),
  });
  return response.json();
}

/** A call that must work. */
async function done(agent, tool, args) {
  const answer = await invoke(agent, tool, args);
  assert.ok(answer.ok, `${agent} ${tool}: ${JSON.stringify(answer.error)}`);
  assert.ok(answer.result.content[0].text, `${tool} answers text`);
  used[agent].add(tool);
  return answer.result.details;
}

/** A call that must fail. */
async function refused(agent, tool, args, message) {
  const answer = await invoke(agent, tool, args);
  assert.equal(answer.ok, false, `${agent} ${tool} must be refused`);
  assert.match(answer.error.message, message);
}

/** The UUID that stands for a session without one of its own: version 3, made out of its key. */
function uuidOf(key) {
  const bytes = createHash("md5").update(key).digest();
  bytes[6] = (bytes[6] & 0x0f) | 0x30;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function said(what) {
  console.log(`ok      ${what}`);
}

async function live(agent) {
  const { task, created } = await done("concierge", "create_task", {
    title: `Write the report of ${agent}`,
    description: "With *figures*.",
    project: { name: `Acceptance ${identifier}`, identifier },
    agent,
    priority: "high",
    requires_deliverable: true,
    external_id: `report-${agent}`,
  });
  assert.equal(created, true);
  const { tasks } = await done(agent, "list_my_tasks", { project: identifier });
  assert.deepEqual(
    tasks.map(({ key, status, ready }) => ({ key, status, ready })),
    [{ key: task, status: "todo", ready: true }],
    "the agent sees its own task, and only that",
  );
  assert.match((await done(agent, "get_task_details", { task })).description, /figures/);

  const begun = await done(agent, "update_task_status", { task, status: "in_progress" });
  assert.equal(begun.status, "in_progress");
  assert.equal(begun.timer.running, true);
  await done(agent, "stop_timer", { task });
  await done(agent, "start_timer", { task });
  await done(agent, "add_comment", { task, text: "Half of it is written.", kind: "progress" });

  await refused(agent, "update_task_status", { task, status: "done", comment: "Done.", confidence_score: 0.9 }, /deliverable/);
  mkdirSync(`${workspaces}/${agent}`, { recursive: true });
  writeFileSync(`${workspaces}/${agent}/report.txt`, `Figures of ${agent}\n`);
  await done(agent, "upload_deliverable", { task, path: `${workspaces}/${agent}/report.txt` });
  const ended = await done(agent, "update_task_status", {
    task,
    status: "done",
    comment: "The report is attached.",
    confidence_score: 0.9,
  });
  assert.equal(ended.status, "done");

  const seen = await done("concierge", "get_task_details", { task, detail: "full" });
  assert.equal(seen.status, "done");
  assert.deepEqual(
    seen.attachments.map(({ name }) => name),
    ["report.txt"],
  );
  const comments = JSON.stringify(seen.comments);
  assert.match(comments, /Half of it is written/);
  assert.match(comments, /The report is attached/);
  const fields = Object.fromEntries(seen.fields.map(({ name, value }) => [name, value]));
  assert.equal(fields.agent_id, agent);
  assert.equal(Number(fields.confidence_score), 0.9);
  assert.equal(fields.session_id, `openclaw-session-${uuidOf(`agent:${agent}:main`)}`, "OpenClaw's word on the session, not the model's");
  assert.deepEqual((await done(agent, "list_my_tasks", { project: identifier })).tasks, []);
  said(`${agent}: ${task} from todo to done, through ${used[agent].size} tools`);
}

await live("imhotep");
await live("concierge");
assert.equal(used.concierge.size, 8);
assert.equal(used.imhotep.size, 7);

await refused("imhotep", "create_task", { title: "More", project: identifier, agent: "imhotep" }, /not available/);
said("imhotep has no create_task");
await refused("imhotep", "get_task_details", { task: `${identifier}-99` }, /^FAILED \(not_found\)/);
said("a failure is told in the tool's own words");
