"""A real PostgreSQL server for one test module."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from support.processes import answers, as_user, free_port, stop, wait_until


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        pytest.skip("postgresql is not installed")
    return found[-1].parent


class Postgres:
    """The superuser is `postgres` with a password; connections by TCP need one (SCRAM), those by the private socket do not."""

    password = "superuser-password"

    def __enter__(self) -> "Postgres":
        self.programs = _programs()
        self.directory = Path(tempfile.mkdtemp(prefix="pg-"))
        self.port = free_port()
        user = as_user("postgres")
        if user:
            shutil.chown(self.directory, "postgres", "postgres")
        secret = self.directory / "password"
        secret.write_text(self.password)
        secret.chmod(0o644)
        data = self.directory / "data"
        subprocess.run(
            [*user, self.programs / "initdb", "-D", data, "-U", "postgres", "--auth-local=trust", "--auth-host=scram-sha-256",
             f"--pwfile={secret}", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
            check=True, stdout=subprocess.DEVNULL, cwd="/",
        )
        with (self.directory / "log").open("w") as log:
            self.process = subprocess.Popen(
                [*user, self.programs / "postgres", "-D", data, "-p", str(self.port), "-k", self.directory, "-c", "fsync=off",
                 "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=40", "-c", "log_statement=all"],
                stdout=subprocess.DEVNULL, stderr=log, cwd="/",
            )
        wait_until(lambda: answers(self.port) and self._try(), "PostgreSQL", self.process)
        return self

    def __exit__(self, *_) -> None:
        stop(self.process)
        shutil.rmtree(self.directory)

    def _try(self) -> bool:
        return self.psql("select 1", check=False).returncode == 0

    def psql(self, sql: str, database: str = "postgres", user: str = "postgres", password: str | None = None, check: bool = True):
        """Runs SQL with psql. With a password it goes by TCP and has to prove it; without, through the private socket."""
        host = "127.0.0.1" if password is not None else str(self.directory)
        return subprocess.run(
            ["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", host, "-p", str(self.port), "-U", user, "-d", database, "-c", sql],
            env={**os.environ, "PGPASSWORD": password or "", "PGCONNECT_TIMEOUT": "5"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=check,
        )

    def value(self, sql: str, database: str = "postgres") -> str:
        """The one value that a query of the superuser gives."""
        return self.psql(sql, database).stdout.strip()

    def log(self) -> str:
        """What the server wrote so far, each statement included."""
        return (self.directory / "log").read_text()
