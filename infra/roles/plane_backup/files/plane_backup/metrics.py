"""What was found, kept between runs and written for node_exporter's textfile collector."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from settings import Settings

HELP = {
    "plane_backup_last_run_timestamp_seconds": "When a backup last ended, well or not.",
    "plane_backup_last_success_timestamp_seconds": "When a backup last ended without any problem.",
    "plane_backup_last_run_ok": "Whether the last backup had no problem.",
    "plane_backup_item_ok": "Whether a database or a store was backed up by the last run.",
    "plane_backup_size_bytes": "Bytes of the newest backup of a database or a store.",
    "plane_backup_verify_ok": "Whether the newest set could be read back.",
    "plane_backup_uncovered_databases": "Databases that are in no backup and not left out on purpose.",
    "plane_backup_drill_ok": "Whether the last restore drill found the same rows.",
    "plane_backup_drill_last_success_timestamp_seconds": "When a restore drill last went well.",
}


class Metrics:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.memory = settings.directory / "metrics.json"
        self.values = json.loads(self.memory.read_text()) if self.memory.exists() else {}

    def ran(self, manifest: dict, problems: list[str], verified: bool) -> None:
        items = {**{name: 1 for name in manifest["items"]}, **{name: 0 for name in manifest["failed"]}}
        sizes = {**self.values.get("plane_backup_size_bytes", {}), **{name: item["bytes"] for name, item in manifest["items"].items()}}
        self.values.update(
            plane_backup_last_run_timestamp_seconds=int(time.time()), plane_backup_last_run_ok=int(not problems), plane_backup_item_ok=items,
            plane_backup_size_bytes={name: size for name, size in sizes.items() if name in items}, plane_backup_verify_ok=int(verified),
            plane_backup_uncovered_databases=len(manifest["uncovered"]))
        if not problems:
            self.values["plane_backup_last_success_timestamp_seconds"] = int(time.time())

    def failed(self) -> None:
        """A run that did not get so far as to say more."""
        self.values.update(plane_backup_last_run_timestamp_seconds=int(time.time()), plane_backup_last_run_ok=0)

    def drilled(self, ok: bool) -> None:
        self.values["plane_backup_drill_ok"] = int(ok)
        if ok:
            self.values["plane_backup_drill_last_success_timestamp_seconds"] = int(time.time())

    def write(self) -> None:
        replace(self.memory, json.dumps(self.values))
        if self.settings.metrics_file:
            replace(Path(self.settings.metrics_file), self.text(), 0o644)

    def text(self) -> str:
        lines = []
        for name, text in HELP.items():
            if name in self.values:
                lines += [f"# HELP {name} {text}", f"# TYPE {name} gauge"]
                value = self.values[name]
                lines += [f'{name}{{item="{item}"}} {number}' for item, number in sorted(value.items())] if isinstance(value, dict) else [f"{name} {value}"]
        return "\n".join(lines) + "\n"


def replace(path: Path, text: str, mode: int = 0o600) -> None:
    new = path.with_name(path.name + ".new")
    new.write_text(text)
    new.chmod(mode)
    os.replace(new, path)
