"""Runs roles and playbooks on this machine, in either supported version of Ansible."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Mapping

import pytest

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Installation:
    """One installed ansible-playbook."""

    name: str
    playbook_command: str

    @staticmethod
    def named(name: str) -> "Installation":
        """`current` or `oldest`; skips the test when it is not installed."""
        command = shutil.which("ansible-playbook") if name == "current" else os.environ.get("INFRA_OLDEST_ANSIBLE")
        if not command:
            pytest.skip(f"the {name} ansible-core is not installed: run the tests with `make test`")
        return Installation(name, command)


@dataclass(frozen=True)
class Run:
    """What one run of ansible-playbook said."""

    return_code: int
    output: str

    def succeeded(self) -> "Run":
        """Itself, or a failure of the test that shows the output."""
        assert self.return_code == 0, self.output
        return self

    def failed(self, *words: str) -> "Run":
        """Itself, if it failed and said all these words."""
        assert self.return_code != 0, "The run was expected to fail\n" + self.output
        flat = re.sub(r"\s+", " ", self.output)
        for word in words:
            assert word in flat, f"{word!r} is not in\n{self.output}"
        return self

    def count(self, word: str) -> int:
        """A number of the recap: ok, changed, failed, skipped ..."""
        return sum(int(number) for number in re.findall(rf"\b{word}=(\d+)", self.output))

    def unchanged(self) -> "Run":
        """Itself, if it succeeded and changed nothing."""
        self.succeeded()
        assert self.count("changed") == 0, self.output
        return self


class Ansible:
    """Runs with `-c local`, in a home directory of its own, without the caller's settings."""

    def __init__(self, installation: Installation, directory: Path) -> None:
        self.installation = installation
        self.directory = directory
        self.environment: dict[str, str] = {}

    def role(self, role: str, variables: Mapping[str, Any], *arguments: str, tasks_from: str | None = None) -> Run:
        """Runs one role, by its path. Arguments such as `--check` go to ansible-playbook."""
        include = {"name": str(ROOT / "roles" / role)}
        if tasks_from:
            include["tasks_from"] = tasks_from
        play = {
            "hosts": "localhost",
            "gather_facts": False,
            "tasks": [{"name": "The role", "ansible.builtin.include_role": include}],
        }
        playbook = self.directory / f"play-{role}.json.yml"
        playbook.write_text(json.dumps([play]))
        return self.playbook(playbook, variables, *arguments)

    def tasks(self, tasks: list[Mapping[str, Any]], *arguments: str) -> Run:
        """Runs tasks as they are."""
        playbook = self.directory / "play-tasks.json.yml"
        playbook.write_text(json.dumps([{"hosts": "localhost", "gather_facts": False, "tasks": tasks}]))
        return self.playbook(playbook, {}, *arguments)

    def playbook(self, playbook: Path, variables: Mapping[str, Any], *arguments: str, inventory: Path | None = None) -> Run:
        """Runs a playbook, on localhost unless an inventory is given."""
        extra = self.directory / "variables.json"
        extra.write_text(json.dumps(dict(variables)))
        extra.chmod(0o600)
        home = self.directory / "home"
        home.mkdir(exist_ok=True)
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(home),
            "ANSIBLE_CONFIG": str(ROOT / "ansible.cfg"),
            "ANSIBLE_COLLECTIONS_PATH": str(ROOT / ".cache"),
            "ANSIBLE_ROLES_PATH": str(ROOT / "roles"),
            "ANSIBLE_LOCAL_TEMP": str(home / "tmp"),
            "ANSIBLE_REMOTE_TEMP": str(home / "remote"),
            "ANSIBLE_NOCOLOR": "1",
            "ANSIBLE_DIFF_ALWAYS": "0",
            "ANSIBLE_PIPELINING": "1",
            "ANSIBLE_LOCALHOST_WARNING": "0",
            "ANSIBLE_INVENTORY_UNPARSED_WARNING": "0",
            "ANSIBLE_DEPRECATION_WARNINGS": "0",
            **self.environment,
        }
        where = ["-i", str(inventory)] if inventory else ["-i", "localhost,", "-c", "local"]
        where += ["-e", f"ansible_python_interpreter={Path(self.installation.playbook_command).parent / 'python'}"]
        done = subprocess.run(
            [self.installation.playbook_command, *where, "-e", f"@{extra}", *arguments, str(playbook)],
            cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, timeout=300, check=False,
        )
        return Run(done.returncode, done.stdout)
