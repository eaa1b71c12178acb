#!/usr/bin/env bash
# The program against an emulator of Telegram that nobody here wrote: telegram-test-api of npm. A person asks /plane health,
# send-test sends, and both must arrive. Exit code 77 means that something could not be installed, and nothing was checked.
#
#   ./telegram-test-api.sh        # after: mvn -pl plane-telegram -am package -DskipTests; needs Node 20 or newer
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$(dirname "$here")
program=$module/target/plane-telegram.jar
testkit=$(ls "$module"/../plane-testkit/target/plane-testkit-*-standalone.jar 2>/dev/null | head -1)
work=$(mktemp -d)
started=()

stop_all() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop_all EXIT

if [ ! -f "$program" ] || [ -z "$testkit" ]; then
  echo "FAILED: build first: mvn -pl plane-telegram -am package -DskipTests" >&2
  exit 1
fi
if ! command -v node >/dev/null || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 20 ]; then
  echo "SKIPPED: there is no Node 20" >&2
  exit 77
fi
if ! (cd "$work" && npm init -y >/dev/null && npm install --no-audit --no-fund --loglevel=error telegram-test-api@4.2.1 >/dev/null); then
  echo "SKIPPED: npm cannot install telegram-test-api" >&2
  exit 77
fi

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
telegram_port=$(free_port); plane_port=$(free_port); private_port=$(free_port); webhook_port=$(free_port)

# The emulator answers with dates in milliseconds and texts in place of numbers; the patch makes them as Telegram's.
cat >"$work/emulator.js" <<EOF
const TelegramServer = require('telegram-test-api');
const server = new TelegramServer({ port: $telegram_port, host: '127.0.0.1', storeTimeout: 3600 });
const add = server.addBotMessage.bind(server);
server.addBotMessage = (raw, token) => {
  const message = add(raw, token);
  return { message_id: message.message_id, date: Math.floor(Date.now() / 1000),
    chat: { id: message.chat.id, type: message.chat.id < 0 ? 'supergroup' : 'private' }, text: message.text };
};
server.start();
EOF
(cd "$work" && exec node emulator.js) >"$work/emulator.log" 2>&1 &
started+=($!)
java -jar "$testkit" serve --port "$plane_port" --seed demo >"$work/plane.log" 2>&1 &
started+=($!)

wait_for() {
  for _ in $(seq 150); do
    if curl -sS -o /dev/null "$1" 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  echo "FAILED: $1 does not answer" >&2
  exit 1
}
wait_for "http://127.0.0.1:$telegram_port/"
wait_for "http://127.0.0.1:$plane_port/api/instances/"

export PLANE_BASE_URL=http://127.0.0.1:$plane_port
PLANE_WORKSPACE=$(sed -n 's/^ *Workspace *//p' "$work/plane.log")
PLANE_API_KEY=$(sed -n 's/^ *Key *[^ ]* *\(plane_api_[^ ]*\).*/\1/p' "$work/plane.log" | head -1)
export PLANE_WORKSPACE PLANE_API_KEY TELEGRAM_BOT_TOKEN=123456:acceptance_of_plane
cat >"$work/plane-telegram.yaml" <<EOF
telegram: {api: "http://127.0.0.1:$telegram_port"}
chats: [{id: 7}]
store: {file: "$work/store.db"}
server: {listen: "127.0.0.1:$webhook_port", private: "127.0.0.1:$private_port"}
EOF

# history: all that the person in chat 7 was sent.
history() {
  curl -sS -X POST "http://127.0.0.1:$telegram_port/getUpdatesHistory" -H 'content-type: application/json' \
    -d "{\"token\":\"$TELEGRAM_BOT_TOKEN\"}"
}
expect() {
  for _ in $(seq 150); do
    if history | grep -q "$1"; then echo "PASSED: $2"; return 0; fi
    sleep 0.2
  done
  echo "FAILED: $2" >&2
  history >&2; cat "$work/program.log" >&2
  exit 1
}

java -jar "$program" send-test --config "$work/plane-telegram.yaml" >"$work/program.log" 2>&1
expect "plane-telegram can write here" "a message is sent"

java -jar "$program" serve --config "$work/plane-telegram.yaml" >"$work/program.log" 2>&1 &
started+=($!)
curl -sS -o /dev/null -X POST "http://127.0.0.1:$telegram_port/sendCommand" -H 'content-type: application/json' -d "{
  \"botToken\":\"$TELEGRAM_BOT_TOKEN\",\"from\":{\"id\":7,\"first_name\":\"Ana\",\"is_bot\":false},
  \"chat\":{\"id\":7,\"type\":\"private\"},\"date\":1760000000,\"text\":\"/plane help\",
  \"entities\":[{\"offset\":0,\"length\":6,\"type\":\"bot_command\"}]}"
expect "/plane status" "a command is answered"
