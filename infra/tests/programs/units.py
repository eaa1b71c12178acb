"""Reads systemd units, and runs what they would run."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections import defaultdict
from pathlib import Path


class Unit:
    """One unit file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[str, list[str]] = defaultdict(list)
        for line in path.read_text().splitlines():
            if "=" in line and not line.startswith(("#", ";")):
                name, value = line.split("=", 1)
                self.values[name].append(value)

    def __getitem__(self, name: str) -> str:
        assert len(self.values[name]) == 1, f"{name} is there {len(self.values[name])} times"
        return self.values[name][0]

    def start(self, directory: Path) -> subprocess.Popen:
        """Starts the command as systemd would, with credentials and state in a directory; without the sandbox."""
        credentials, state = directory / f"credentials-{self.path.stem}", directory / "state"
        credentials.mkdir(mode=0o700)
        for value in self.values["LoadCredential"]:
            name, source = value.split(":", 1)
            (credentials / name).write_bytes(Path(source).read_bytes())
            (credentials / name).chmod(0o400)
        for name in self.values["StateDirectory"]:
            (state / name).mkdir(parents=True, exist_ok=True)

        def expanded(text: str) -> str:
            return text.replace("%d", str(credentials)).replace("%S", str(state)).replace("%%", "%")

        environment = dict(expanded(json.loads(value)).split("=", 1) for value in self.values["Environment"])
        with (directory / f"{self.path.stem}.log").open("w") as log:
            return subprocess.Popen(
                shlex.split(expanded(self["ExecStart"])), env={"PATH": os.environ["PATH"], **environment}, stdout=log, stderr=subprocess.STDOUT,
                cwd=expanded(self.values["WorkingDirectory"][0]) if self.values["WorkingDirectory"] else "/")
