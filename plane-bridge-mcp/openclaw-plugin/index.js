import { readFileSync } from "node:fs";
import { Bridge } from "./bridge.js";

// OpenClaw asks for tools without waiting, so the list cannot be fetched. A test holds it to the bridge's.
const TOOLS = JSON.parse(readFileSync(new URL("./tools.json", import.meta.url), "utf8"));
const PREFIX = "plane_";

export default {
  id: "plane-bridge",

  register(api) {
    const settings = api.pluginConfig ?? {};
    const bridge = new Bridge(settings, { resolvePath: api.resolvePath });
    const concierge = (settings.concierge ?? "concierge").trim().toLowerCase();

    api.registerTool(
      // The agent is the one that OpenClaw runs, not one that a model names. Without it, nothing may be done.
      ({ agentId, sessionKey }) =>
        agentId
          ? TOOLS.filter((tool) => tool.access !== "CONCIERGE" || agentId.toLowerCase() === concierge).map((tool) => ({
              name: PREFIX + tool.name,
              label: tool.title,
              description: tool.description,
              parameters: tool.inputSchema,
              execute: (_id, args, signal) => bridge.call(tool, args, { agentId, sessionKey }, signal),
            }))
          : null,
      { names: TOOLS.map((tool) => PREFIX + tool.name) },
    );
  },
};
