"""A real Redis server for one test."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile

import pytest

from support.processes import free_port, stop, wait_until


class Redis:
    """Starts with a password and `settings`, such as maxmemory-policy."""

    def __init__(self, password: str = "redis-password", **settings: str) -> None:
        self.password = password
        self.settings = settings

    def __enter__(self) -> "Redis":
        if shutil.which("redis-server") is None:
            pytest.skip("redis-server is not installed")
        self.directory = tempfile.mkdtemp(prefix="redis-")
        self.port = free_port()
        lines = [f"port {self.port}", "bind 127.0.0.1", "save ''", f"dir {self.directory}", f"requirepass {self.password}"]
        lines += [f"{name.replace('_', '-')} {value}" for name, value in self.settings.items()]
        self.process = subprocess.Popen(["redis-server", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.process.stdin.write("\n".join(lines).encode())
        self.process.stdin.close()
        wait_until(lambda: self.run("ping", check=False) == "PONG", "Redis", self.process)
        return self

    def __exit__(self, *_) -> None:
        stop(self.process)
        shutil.rmtree(self.directory)

    def run(self, *command: str, index: int = 0, check: bool = True) -> str:
        """Runs a command with redis-cli and returns what it prints."""
        done = subprocess.run(
            ["redis-cli", "-h", "127.0.0.1", "-p", str(self.port), "-n", str(index), *command],
            env={**os.environ, "REDISCLI_AUTH": self.password}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=check,
        )
        return done.stdout.strip()
