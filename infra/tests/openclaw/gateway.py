"""An OpenClaw host in a directory: releases, the program that moves them, and a docker that is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from support.ansible import ROOT
from support.fake_docker import FakeDocker

PROGRAM = ROOT / "roles" / "openclaw" / "files" / "openclaw_release"
OLD, NEW, NEWER = "2026.2.23", "2026.2.26", "2026.3.1"
AUDIT = {"findings": [{"checkId": "known.critical", "severity": "critical"}, {"checkId": "harmless", "severity": "warn"}]}
WELL = [
    {"match": "probe.mjs", "stdout": "101 websocket\n"},
    {"match": "spawnSync", "stdout": "1000\n"},
    {"match": "config get gateway.mode", "stdout": "local\n"},
    {"match": "security audit", "stdout": "a line of log\n" + json.dumps(AUDIT)},
    {"match": "plugins list", "stdout": json.dumps({"plugins": [{"id": "plane-bridge", "status": "loaded"}]})},
    {"match": "skills list", "stdout": json.dumps({"skills": [{"name": "plane-bridge", "eligible": True}]})},
]


def image(version: str) -> str:
    return f"registry.example.org/openclaw:{version}@sha256:" + version.replace(".", "").ljust(64, "0")


@dataclass
class Done:
    status: int
    out: str
    err: str
    effects: int = 0


class Killer:
    """Runs the program and kills it at a given effect: see killer.py."""

    def __enter__(self) -> "Killer":
        self.process = subprocess.Popen([sys.executable, Path(__file__).with_name("killer.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        return self

    def __exit__(self, *_) -> None:
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()

    def run(self, gateway: "Gateway", *words: str, at: int = 0) -> Done:
        """The status is -9 if it was killed."""
        request = {"at": at, "words": [str(PROGRAM), "--settings", str(gateway.root / "settings.json"), *words], "environment": gateway.docker.environment}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return Done(answer["status"], answer["out"], answer["err"], answer["effects"])


class Gateway:
    """Settings as the role writes them, without its waiting times."""

    def __init__(self, directory: Path, docker: FakeDocker, killer: Killer | None = None, **settings) -> None:
        self.root = directory / "openclaw"
        self.root.mkdir(parents=True)
        self.docker = docker
        self.killer = killer
        self.config = {"gateway": {"mode": "local"}, "channels": {"telegram": {"dmPolicy": "allowlist", "allowFrom": ["1"]}}}
        self.settings = {
            "root": str(self.root), "look_seconds": 0, "healthy_looks": 2, "start_seconds": 2, "plugins": ["plane-bridge"], "skills": ["plane-bridge"],
            "uid": 1000, "metrics_file": str(directory / "openclaw.prom"), "sandbox_run": ["--network", "none", "sandbox:1", "true"], **settings,
        }
        (self.root / "compose.yml").write_text(yaml.safe_dump({"services": {"gateway": {
            "image": "${OPENCLAW_IMAGE}", "healthcheck": {"test": ["CMD", "node", "probe.mjs"]}, "user": "1000:1000",
            "volumes": ["${OPENCLAW_RELEASE}/state:/home/node/.openclaw"], "labels": {"config": "${OPENCLAW_CONFIG_SUM}"}}}}))
        self.misbehave()
        self.write()

    def write(self) -> None:
        (self.root / "settings.json").write_text(json.dumps(self.settings))
        (self.root / "openclaw.json").write_text(json.dumps(self.config))

    def misbehave(self, exec=(), **rules) -> None:
        """Scripts the engine: these answers come before the good ones."""
        self.docker.script(exec=[*exec, *WELL], **rules)

    def run(self, *words: str) -> Done:
        """As a person would; or in the killer's process, which is ten times as fast."""
        if self.killer:
            return self.killer.run(self, *words)
        done = subprocess.run([sys.executable, PROGRAM, "--settings", self.root / "settings.json", *words],
                              env={**os.environ, **self.docker.environment, "PYTHONDONTWRITEBYTECODE": "1"}, capture_output=True, text=True, timeout=120, check=False)
        return Done(done.returncode, done.stdout, done.stderr)

    def configure(self, version: str = OLD, *more: str) -> Done:
        return self.run("configure", "--version", version, "--image", image(version), *more)

    def upgrade(self, version: str = NEW) -> Done:
        return self.run(*self.upgrade_words(version))

    @staticmethod
    def upgrade_words(version: str = NEW) -> tuple:
        return "upgrade", "--version", version, "--image", image(version)

    def compose_up(self) -> None:
        subprocess.run(["docker", "compose", "-p", "openclaw", "--env-file", self.root / "current" / "release.env", "-f", self.root / "compose.yml", "up", "-d"],
                       env={**os.environ, **self.docker.environment}, check=True, capture_output=True)

    def start(self) -> "Gateway":
        """The first release, serving, with some state."""
        done = self.configure()
        assert done.status == 0, done.err
        sessions = self.state / "agents" / "concierge"
        sessions.mkdir(parents=True)
        (sessions / "sessions.json").write_text('{"agent:concierge:main": {}}')
        (self.state / "credentials.json").write_text("secret of a channel")
        (self.state / "credentials.json").chmod(0o600)
        (self.state / "latest").symlink_to("agents/concierge")
        self.compose_up()
        return self

    # --- what can be seen afterwards

    @property
    def current(self) -> dict:
        return json.loads((self.root / "current" / "release.json").read_text())

    @property
    def state(self) -> Path:
        return (self.root / "current" / "state").resolve()

    @property
    def report(self) -> dict:
        return json.loads((self.root / "reports" / "last.json").read_text())

    def contents(self) -> dict:
        """Everything in the current state, byte for byte, with modes."""
        return {str(path.relative_to(self.state)): (os.readlink(path) if path.is_symlink() else path.read_bytes(), path.lstat().st_mode)
                for path in sorted(self.state.rglob("*")) if not path.is_dir() or path.is_symlink()}

    def releases(self) -> list[str]:
        return sorted(path.name.split("-", 1)[1] for path in (self.root / "releases").iterdir())

    def assert_one_healthy(self, version: str) -> None:
        """Exactly one gateway runs, healthy, with image, configuration and state of the one current release; nothing is left over."""
        assert self.current["version"] == version
        assert list(self.docker.containers) == ["openclaw-gateway-1"], "only the gateway, no rehearsal"
        container = self.docker.containers["openclaw-gateway-1"]
        assert (container["status"], container["health"], container["image"]) == ("running", "healthy", image(version))
        assert container["config"]["volumes"] == [f"{self.state}:/home/node/.openclaw"]
        assert not (self.root / "journal.json").exists()
        expected = {"compose.yml", "current", "lock", "openclaw.json", "releases", "reports", "settings.json"}
        assert sorted({path.name for path in self.root.iterdir()} - expected) == []
        assert [path.name for path in self.root.glob("releases/*/*") if path.suffix in (".partial", ".removed", ".new")] == []
