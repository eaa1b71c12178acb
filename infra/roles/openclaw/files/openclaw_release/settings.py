"""What the roles say about this gateway: settings.json by `openclaw`, and over it upgrade.json by `openclaw_upgrade`."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from pathlib import Path


class Failure(Exception):
    """Something that a person has to know: what is wrong, and what to do."""


@dataclass(frozen=True)
class Settings:
    root: Path
    project: str = "openclaw"
    service: str = "gateway"
    docker: str = "docker"
    command: list = field(default_factory=lambda: ["node", "openclaw.mjs"])
    port: int = 18789
    uid: int = 1000
    environment_file: str = ""
    run_options: list = field(default_factory=list)
    plugins: list = field(default_factory=list)
    skills: list = field(default_factory=list)
    sandbox_run: list = field(default_factory=list)
    spawn_command: list = field(default_factory=list)
    scan_command: list = field(default_factory=list)
    scan_severities: list = field(default_factory=lambda: ["CRITICAL"])
    scan_accepted: list = field(default_factory=list)
    stop_seconds: int = 20
    start_seconds: int = 60
    look_seconds: float = 2.0
    healthy_looks: int = 3
    rollback_seconds: int = 120
    retention: int = 3
    allow_downgrade: bool = False
    metrics_file: str = ""

    @property
    def compose_file(self) -> Path:
        return self.root / "compose.yml"

    @property
    def wanted_config(self) -> Path:
        return self.root / "openclaw.json"

    @staticmethod
    def read(path: Path) -> "Settings":
        try:
            values = json.loads(path.read_text())
            terms = path.with_name("upgrade.json")
            values.update(json.loads(terms.read_text()) if terms.exists() else {})
        except (OSError, ValueError) as failure:
            raise Failure(f"{path} cannot be read: {failure}. Deploy the role openclaw first.") from failure
        known = {f.name for f in fields(Settings)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise Failure(f"{path} has settings that this program does not know: {', '.join(unknown)}. Deploy the role openclaw again.")
        return Settings(**{**values, "root": Path(values.get("root", path.parent))})
