"""What the roles suppose about OpenClaw, held to the real one from npm in both versions.

plane-bridge-mcp/acceptance/openclaw.sh installs it, and keeps it in a cache; without that these tests are skipped.
"""

import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from openclaw.gateway import NEW, OLD, PROGRAM
from support.ansible import ROOT
from support.processes import answers, free_port, stop, wait_until

sys.path.insert(0, str(PROGRAM))
import health  # noqa: E402

REPOSITORY = ROOT.parent
SECONDS = 300


@pytest.fixture(scope="module")
def clients():
    """The directory of npm's packages, and Node 22."""
    acceptance = REPOSITORY / "plane-bridge-mcp" / "acceptance"
    cache = Path(os.environ.get("PLANE_BRIDGE_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plane-bridge-acceptance")
    lock = acceptance / "clients" / "package-lock.json"
    found = cache / f"clients-{hashlib.sha256(lock.read_bytes()).hexdigest()[:12]}" / "node_modules"
    node = cache / "node" / "node_modules" / "node" / "bin" / "node"
    if not found.exists() or not node.exists():
        pytest.skip("OpenClaw is not installed: run plane-bridge-mcp/acceptance/openclaw.sh once")
    return found, node


class OpenClaw:
    """One version with the reviewed configuration, in a home of its own."""

    def __init__(self, clients, version, directory):
        modules, self.node = clients
        self.program, self.directory, self.port = modules / f"openclaw-{version}" / "openclaw.mjs", directory, free_port()
        text = (ROOT / "tests" / "openclaw" / "golden" / "openclaw.json").read_text()
        text = text.replace("@directory@/openclaw/plugin", str(REPOSITORY / "plane-bridge-mcp" / "openclaw-plugin")).replace("@directory@", str(directory))
        text = text.replace("@uid@", "1000:1000").replace("/run/secrets/bridge-token", str(directory / "token"))
        self.config = json.loads(text)
        self.config["gateway"].update(port=self.port, bind="loopback")
        (directory / "token").write_text("t" * 40)
        self.environment = {**os.environ, "HOME": str(directory), "OPENCLAW_STATE_DIR": str(directory / "state"), "OPENCLAW_CONFIG_PATH": str(directory / "openclaw.json"),
                            "OPENCLAW_GATEWAY_TOKEN": "g" * 40, "OPENCLAW_HOOKS_TOKEN": "h" * 40, "TELEGRAM_BOT_TOKEN": "123456:" + "t" * 35,
                            "OPENCLAW_SKIP_CHANNELS": "1", "OPENCLAW_SKIP_CRON": "1", "OPENCLAW_DISABLE_BONJOUR": "1", "NO_COLOR": "1"}

    def write(self):
        path = self.directory / "openclaw.json"
        path.write_text(json.dumps(self.config))
        path.chmod(0o600)

    def run(self, *words):
        self.write()
        return subprocess.run([self.node, self.program, *words], env=self.environment, cwd=self.directory, capture_output=True, text=True, timeout=SECONDS)


@pytest.fixture(params=[OLD, NEW])
def openclaw(request, clients, tmp_path):
    return OpenClaw(clients, request.param, tmp_path)


@pytest.mark.requirement("UPG-12", "UPG-06")
def test_the_reviewed_configuration_is_valid_on_both_versions(openclaw):
    done = openclaw.run("config", "get", "gateway.mode")
    assert (done.returncode, done.stdout.split()) == (0, ["local"]), done.stdout + done.stderr
    openclaw.config["agents"]["nonsense"] = True
    assert openclaw.run("config", "get", "gateway.mode").returncode == 1, "what validates really validates"


@pytest.mark.requirement("UPG-14")
def test_only_the_new_version_refuses_an_empty_allowlist(clients, tmp_path):
    statuses = {}
    for version in (OLD, NEW):
        (tmp_path / version).mkdir()
        openclaw = OpenClaw(clients, version, tmp_path / version)
        openclaw.config["channels"]["telegram"]["allowFrom"] = []
        statuses[version] = openclaw.run("config", "get", "gateway.mode").returncode
    assert statuses == {OLD: 0, NEW: 1}


@pytest.mark.requirement("UPG-13")
def test_plugin_and_skill_are_loaded_and_the_audit_is_read(openclaw):
    plugins = health.json_in(openclaw.run("plugins", "list", "--json").stdout)
    assert {p["id"] for p in plugins["plugins"] if p["status"] == "loaded"} >= {"plane-bridge"}
    skills = health.json_in(openclaw.run("skills", "list", "--json").stdout)
    assert {s["name"] for s in skills["skills"] if s["eligible"]} >= {"plane-bridge"}
    openclaw.config["gateway"]["bind"] = "lan"  # as in its container; the finding is critical beyond loopback
    assert health.criticals(openclaw.run("security", "audit", "--json").stdout) == ["hooks.request_session_key_enabled"]


@pytest.mark.requirement("UPG-08")
def test_the_probe_gets_its_websocket_from_a_real_gateway(openclaw):
    openclaw.write()
    with (openclaw.directory / "log").open("w") as log:
        gateway = subprocess.Popen([openclaw.node, openclaw.program, "gateway", "run"], env=openclaw.environment, cwd=openclaw.directory, stdout=log, stderr=log)
    try:
        wait_until(lambda: answers(openclaw.port), "the gateway", gateway, SECONDS)
        done = subprocess.run([openclaw.node, PROGRAM / "probe.mjs", str(openclaw.port)], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout) == (0, "101 websocket\n")
        assert health.log_problems((openclaw.directory / "log").read_text()) == []
    finally:
        stop(gateway)


def test_the_probe_does_not_take_a_page_for_a_gateway(clients):
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        probe = [clients[1], PROGRAM / "probe.mjs"]
        done = subprocess.run([*probe, str(server.server_port)], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout) == (1, "answered 200 instead of 101\n")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert subprocess.run([*probe, str(free_port())], capture_output=True, text=True, timeout=60).returncode == 1
