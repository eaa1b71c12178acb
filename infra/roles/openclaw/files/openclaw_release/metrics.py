"""Metrics for node_exporter's textfile collector, out of the releases and of OpenClaw's own list of sub-agent runs."""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from pathlib import Path

import files
from settings import Settings
from store import Store


def runs(state: Path) -> dict:
    """How many sub-agents run, and how the others that OpenClaw still remembers ended."""
    try:
        entries = json.loads((state / "subagents" / "runs.json").read_text()).get("runs", {}).values()
    except (OSError, ValueError, AttributeError):
        return {"active": 0, "ended": Counter()}
    ended = Counter((entry.get("outcome") or {}).get("status", "unknown") for entry in entries if entry.get("endedAt"))
    return {"active": sum(1 for entry in entries if not entry.get("endedAt")), "ended": ended}


def text(store: Store, now: float) -> str:
    current, journal = store.current(), store.journal()
    found = runs(current.state) if current else runs(Path("/nonexistent"))
    last = store.root / "reports" / "last.json"
    outcome = json.loads(last.read_text()).get("outcome", "") if last.exists() else ""
    lines = [
        "# HELP openclaw_release_info The release that runs.", "# TYPE openclaw_release_info gauge",
        *([f'openclaw_release_info{{version="{current.version}"}} 1'] if current else []),
        "# HELP openclaw_upgrade_in_progress_seconds For how long an upgrade or a rollback has been under way; 0 if none is.",
        "# TYPE openclaw_upgrade_in_progress_seconds gauge",
        f"openclaw_upgrade_in_progress_seconds {int(now - journal['since']) if journal else 0}",
        "# HELP openclaw_upgrade_last_rolled_back Whether the last upgrade was taken back.", "# TYPE openclaw_upgrade_last_rolled_back gauge",
        f"openclaw_upgrade_last_rolled_back {int(outcome in ('rolled back', 'not serving'))}",
        "# HELP openclaw_spawns_active Sub-agents that run.", "# TYPE openclaw_spawns_active gauge", f"openclaw_spawns_active {found['active']}",
        "# HELP openclaw_spawns_ended Sub-agents that ended, as far as OpenClaw remembers them, by outcome.", "# TYPE openclaw_spawns_ended gauge",
        *(f'openclaw_spawns_ended{{outcome="{name}"}} {found["ended"].get(name, 0)}' for name in sorted({"ok", "error", "timeout", *found["ended"]})),
        "# HELP openclaw_release_metrics_timestamp_seconds When these metrics were written.", "# TYPE openclaw_release_metrics_timestamp_seconds gauge",
        f"openclaw_release_metrics_timestamp_seconds {int(now)}",
    ]
    return "\n".join(lines) + "\n"


def write(settings: Settings, store: Store) -> None:
    if settings.metrics_file and os.path.isdir(os.path.dirname(settings.metrics_file)):
        files.write(Path(settings.metrics_file), text(store, time.time()), 0o644)
