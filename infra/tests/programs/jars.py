"""The project's programs, as the Maven build made them, and the embedded Plane."""

from __future__ import annotations

import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from support.ansible import ROOT
from support.processes import free_port, stop, wait_until


def jar(module: str, pattern: str) -> Path:
    """A built jar; skips the test when it was not built."""
    found = sorted((ROOT.parent / module / "target").glob(pattern))
    if not found:
        pytest.skip(f"{module} is not built: mvn -pl {module} -am package -DskipTests")
    return found[-1]


def status(url: str) -> int:
    """The status that a GET gets, 0 without an answer."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


class EmbeddedPlane:
    """plane-testkit as a process: a Plane that nobody has set up, or one with some work."""

    def __init__(self, *options: str) -> None:
        self._options = options

    def __enter__(self) -> "EmbeddedPlane":
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        program = jar("plane-testkit", "*-standalone.jar")
        self.process = subprocess.Popen(
            ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", program, "serve", "--port", str(self.port), *self._options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: status(self.url + "/api/instances/") == 200, "plane-testkit", self.process)
        return self

    def __exit__(self, *_) -> None:
        stop(self.process)
