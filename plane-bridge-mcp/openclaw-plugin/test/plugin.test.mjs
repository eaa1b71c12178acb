import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import plugin from "../index.js";

const TOKEN = "a-token-that-must-not-be-seen";
const tokenFile = join(mkdtempSync(join(tmpdir(), "plane-bridge-")), "token");
writeFileSync(tokenFile, TOKEN + "\n");

/** What the bridge was asked, and how it answers. */
let requests;
let answer;
const bridge = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  const asked = { headers: request.headers, body: JSON.parse(body) };
  requests.push(asked);
  answer(response, asked);
});
let url;

before(async () => {
  await new Promise((resolve) => bridge.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${bridge.address().port}/mcp`;
});
after(() => {
  bridge.closeAllConnections();
  bridge.close();
});
beforeEach(() => {
  requests = [];
  answer = (response, { body }) => json(response, { id: body.id, result: text("done") });
});

function json(response, message, status = 200) {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ jsonrpc: "2.0", ...message }));
}

function text(words, more = {}) {
  return { content: [{ type: "text", text: words }], ...more };
}

function toolsOf(context, settings = {}) {
  let factory;
  let names;
  plugin.register({
    pluginConfig: { url, tokenFile, ...settings },
    resolvePath: (path) => path,
    registerTool: (given, options) => {
      factory = given;
      names = options.names;
    },
  });
  const tools = factory(context);
  tools?.forEach((tool) => assert.ok(names.includes(tool.name)));
  return Object.fromEntries((tools ?? []).map((tool) => [tool.name, tool]));
}

const imhotep = { agentId: "imhotep", sessionKey: "agent:imhotep:subagent:6f1c" };

test("only the Concierge sees create_task", () => {
  assert.ok("plane_create_task" in toolsOf({ agentId: "concierge" }));
  assert.ok(!("plane_create_task" in toolsOf(imhotep)));
  assert.ok("plane_list_my_tasks" in toolsOf(imhotep));
  assert.ok("plane_create_task" in toolsOf(imhotep, { concierge: "Imhotep" }));
});

test("nobody has tools where OpenClaw does not say which agent runs", () => {
  assert.deepEqual(toolsOf({ sessionKey: "main" }), {});
});

test("a call carries the agent and the session of OpenClaw, not what the model says", async () => {
  answer = (response, { body }) =>
    json(response, { id: body.id, result: text("1 task", { structuredContent: { tasks: [{ key: "ONB-1" }] } }) });
  const result = await toolsOf(imhotep).plane_list_my_tasks.execute("1", { limit: 5, agentId: "concierge" });

  assert.deepEqual(result, { content: [{ type: "text", text: "1 task" }], details: { tasks: [{ key: "ONB-1" }] } });
  const [{ headers, body }] = requests;
  assert.equal(headers["x-plane-agent"], "imhotep");
  assert.equal(headers["x-openclaw-session"], "agent:imhotep:subagent:6f1c");
  assert.equal(headers.authorization, `Bearer ${TOKEN}`);
  assert.equal(headers["mcp-protocol-version"], body.params._meta["io.modelcontextprotocol/protocolVersion"]);
  assert.equal(headers["mcp-method"], body.method);
  assert.equal(headers["mcp-name"], "list_my_tasks");
  assert.equal(body.params.name, "list_my_tasks");
  assert.deepEqual(body.params.arguments, { limit: 5, agentId: "concierge" });
});

test("names that people chose do not break the headers", async () => {
  await toolsOf({ agentId: "imhotep", sessionKey: "agent:imhotep:group:été\r\nx: y" }).plane_list_my_tasks.execute("1", {});
  assert.equal(requests[0].headers["x-openclaw-session"], "agent:imhotep:group:?t???x:?y");
});

test("an answer may come as a stream that tells of progress first", async () => {
  answer = (response, { body }) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: message\ndata: {"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}}\n\n');
    response.end(`event: message\r\ndata: ${JSON.stringify({ jsonrpc: "2.0", id: body.id, result: text("done") })}\r\n\r\n`);
  };
  const result = await toolsOf(imhotep).plane_upload_deliverable.execute("1", { task: "ONB-1", path: "a.txt" });
  assert.equal(result.content[0].text, "done");
});

test("a failure of the tool is told in its own words, also to OpenClaw's HTTP interface", async () => {
  answer = (response, { body }) => json(response, { id: body.id, result: text("FAILED (not_found): There is no ONB-99.", { isError: true }) });
  await assert.rejects(toolsOf(imhotep).plane_get_task_details.execute("1", { task: "ONB-99" }), {
    name: "ToolInputError",
    message: "FAILED (not_found): There is no ONB-99.",
  });
});

test("an error of the protocol is told", async () => {
  answer = (response, { body }) => json(response, { id: body.id, error: { code: -32602, message: "Unknown tool: stop_timer." } }, 400);
  await assert.rejects(toolsOf(imhotep).plane_stop_timer.execute("1", { task: "ONB-1" }), /refused the call: Unknown tool: stop_timer\./);
});

test("a refused token is told without the token", async () => {
  answer = (response) => response.writeHead(401).end("no");
  await assert.rejects(toolsOf(imhotep).plane_list_my_tasks.execute("1", {}), (failure) => {
    assert.match(failure.message, /does not accept this gateway's token\. Nothing was done/);
    assert.ok(!JSON.stringify(failure, Object.getOwnPropertyNames(failure)).includes(TOKEN));
    return true;
  });
});

test("a bridge that is down did nothing", async () => {
  const gone = createServer();
  await new Promise((resolve) => gone.listen(0, "127.0.0.1", resolve));
  const tools = toolsOf(imhotep, { url: `http://127.0.0.1:${gone.address().port}/mcp` });
  await new Promise((resolve) => gone.close(resolve));
  await assert.rejects(
    tools.plane_add_comment.execute("1", { task: "ONB-1", text: "hello" }),
    /cannot be reached \(ECONNREFUSED\)\. Nothing was done\./,
  );
});

test("a write that was cut off may have been done, a read need not be doubted", async () => {
  answer = (response) => response.destroy();
  const tools = toolsOf(imhotep);
  await assert.rejects(tools.plane_add_comment.execute("1", { task: "ONB-1", text: "hello" }), /Whether it was done is not known: look/);
  await assert.rejects(tools.plane_list_my_tasks.execute("1", {}), /Try again later/);
});

test("a bridge that does not answer is given up", async () => {
  answer = () => {};
  const tools = toolsOf(imhotep, { timeoutSeconds: 0.05 });
  await assert.rejects(tools.plane_list_my_tasks.execute("1", {}), /did not answer within 0.05 seconds/);
});

test("a run that is stopped stops its call", async () => {
  const stopped = new AbortController();
  answer = () => stopped.abort();
  await assert.rejects(toolsOf(imhotep).plane_list_my_tasks.execute("1", {}, stopped.signal), { name: "AbortError" });
});

test("a call is not led to another address", async () => {
  answer = (response) => response.writeHead(307, { location: "http://127.0.0.1:1/" }).end();
  await assert.rejects(toolsOf(imhotep).plane_list_my_tasks.execute("1", {}), /cannot be reached/);
  assert.equal(requests.length, 1);
});

test("a server that is not the bridge is told so", async () => {
  answer = (response) => response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad Gateway</h1>");
  await assert.rejects(toolsOf(imhotep).plane_list_my_tasks.execute("1", {}), /answered with status 502 and not as the Plane bridge does/);
});

test("the token is read anew for each call, and its place is named when it is missing", async () => {
  process.env.PLANE_BRIDGE_TEST_TOKEN = "first";
  const tools = toolsOf(imhotep, { tokenFile: undefined, tokenEnv: "PLANE_BRIDGE_TEST_TOKEN" });
  await tools.plane_list_my_tasks.execute("1", {});
  process.env.PLANE_BRIDGE_TEST_TOKEN = "second";
  await tools.plane_list_my_tasks.execute("2", {});
  assert.deepEqual(
    requests.map(({ headers }) => headers.authorization),
    ["Bearer first", "Bearer second"],
  );
  delete process.env.PLANE_BRIDGE_TEST_TOKEN;
  await assert.rejects(tools.plane_list_my_tasks.execute("3", {}), /variable PLANE_BRIDGE_TEST_TOKEN holds no usable token/);
  const without = toolsOf(imhotep, { tokenFile: "/nowhere/token" });
  await assert.rejects(without.plane_list_my_tasks.execute("4", {}), /cannot be read \(ENOENT\): \/nowhere\/token/);
  assert.equal(requests.length, 2);
});

test("settings that cannot work are refused when the plugin is loaded", () => {
  assert.throws(() => toolsOf(imhotep, { url: "plane" }), /is no address/);
  assert.throws(() => toolsOf(imhotep, { url: "http://me:secret@127.0.0.1/mcp" }), (failure) => {
    assert.match(failure.message, /without a name or password/);
    return !failure.message.includes("secret");
  });
  assert.throws(() => toolsOf(imhotep, { tokenFile: undefined }), /either tokenFile or tokenEnv/);
  assert.throws(() => toolsOf(imhotep, { tokenEnv: "BOTH" }), /either tokenFile or tokenEnv/);
});
