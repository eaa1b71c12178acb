"""Servers that tests start."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from typing import Callable


def free_port() -> int:
    """A port of the loopback interface that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(ready: Callable[[], bool], what: str, process: subprocess.Popen | None = None, seconds: float = 30) -> None:
    """Polls until `ready`, or fails when the process ended or the time is over."""
    end = time.monotonic() + seconds
    while not ready():
        assert process is None or process.poll() is None, f"{what} ended with status {process.returncode}"
        assert time.monotonic() < end, f"{what} was not ready after {seconds} s"
        time.sleep(0.02)


def answers(port: int) -> bool:
    """True if something listens on a port of the loopback interface."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def stop(process: subprocess.Popen) -> None:
    """Ends a process, kindly first."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def as_user(name: str) -> list[str]:
    """The start of a command line that runs as another user, when the tests run as root; nothing otherwise."""
    return ["setpriv", "--reuid", name, "--regid", name, "--init-groups", "--"] if os.geteuid() == 0 else []
