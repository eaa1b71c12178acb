// Writes openclaw.json: the one that the plugin gives as an example, with this machine's paths, and a model that is a stub.
// Usage: gateway-config.mjs EXAMPLE OUT   (the environment has the rest)
import { readFileSync, writeFileSync } from "node:fs";

const [example, out] = process.argv.slice(2);
const { WORKSPACES, PLUGIN, BRIDGE_URL, TOKEN_FILE, GATEWAY_PORT, GATEWAY_TOKEN, MODEL_URL, SKILL = "plugin" } = process.env;

const config = JSON.parse(readFileSync(example, "utf8").replaceAll("/srv/openclaw", WORKSPACES));
config.plugins.load.paths = [PLUGIN];
Object.assign(config.plugins.entries["plane-bridge"].config, { url: BRIDGE_URL, tokenFile: TOKEN_FILE });
if (SKILL !== "plugin") {
  delete config.plugins;
}
config.gateway = {
  mode: "local",
  bind: "loopback",
  port: Number(GATEWAY_PORT),
  auth: { mode: "token", token: GATEWAY_TOKEN },
};
config.models = {
  mode: "replace",
  providers: {
    stub: {
      baseUrl: MODEL_URL,
      apiKey: "none",
      api: "openai-completions",
      models: [
        {
          id: "stub",
          name: "stub",
          reasoning: false,
          input: ["text"],
          cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
          contextWindow: 128000,
          maxTokens: 4096,
        },
      ],
    },
  },
};
config.agents.defaults = { model: { primary: "stub/stub" } };
if (process.env.BROKEN) {
  config.mcpServers = {};
}
writeFileSync(out, JSON.stringify(config, null, 2), { mode: 0o600 });
