"""Runs one of our modules alone, without a playbook: ten times faster than a run of Ansible."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Mapping

import os

from support.ansible import ROOT

_RUNNER = """
import json, runpy, sys
from ansible.module_utils.testing import patch_module_args
with patch_module_args(json.load(sys.stdin)):
    runpy.run_path(sys.argv[1], run_name="__main__")
"""


class ModuleResult(dict):
    """What the module returned."""

    def succeeded(self) -> "ModuleResult":
        """Itself, if the module did not fail."""
        assert not self.get("failed"), self
        return self

    def unchanged(self) -> "ModuleResult":
        """Itself, if it succeeded and changed nothing."""
        self.succeeded()
        assert self["changed"] is False, self
        return self

    def failed(self, *words: str) -> "ModuleResult":
        """Itself, if it failed with a message that holds all these words."""
        assert self.get("failed"), self
        for word in words:
            assert word in self["msg"], (word, self["msg"])
        return self


def run_module(name: str, parameters: Mapping[str, Any], environment: Mapping[str, str] | None = None, check: bool = False) -> ModuleResult:
    """Runs plugins/modules/NAME.py with these parameters."""
    arguments = {**parameters, "_ansible_check_mode": check, "_ansible_diff": True}
    done = subprocess.run(
        [sys.executable, "-c", _RUNNER, ROOT / "plugins" / "modules" / f"{name}.py"],
        input=json.dumps(arguments), env={**os.environ, **(environment or {})}, capture_output=True, text=True, timeout=120, check=False,
    )
    assert done.stdout.strip().startswith("{"), done.stdout + done.stderr
    return ModuleResult(json.loads(done.stdout))
