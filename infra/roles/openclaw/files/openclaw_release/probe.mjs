// Asks a gateway for a WebSocket, as its clients do. Before 2026.3.1 it has no health route, and a plain GET is answered with the
// page of the control interface even when the gateway itself is not ready.  Usage: node probe.mjs PORT [HOST]
import { request } from "node:http";

const [port, host = "127.0.0.1"] = process.argv.slice(2);
const say = (text, status) => {
  console.log(text);
  process.exit(status);
};
setTimeout(() => say("no answer within 10 s", 1), 10_000).unref();

const ask = request({
  host,
  port,
  headers: {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": Buffer.from("plane-for-java!!").toString("base64"),
  },
});
ask.on("upgrade", (answer) => say(`${answer.statusCode} ${answer.headers.upgrade}`, answer.statusCode === 101 ? 0 : 1));
ask.on("response", (answer) => say(`answered ${answer.statusCode} instead of 101`, 1));
ask.on("error", (problem) => say(problem.message, 1));
ask.end();
