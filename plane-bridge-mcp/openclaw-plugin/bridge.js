import { readFileSync } from "node:fs";

const REVISION = "2026-07-28";
const DEFAULT_TIMEOUT_SECONDS = 180;

/** A call that the bridge refused. OpenClaw's HTTP interface shows the message of errors of this name only. */
class Refused extends Error {
  name = "ToolInputError";
}

/** The bridge, reached by one POST for each call. */
export class Bridge {
  #url;
  #settings;
  #resolvePath;
  #fetch;
  #nextId = 1;

  constructor(settings, { resolvePath = (path) => path, fetch = globalThis.fetch } = {}) {
    this.#url = address(settings.url);
    if (Boolean(settings.tokenFile) === Boolean(settings.tokenEnv)) {
      throw new Error(
        "plane-bridge: set either tokenFile or tokenEnv in plugins.entries.plane-bridge.config: where the bridge's token is.",
      );
    }
    this.#settings = settings;
    this.#resolvePath = resolvePath;
    this.#fetch = fetch;
  }

  /** Calls a tool as an agent. Answers what OpenClaw expects of a tool, and throws what the agent should read. */
  async call(tool, args, { agentId, sessionKey }, signal) {
    const seconds = this.#settings.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    const timeout = AbortSignal.timeout(seconds * 1000);
    const id = this.#nextId++;
    const request = {
      method: "POST",
      headers: this.#headers(tool.name, agentId, sessionKey),
      body: JSON.stringify({
        jsonrpc: "2.0",
        id,
        method: "tools/call",
        params: {
          name: tool.name,
          arguments: args ?? {},
          _meta: {
            "io.modelcontextprotocol/protocolVersion": REVISION,
            "io.modelcontextprotocol/clientInfo": { name: "openclaw-plane-bridge", version: "0.1.0" },
            "io.modelcontextprotocol/clientCapabilities": {},
          },
        },
      }),
      // The token must not travel to another address.
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    };
    let response;
    let text;
    try {
      response = await this.#fetch(this.#url, request);
      text = await response.text();
    } catch (failure) {
      signal?.throwIfAborted();
      throw this.#unanswered(tool, failure, timeout.aborted ? seconds : null);
    }
    return result(this.#message(tool, response, text, id));
  }

  #headers(name, agentId, sessionKey) {
    const headers = {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": REVISION,
      "mcp-method": "tools/call",
      "mcp-name": name,
      authorization: `Bearer ${this.#token()}`,
      "x-plane-agent": printable(agentId),
    };
    if (sessionKey) {
      headers["x-openclaw-session"] = printable(sessionKey);
    }
    return headers;
  }

  /** Read for each call, so that it can be replaced while the gateway runs. */
  #token() {
    const { tokenFile, tokenEnv } = this.#settings;
    let token;
    if (tokenFile) {
      try {
        token = readFileSync(this.#resolvePath(tokenFile), "utf8").trim();
      } catch (failure) {
        throw new Error(
          `FAILED: the file of the Plane bridge's token cannot be read (${failure.code}): ${tokenFile}. Nothing was done. Tell your human.`,
        );
      }
    } else {
      token = (process.env[tokenEnv] ?? "").trim();
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Error(
        `FAILED: ${tokenFile ? `the file ${tokenFile}` : `the variable ${tokenEnv}`} holds no usable token for the Plane bridge. ` +
          "Nothing was done. Tell your human.",
      );
    }
    return token;
  }

  #unanswered(tool, failure, seconds) {
    const code = failure.cause?.code;
    const neverSent = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"].includes(
      code,
    );
    const problem = seconds
      ? `the Plane bridge did not answer within ${seconds} seconds`
      : `the Plane bridge at ${this.#url} cannot be reached (${code ?? failure.cause?.message ?? failure.message})`;
    return new Error(`FAILED: ${problem}. ${neverSent ? "Nothing was done. Try again later; if it stays so, tell your human." : doubt(tool)}`);
  }

  #message(tool, response, text, id) {
    if (response.status === 401) {
      throw new Error(
        "FAILED: the Plane bridge does not accept this gateway's token. Nothing was done. Do not repeat the call; tell your human.",
      );
    }
    let message;
    try {
      message = response.headers.get("content-type")?.startsWith("text/event-stream") ? answerIn(text, id) : JSON.parse(text);
    } catch {
      message = undefined;
    }
    if (message?.error) {
      throw new Refused(`FAILED: the Plane bridge refused the call: ${message.error.message}`);
    }
    if (!message?.result) {
      throw new Error(
        `FAILED: ${this.#url} answered with status ${response.status} and not as the Plane bridge does. ${doubt(tool)}`,
      );
    }
    return message.result;
  }
}

function result({ content = [], structuredContent, isError }) {
  if (isError) {
    throw new Refused(content.map((part) => part.text ?? "").join("\n"));
  }
  return { content, details: structuredContent };
}

function doubt(tool) {
  return tool.access === "READ"
    ? "Try again later; if it stays so, tell your human."
    : "Whether it was done is not known: look before you repeat it, with plane_get_task_details or plane_list_my_tasks.";
}

function address(url) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    throw new Error("plane-bridge: url in plugins.entries.plane-bridge.config is no address. Use one like http://127.0.0.1:8766/mcp.");
  }
  if (!["http:", "https:"].includes(parsed.protocol) || parsed.username || parsed.password) {
    throw new Error("plane-bridge: url in plugins.entries.plane-bridge.config must be http or https, without a name or password.");
  }
  return parsed.href;
}

/** The one message with this id in a stream of events; the others tell of progress. */
function answerIn(stream, id) {
  return stream
    .split(/\r?\n\r?\n/)
    .map((event) =>
      event
        .split(/\r?\n/)
        .filter((line) => line.startsWith("data:"))
        .map((line) => line.slice(5))
        .join("\n"),
    )
    .filter((data) => data.trim())
    .map((data) => JSON.parse(data))
    .find((message) => message.id === id);
}

/** What a header may hold: session keys can bear names that people chose. */
function printable(text) {
  return text.replace(/[^\x21-\x7e]/g, "?").slice(0, 256);
}
