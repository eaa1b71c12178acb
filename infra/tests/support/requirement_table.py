"""Collects which requirement each test verifies, and prints the table at the end of the run."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

REQUIREMENTS = yaml.safe_load((Path(__file__).parent.parent / "requirement-list.yml").read_text())


class RequirementTable:
    """A pytest plugin. Outcomes travel in the reports, because workers are processes of their own."""

    def __init__(self) -> None:
        self.outcomes: dict[str, dict[str, str]] = defaultdict(dict)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        ids = [name for marker in item.iter_markers("requirement") for name in marker.args]
        unknown = sorted(set(ids) - set(REQUIREMENTS))
        if unknown:
            pytest.fail(f"Unknown requirement {', '.join(unknown)}: see tests/requirement-list.yml", pytrace=False)
        item.user_properties.append(("requirements", sorted(set(ids))))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for name in dict(report.user_properties).get("requirements", []):
            known = self.outcomes[name].get(report.nodeid)
            if report.failed or (report.when == "call" and known != "failed"):
                self.outcomes[name][report.nodeid] = report.outcome
            elif report.skipped:
                self.outcomes[name].setdefault(report.nodeid, "skipped")

    def row(self, name: str) -> tuple[str, str, str, str]:
        """The row of one requirement: id, tests, result here, what is left for elsewhere."""
        outcomes = self.outcomes.get(name, {})
        files = sorted({nodeid.split("::")[0].removeprefix("tests/") for nodeid in outcomes})
        counted = {word: list(outcomes.values()).count(word) for word in ("passed", "failed", "skipped")}
        if counted["failed"]:
            here = f"FAILED {counted['failed']} of {len(outcomes)}"
        elif counted["skipped"]:
            here = f"{counted['passed']} passed, {counted['skipped']} SKIPPED"
        elif outcomes:
            here = f"verified ({counted['passed']} tests)"
        elif "elsewhere" in REQUIREMENTS[name]:
            here = "see " + REQUIREMENTS[name]["elsewhere"]
        else:
            here = "NO TEST"
        reason = REQUIREMENTS[name].get("docker_host")
        return name, ", ".join(files) or "-", here, f"Docker host: {reason}" if reason else "-"

    def untested(self) -> list[str]:
        """Requirements that nothing verifies."""
        return [name for name in REQUIREMENTS if self.row(name)[2] == "NO TEST"]

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter, config: pytest.Config) -> None:
        if not self.outcomes:
            return
        whole_run = config.args_source != pytest.Config.ArgsSource.ARGS
        shown = [name for name in REQUIREMENTS if whole_run or name in self.outcomes]
        rows = [("requirement", "tests", "verified here", "not verified here"), *map(self.row, shown)]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        terminalreporter.section("requirements")
        for row in rows:
            terminalreporter.write_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
