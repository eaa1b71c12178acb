"""Puts the fake `docker` command on the path, scripts its failures and reads its state."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FAKE = Path(__file__).resolve().parents[1] / "fake-docker"


class FakeDocker:
    """One engine. Its state is a directory, so that every command of a test sees the same containers."""

    def __init__(self, state: Path) -> None:
        self.directory = state
        state.mkdir(parents=True, exist_ok=True)
        self.environment = {"FAKE_DOCKER_STATE": str(state), "PATH": f"{FAKE}:{os.environ['PATH']}"}

    def script(self, **rules: Any) -> None:
        """Says how the engine misbehaves from now on: see fake-docker/docker for the rules."""
        (self.directory / "script.json").write_text(json.dumps(rules))

    @property
    def state(self) -> dict[str, Any]:
        """Images, containers, networks and volumes."""
        path = self.directory / "state.json"
        return json.loads(path.read_text()) if path.exists() else {"images": {}, "containers": {}, "networks": {}, "volumes": {}}

    @property
    def containers(self) -> dict[str, dict[str, Any]]:
        """Containers by name."""
        return self.state["containers"]

    def calls(self, *words: str) -> list[list[str]]:
        """The commands so far that contain all these words, in order."""
        path = self.directory / "calls.jsonl"
        calls = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [call for call in calls if all(word in call for word in words)]
