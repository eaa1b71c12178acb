#!/usr/bin/env bash
# The bridge with the real OpenClaw, in the two versions that it is promised for, and with mcporter. No model: what a model would
# say is a stub's. Clients are installed from npm into a cache once; the checks then run without a network, where the system
# can take it away (unshare). Exit code 77 means that the clients could not be installed, and that nothing was checked.
#
#   ./openclaw.sh      # PLANE_BRIDGE_CACHE is the cache's folder; VERSIONS the versions, "2026.2.26 2026.2.23"
set -euo pipefail
acceptance=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${PLANE_BRIDGE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/plane-bridge-acceptance}
versions=${VERSIONS:-2026.2.26 2026.2.23}

skip_all() {
  echo "SKIPPED: $1; nothing was checked with OpenClaw or mcporter" >&2
  exit 77
}

# install FOLDER COMMAND...: runs the command in the folder, unless it has ended well there before.
install() {
  local folder=$1
  shift
  if [ -f "$folder/installed" ]; then return 0; fi
  (cd "$folder" && timeout 900 "$@" >install.log 2>&1 && touch installed) || {
    tail -5 "$folder/install.log" >&2
    return 1
  }
}

install_clients() {
  command -v npm >/dev/null || skip_all "there is no npm"
  local lock
  lock=$(sha256sum <"$acceptance/clients/package-lock.json" | cut -c1-12)
  clients=$cache/clients-$lock
  mkdir -p "$clients" "$cache/node"
  cp -r "$acceptance/clients/." "$clients"
  # No scripts: they fetch binaries for channels and models that are not used here.
  install "$clients" npm ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund || skip_all "npm cannot install OpenClaw"
  if [ "$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)" -ge 22 ]; then
    node=$(command -v node)
  else
    install "$cache/node" npm install --no-audit --no-fund --prefix . node@22 || skip_all "there is no Node 22, and npm cannot install it"
    node=$cache/node/node_modules/node/bin/node
  fi
  "$node" --version >/dev/null 2>&1 || skip_all "Node 22 does not start"
  export clients node
}

if [ -z "${PLANE_BRIDGE_OFFLINE:-}" ]; then
  install_clients
  if unshare --user --map-root-user --net ip link set lo up 2>/dev/null; then
    export PLANE_BRIDGE_OFFLINE=yes
    exec unshare --user --map-root-user --net sh -c 'ip link set lo up && exec "$0"' "$acceptance/openclaw.sh"
  fi
  PLANE_BRIDGE_OFFLINE=no
fi

. "$acceptance/with-plane.sh"
PATH=$(dirname "$node"):$module/bin:$clients/node_modules/.bin:$PATH
export HOME=$work/home OPENCLAW_HOOKS_TOKEN=token-of-the-hooks GATEWAY_TOKEN=token-of-the-gateway
export WORKSPACES=$work/agents PLUGIN=$module/openclaw-plugin TOKEN_FILE=$work/bridge-token
export PLANE_POLL_DIRECTORY=$work/poll PLANE_DELIVERABLE_ROOTS=$WORKSPACES/{agent}
# What the embedded Plane allows; with a stock Plane's 60 most of the time would be spent waiting.
export PLANE_RATE_PER_MINUTE=6000
mkdir -p "$HOME" "$WORKSPACES/concierge/config" "$WORKSPACES/imhotep/config"
passed=0
failures=()
skipped=()

ok() {
  echo "ok      $1"
  passed=$((passed + 1))
}
failed() {
  echo "FAILED  $1" >&2
  failures+=("$1")
}

# check WHAT COMMAND...: whether the command ends well; what it said is shown if not.
check() {
  local what=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    ok "$what"
  else
    failed "$what"
    tail -20 "$work/said" >&2
  fi
}

# json_says EXPRESSION: whether it is true of the JSON object on standard input, which is called it.
json_says() { node -e 'const it = JSON.parse(require("fs").readFileSync(0, "utf8")); process.exit(eval(process.argv[1]) ? 0 : 1)' "$1"; }

openclaw() { timeout 120 node "$clients/node_modules/openclaw-$version/openclaw.mjs" "$@"; }

# write_config [NAME=VALUE...]: the configuration of a gateway.
write_config() {
  mkdir -p "$OPENCLAW_STATE_DIR"
  env "$@" node "$acceptance/openclaw/gateway-config.mjs" "$PLUGIN/examples/openclaw.json" "$OPENCLAW_STATE_DIR/openclaw.json"
}

start_stub_model() {
  local port
  port=$(free_port)
  node "$acceptance/openclaw/stub-model.mjs" "$port" >"$work/model.log" 2>&1 &
  started+=($!)
  export MODEL_URL=http://127.0.0.1:$port/v1
  wait_for "$MODEL_URL"
}

# start_bridge_of_agents: with the keys of concierge and imhotep, and a token, as a gateway uses it.
start_bridge_of_agents() {
  local port concierge_key
  concierge_key=$(curl -fsS "$PLANE_BASE_URL/_testkit/members" -H 'Content-Type: application/json' \
    -d '{"email": "concierge@example.com", "display_name": "concierge"}' | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).api_key')
  (
    umask 077
    echo token-of-the-bridge-0123456789abcdef >"$TOKEN_FILE"
    echo "{\"concierge\": \"$concierge_key\", \"imhotep\": \"$PLANE_API_KEY\"}" >"$work/keys.json"
    echo "$PLANE_API_KEY" >"$work/imhotep.key"
    echo "$concierge_key" >"$work/concierge.key"
  )
  export PLANE_AGENT_KEYS_FILE=$work/keys.json
  unset PLANE_API_KEY PLANE_AGENT_ID
  port=$(free_port)
  PLANE_BRIDGE_LISTEN=127.0.0.1:$port PLANE_BRIDGE_TOKEN_FILE=$TOKEN_FILE "$bridge" http 2>"$work/bridge.log" &
  started+=($!)
  export BRIDGE_URL=http://127.0.0.1:$port/mcp
  wait_for "http://127.0.0.1:$port/readyz"
}

# as AGENT COMMAND...: with that agent's key alone.
as() {
  local agent=$1
  shift
  env -u PLANE_AGENT_KEYS_FILE PLANE_AGENT_ID="$agent" PLANE_API_KEY_FILE="$work/$agent.key" "$@"
}

is_ready_skill() { openclaw skills list --json | json_says 'it.skills.some((s) => s.name === "plane-bridge" && s.eligible === true)'; }

check_config() {
  write_config
  check "$version: the example configuration is valid" openclaw_gateway_mode
  write_config BROKEN=yes
  if openclaw_gateway_mode >/dev/null 2>&1; then
    failed "$version: a configuration that is not valid is told"
  else
    ok "$version: a configuration that is not valid is told"
  fi
}
openclaw_gateway_mode() { [ "$(openclaw config get gateway.mode)" = local ]; }

# check_skills: each of the three ways has a skill of the same name, and one alone is installed.
check_skills() {
  write_config
  check "$version: skills list has plane-bridge, eligible, from the plugin" is_ready_skill
  local way
  for way in mcporter command-line; do
    write_config SKILL=$way
    rm -rf "$OPENCLAW_STATE_DIR/skills"
    cp -r "$module/skills/$way" "$OPENCLAW_STATE_DIR/skills"
    check "$version: skills list has plane-bridge, eligible, for $way" is_ready_skill
  done
  rm -rf "$OPENCLAW_STATE_DIR/skills"
}

start_gateway() {
  GATEWAY_PORT=$(free_port)
  export GATEWAY_PORT
  write_config
  gateway=http://127.0.0.1:$GATEWAY_PORT
  OPENCLAW_SKIP_CHANNELS=1 node "$clients/node_modules/openclaw-$version/openclaw.mjs" gateway run >"$work/gateway-$version.log" 2>&1 &
  gateway_pid=$!
  started+=($gateway_pid)
  for _ in $(seq 300); do
    if curl -sS -o /dev/null "$gateway/" 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  tail -20 "$work/gateway-$version.log" >&2
  return 1
}

check_task_life() {
  if timeout 180 node "$acceptance/openclaw/task-life.mjs" "$gateway" "$GATEWAY_TOKEN" "$1" "$WORKSPACES" >"$work/said" 2>&1; then
    cat "$work/said"
    passed=$((passed + $(grep -c '^ok' "$work/said")))
  else
    failed "$version: the life of a task through POST /tools/invoke"
    cat "$work/said" >&2
  fi
}

# check_agent_turn IDENTIFIER: what the agent says shows what its tool answered, and which tools it was offered.
check_agent_turn() {
  as concierge "$bridge" call create_task --json "{\"title\": \"Tidy up\", \"project\": \"$1\", \"agent\": \"imhotep\"}" >"$work/task.json" 2>"$work/said"
  task=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).task' "$work/task.json")
  check "$version: a turn of imhotep calls plane_list_my_tasks, and sees $task" turn_shows "$task"
}
turn_shows() {
  openclaw agent --agent imhotep --message "What is there to do?" --json >"$work/turn.json" 2>&1
  cat "$work/turn.json"
  grep -q "TOOL SAID" "$work/turn.json" && grep -q "$1" "$work/turn.json" && grep -q "plane_add_comment" "$work/turn.json" &&
    ! grep -q "plane_create_task" "$work/turn.json"
}

# check_wake_up: the poller wakes OpenClaw through its hooks, and the turn that follows moves the task in Plane.
check_wake_up() {
  check "$version: plane-bridge poll wakes imhotep through POST /hooks/agent" \
    env OPENCLAW_HOOKS_URL="$gateway" PLANE_POLL_AGENT=imhotep "$bridge" poll --once
  local status=
  for _ in $(seq 60); do
    status=$(as imhotep "$bridge" call get_task_details --json "{\"task\": \"$task\"}" 2>/dev/null |
      node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).status')
    if [ "$status" = in_progress ]; then break; fi
    sleep 0.5
  done
  if [ "$status" = in_progress ]; then
    ok "$version: woken, imhotep moved $task to in_progress"
  else
    failed "$version: woken, imhotep moved $task to in_progress (it is ${status:-not read})"
  fi
}

check_mcporter() {
  as imhotep node -e '
    const { readFileSync, writeFileSync } = require("fs");
    const [example, bridge, out] = process.argv.slice(1);
    const config = JSON.parse(readFileSync(example, "utf8"));
    const plane = config.mcpServers.plane;
    Object.assign(plane, { command: bridge, args: ["stdio"] });
    for (const name of Object.keys(plane.env)) plane.env[name] = process.env[name];
    writeFileSync(out, JSON.stringify(config));' "$PLUGIN/examples/mcporter.json" "$bridge" "$WORKSPACES/imhotep/config/mcporter.json"
  check "mcporter lists seven tools for imhotep" mcporter_says 'it.tools.length === 7 && it.tools.every((t) => t.name !== "create_task")' \
    list plane --schema --json
  check "mcporter calls plane.list_my_tasks" mcporter_says "it.tasks.some((t) => t.key === '$task')" call plane.list_my_tasks --output json
  check "mcporter calls plane.add_comment" mcporter_says 'it.comment_id' \
    call plane.add_comment --args "{\"task\": \"$task\", \"text\": \"By mcporter.\"}" --output json
  check "mcporter shows that a call has failed, and why" mcporter_says 'it.error.code === "not_found" && it.error.next' \
    call plane.get_task_details --args "{\"task\": \"${task%-*}-99\"}" --output json
}
mcporter() { (cd "$WORKSPACES/imhotep" && timeout 120 node "$clients/node_modules/mcporter/dist/cli.js" "$@"); }
mcporter_says() {
  local expression=$1
  shift
  mcporter "$@" >"$work/mcporter.json"
  cat "$work/mcporter.json"
  json_says "$expression" <"$work/mcporter.json"
}

# No key in what was logged or stored: agents can read much of it.
check_secrets() {
  if grep -rlF -f "$work/concierge.key" -f "$work/imhotep.key" "$work"/bridge.log "$work"/gateway-*.log "$work"/state-* "$HOME" "$WORKSPACES" "$work/poll" /tmp/openclaw 2>/dev/null; then
    failed "no key of Plane is in the logs, the state of OpenClaw, or the workspaces"
  else
    ok "no key of Plane is in the logs, the state of OpenClaw, or the workspaces"
  fi
}

if [ "$PLANE_BRIDGE_OFFLINE" = no ]; then
  skipped+=("the proof that no network is needed: unshare cannot take it away here")
fi
start_plane
start_bridge_of_agents
start_stub_model
number=0
task=
for version in $versions; do
  number=$((number + 1))
  export OPENCLAW_STATE_DIR=$work/state-$version GATEWAY_PORT=1
  if [ ! -d "$clients/node_modules/openclaw-$version" ]; then
    skipped+=("openclaw $version: it is not among the clients")
    continue
  fi
  if ! openclaw --version 2>"$work/said" | grep -qF "$version"; then
    failed "openclaw $version starts"
    cat "$work/said" >&2
    continue
  fi
  echo "== openclaw $version"
  check_config
  check_skills
  if start_gateway; then
    ok "$version: the gateway starts with the plugin"
    check_task_life "LIFE$number"
    check_agent_turn "LIFE$number"
    check_wake_up
    kill "$gateway_pid" && wait "$gateway_pid" 2>/dev/null || true
  else
    failed "$version: the gateway starts with the plugin"
  fi
done
echo "== mcporter"
if [ -d "$clients/node_modules/mcporter" ] && [ -n "$task" ]; then
  check_mcporter
else
  skipped+=("mcporter: it is not among the clients, or no task was made")
fi
check_secrets

for each in "${skipped[@]}"; do echo "SKIPPED: $each" >&2; done
for each in "${failures[@]}"; do echo "FAILED: $each" >&2; done
echo "$passed passed, ${#failures[@]} failed, ${#skipped[@]} skipped"
[ ${#failures[@]} = 0 ]
