"""Golden files: what a role renders, reviewed by people. `pytest --update-golden` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path


def assert_golden(actual: str, golden: Path, **replaced: str) -> None:
    """Compares a text with a golden file. `replaced` names values that differ between runs: name=value becomes @name@."""
    for name, value in sorted(replaced.items(), key=lambda pair: -len(pair[1])):
        actual = actual.replace(value, f"@{name}@")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual)
    assert golden.exists(), f"No golden file {golden}: write it with pytest --update-golden, and read it"
    assert actual == golden.read_text(), f"{golden.name} differs: read the difference, then pytest --update-golden"
