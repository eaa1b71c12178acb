"""Whether a gateway is well. Every check returns problems as sentences; no sentence, no problem."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

from engine import Engine
from settings import Failure, Settings

# What a log line means, and what to do about it. The first that fits is told.
LOG_RULES = [
    (re.compile(r"\bEPERM\b|Operation not permitted", re.I), "seccomp",
     "the kernel refused a call. If it was a spawn, set openclaw_seccomp to `own` and deploy the role openclaw"),
    (re.compile(r"spawn .*\bEACCES\b|\bEACCES\b.*spawn", re.I), "sandbox",
     "a program could not be started. Build the sandbox image for this release, and check openclaw_docker_gid"),
    (re.compile(r"\bEACCES\b|permission denied", re.I), "owner", "a file is not the gateway's. State and workspaces must belong to its user"),
    (re.compile(r"\bEROFS\b|read-only file system", re.I), "mount", "the gateway writes where it may only read"),
    (re.compile(r"Unrecognized key|expected object|Invalid config|Config invalid", re.I), "config", "this version does not take the configuration"),
    (re.compile(r"spawn failed", re.I), "spawn", "a sub-agent could not be started"),
]
SPAWN = "const r=require('child_process').spawnSync('id',['-u']);if(r.error){console.error(String(r.error));process.exit(1)}process.stdout.write(r.stdout)"
PROBE = "/opt/openclaw-release/probe.mjs"


def log_problems(text: str) -> list[dict]:
    """What a log complains of: one entry for each kind, with an example and what to do."""
    found = {}
    for line in text.splitlines():
        for pattern, kind, advice in LOG_RULES:
            if pattern.search(line):
                entry = found.setdefault(kind, {"kind": kind, "count": 0, "example": line.strip()[:200], "advice": advice})
                entry["count"] += 1
                break
    return list(found.values())


def users(top: str) -> dict:
    """The processes of `docker top`, by user."""
    lines = [line.split() for line in top.strip().splitlines()]
    if not lines or "UID" not in lines[0] and "USER" not in lines[0]:
        raise Failure("docker top did not print a table with UID")
    column = lines[0].index("UID" if "UID" in lines[0] else "USER")
    found = {}
    for row in lines[1:]:
        found.setdefault(row[column], []).append(" ".join(row[len(lines[0]) - 1:]))
    return found


def empty_allowlists(config: dict) -> list[str]:
    """Channels that take messages from an allowlist which is empty: 2026.2.26 refuses to start, 2026.2.23 drops every message."""
    problems = []
    for name, channel in (config.get("channels") or {}).items():
        if not isinstance(channel, dict) or channel.get("enabled") is False:
            continue
        if channel.get("dmPolicy") == "allowlist" and not channel.get("allowFrom"):
            problems.append(f"channels.{name}.allowFrom is empty: list the senders who may write to the gateway")
        if channel.get("groupPolicy") == "allowlist" and channel.get("groups") and not channel.get("groupAllowFrom"):
            problems.append(f"channels.{name}.groupAllowFrom is empty: list who may write in groups")
    return problems


def json_in(text: str):
    """The JSON in what a command printed: it may log around it."""
    for start in (index for index, character in enumerate(text) if character in "{["):
        if start and text[start - 1] != "\n":
            continue
        try:
            return json.JSONDecoder().raw_decode(text[start:])[0]
        except ValueError:
            continue
    return None


def criticals(audit: str) -> list[str] | None:
    """The ids of critical findings of `security audit --json`; None if that is not what was printed."""
    report = json_in(audit)
    if not isinstance(report, dict) or not isinstance(report.get("findings"), list):
        return None
    return sorted({finding["checkId"] for finding in report["findings"] if finding.get("severity") == "critical"})


class Health:
    def __init__(self, settings: Settings, engine: Engine) -> None:
        self.settings = settings
        self.engine = engine

    def inside(self, container: str, *words: str, seconds: float = 60):
        return self.engine.run("exec", container, *words, check=False, seconds=seconds)

    def cli(self, container: str, *words: str):
        return self.inside(container, *self.settings.command, *words)

    def wait(self, container: str) -> list[str]:
        """Waits until the gateway answers a WebSocket upgrade several times in a row, without a restart in between."""
        end = time.monotonic() + self.settings.start_seconds
        good, restarts, problem = 0, None, "it was not looked at"
        while True:
            found = self.engine.inspect(container)
            if found is None:
                return [f"the container {container} does not exist"]
            state = found["State"]
            restarts = found.get("RestartCount", 0) if restarts is None else restarts
            if state.get("OOMKilled"):
                return ["it was killed because it needed more memory than its limit: raise openclaw_memory"]
            if found.get("RestartCount", 0) - restarts >= 3:
                return [f"it starts again and again, last with status {state.get('ExitCode')}: see docker logs {container}"]
            health = (state.get("Health") or {}).get("Status", "")
            if state["Status"] != "running":
                problem = f"it is {state['Status']}"
            elif health not in ("", "healthy"):
                problem = f"its health check says {health}"
            else:
                probe = self.inside(container, "node", PROBE, str(self.settings.port), seconds=15)
                problem = "" if probe.returncode == 0 else f"it does not take a WebSocket upgrade: {(probe.stderr or probe.stdout).strip()[:200]}"
            good = 0 if problem else good + 1
            if good >= self.settings.healthy_looks:
                return []
            if time.monotonic() >= end:
                return [f"not well after {self.settings.start_seconds} s: {problem or 'not for long enough'}"]
            time.sleep(self.settings.look_seconds)

    def problems(self, container: str, config: Path, known_criticals: list[str] | None, since: str = "") -> list[str]:
        """The whole gate, after `wait`."""
        return [
            *self.log(container, since), *self.processes(container), *self.spawn(container), *self.sandbox(),
            *empty_allowlists(json.loads(config.read_text())), *self.loaded(container), *self.audit(container, known_criticals),
        ]

    def log(self, container: str, since: str) -> list[str]:
        done = self.engine.run("logs", *(["--since", since] if since else []), container, check=False)
        return [f"the log has {p['count']} lines like `{p['example']}`: {p['advice']}" for p in log_problems(done.stdout + done.stderr)]

    def processes(self, container: str) -> list[str]:
        found = users(self.engine.run("top", container).stdout)
        wrong = {user: commands for user, commands in found.items() if user not in (str(self.settings.uid), *_names(self.settings.uid))}
        if not found:
            return ["no process runs in the container"]
        return [f"{len(commands)} processes run as {user} instead of {self.settings.uid}, such as {commands[0]}" for user, commands in wrong.items()]

    def spawn(self, container: str) -> list[str]:
        """The gateway starts programs, as its own user; and what the operator asks for besides, such as a turn of an agent."""
        done = self.inside(container, "node", "-e", SPAWN)
        if done.returncode or done.stdout.strip() != str(self.settings.uid):
            return [f"a program that the gateway starts does not run as {self.settings.uid}: {(done.stderr or done.stdout).strip()[:200]}"]
        if self.settings.spawn_command:
            done = self.inside(container, *self.settings.spawn_command, seconds=180)
            if done.returncode:
                return [f"the spawn test of openclaw_upgrade_spawn_command ended with {done.returncode}: {(done.stderr or done.stdout).strip()[-200:]}"]
        return []

    def sandbox(self) -> list[str]:
        """A sandbox container starts with the limits and the network that agents get."""
        if not self.settings.sandbox_run:
            return []
        done = self.engine.run("run", "--rm", *self.settings.sandbox_run, check=False, seconds=60)
        return [f"a sandbox does not start: {done.stderr.strip()[-200:]}"] if done.returncode else []

    def loaded(self, container: str) -> list[str]:
        """Plugins and skills that agents need are there. A skill with a mistake is passed over by OpenClaw without a word."""
        problems = []
        if self.settings.plugins:
            listed = json_in(self.cli(container, "plugins", "list", "--json").stdout) or {}
            loaded = {plugin.get("id") for plugin in listed.get("plugins", []) if plugin.get("status") == "loaded"}
            problems += [f"the plugin {name} is not loaded" for name in self.settings.plugins if name not in loaded]
        if self.settings.skills:
            listed = json_in(self.cli(container, "skills", "list", "--json").stdout) or {}
            eligible = {skill.get("name") for skill in listed.get("skills", []) if skill.get("eligible")}
            problems += [f"the skill {name} is not eligible" for name in self.settings.skills if name not in eligible]
        return problems

    def audit(self, container: str, known: list[str] | None) -> list[str]:
        """No critical finding that the release before did not have."""
        now = self.criticals(container)
        if now is None:
            return ["`security audit --json` did not print its report"]
        return [f"the security audit has a new critical finding: {name}" for name in now if name not in (known or [])]

    def criticals(self, container: str) -> list[str] | None:
        return criticals(self.cli(container, "security", "audit", "--json").stdout)


def _names(uid: int) -> list[str]:
    import pwd

    try:
        return [pwd.getpwuid(uid).pw_name]
    except KeyError:
        return []
