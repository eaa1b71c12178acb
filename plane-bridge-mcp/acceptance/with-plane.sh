# To be sourced. Starts an embedded Plane and, by start_bridge, the bridge; both end with the script.
# Needs target/plane-bridge.jar and the testkit's standalone jar: mvn -pl plane-bridge-mcp -am package -DskipTests

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$(dirname "$here")
bridge=$module/bin/plane-bridge
testkit=$(ls "$module"/../plane-testkit/target/plane-testkit-*-standalone.jar 2>/dev/null | head -1)
work=$(mktemp -d)
started=()

stop_all() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap stop_all EXIT

if [ ! -f "$module/target/plane-bridge.jar" ] || [ -z "$testkit" ]; then
  echo "FAILED: build first: mvn -pl plane-bridge-mcp -am package -DskipTests" >&2
  exit 1
fi

# free_port: a port that nobody listens on.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

# wait_for URL: until it answers.
wait_for() {
  for _ in $(seq 100); do
    if curl -fsS -o /dev/null "$1" 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  echo "FAILED: $1 does not answer" >&2
  exit 1
}

# start_plane [OPTION...]: with the demo's project; sets the variables of its agent imhotep.
start_plane() {
  local port
  port=$(free_port)
  java -jar "$testkit" serve --port "$port" --seed demo "$@" >"$work/plane.log" 2>&1 &
  started+=($!)
  export PLANE_BASE_URL=http://127.0.0.1:$port
  wait_for "$PLANE_BASE_URL/api/instances/"
  PLANE_WORKSPACE=$(sed -n 's/^ *Workspace *//p' "$work/plane.log")
  PLANE_API_KEY=$(sed -n 's/^ *Key *imhotep *\([^ ]*\).*/\1/p' "$work/plane.log")
  export PLANE_WORKSPACE PLANE_API_KEY PLANE_AGENT_ID=imhotep
}

# start_bridge: over HTTP without a token; sets bridge_url.
start_bridge() {
  local port
  port=$(free_port)
  PLANE_BRIDGE_LISTEN=127.0.0.1:$port "$bridge" http --no-token 2>"$work/bridge.log" &
  started+=($!)
  bridge_url=http://localhost:$port/mcp
  wait_for "http://localhost:$port/readyz"
}

# node_tools PACKAGE...: installs them beside a Node that is new enough; sets node and node_bin. Skips loudly where that fails.
node_tools() {
  node_modules=${PLANE_BRIDGE_NODE_MODULES:-}
  if [ -z "$node_modules" ]; then
    node_modules=$work/npm/node_modules
    mkdir -p "$work/npm"
    if ! (cd "$work/npm" && npm init -y >/dev/null && npm install --no-audit --no-fund --loglevel=error "$@" node@22); then
      echo "SKIPPED: npm cannot install $*" >&2
      exit 77
    fi
  fi
  node=$node_modules/node/bin/node
  node_bin=$node_modules/.bin
  if ! "$node" --version >/dev/null 2>&1; then
    echo "SKIPPED: there is no Node 22; npm did not install one" >&2
    exit 77
  fi
}
