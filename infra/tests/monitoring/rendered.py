"""What the role plane_monitoring writes, and promtool to judge it."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import yaml

from support.ansible import Ansible, Installation

# Words of PromQL that look like names of series.
WORDS = {"by", "on", "or", "and", "bool", "ignoring", "without", "le", "offset", "unless", "group_left", "ALERTS"}


@dataclass(frozen=True)
class Rendered:
    """One rendered directory."""

    directory: Path

    @staticmethod
    def by_role(directory: Path, **more) -> "Rendered":
        target = directory / "monitoring"
        Ansible(Installation.named("current"), directory).role("plane_monitoring", variables(target, **more)).succeeded()
        return Rendered(target)

    def yaml(self, name: str):
        return yaml.safe_load((self.directory / name).read_text())

    @property
    def rules(self) -> list[dict]:
        return [rule for group in self.yaml("rules.yml")["groups"] for rule in group["rules"]]

    @property
    def alerts(self) -> list[dict]:
        return [rule for rule in self.rules if "alert" in rule]

    @property
    def values(self) -> dict[str, str]:
        """What each alert of Grafana measures, by its title, before it is compared with the limit."""
        rules = self.yaml("grafana/provisioning/alerting/plane.yml")["groups"][0]["rules"]
        return {rule["title"]: rule["data"][0]["model"]["expr"] for rule in rules}

    @property
    def panels(self) -> list[dict]:
        return json.loads((self.directory / "grafana/dashboards/plane.json").read_text())["panels"]

    @property
    def expressions(self) -> list[str]:
        """Every expression of rules, alerts and panels."""
        return [rule["expr"] for rule in self.rules] + list(self.values.values()) + [target["expr"] for panel in self.panels for target in panel["targets"]]

    def series(self) -> set[str]:
        """Names of all series that the expressions use, without those that rules record."""
        recorded = {rule["record"] for rule in self.rules if "record" in rule}
        names = set()
        for expression in self.expressions:
            bare = re.sub(r'"[^"]*"', "", expression)
            bare = re.sub(r"\b(by|on|without|ignoring) *\([^)]*\)", "", bare)
            bare = re.sub(r"\{[^}]*\}|\[[^]]*\]", "", bare)
            names |= set(re.findall(r"[a-zA-Z_:][a-zA-Z0-9_:]*\b(?! *\()", bare)) - WORDS
        return {name for name in names if "_" in name or name == "up"} - recorded


def variables(directory: Path, **more) -> dict:
    """Variables of the role with which it needs neither root nor a service."""
    return {
        "plane_monitoring_domain": "example.org", "plane_monitoring_directory": str(directory), "plane_monitoring_packages": [],
        "plane_monitoring_reload_command": [], "plane_monitoring_inside_url": "https://work.example.org/api/health", **more,
    }


def promtool(*arguments: object) -> subprocess.CompletedProcess:
    return subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True, check=False)
