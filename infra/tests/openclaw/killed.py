"""Sets an OpenClaw host up once, and puts it back to that for each kill."""

from __future__ import annotations

import shutil
from pathlib import Path

from openclaw.gateway import OLD, Gateway, Killer
from support.fake_docker import FakeDocker


class Host:
    def __init__(self, directory: Path, killer: Killer, upgraded: bool = False, **rules) -> None:
        self.directory, self.killer, self.rules = directory, killer, rules
        self.host, self.kept = directory / "host", directory / "kept"
        self.gateway = Gateway(self.host, FakeDocker(self.host / "docker"), plugins=[], skills=[], healthy_looks=1, start_seconds=0).start()
        self.before = self.gateway.contents()
        self.old = self.gateway.state
        if upgraded:
            assert self.gateway.upgrade().status == 0
        self.gateway.misbehave(**rules)
        self.keep()

    def keep(self) -> None:
        """From now on this is what each kill begins with."""
        shutil.rmtree(self.kept, ignore_errors=True)
        shutil.copytree(self.host, self.kept, symlinks=True)

    def reset(self) -> None:
        shutil.rmtree(self.host)
        shutil.copytree(self.kept, self.host, symlinks=True)

    def run(self, *words: str, at: int = 0):
        return self.killer.run(self.gateway, *words, at=at)

    def effects(self, *words: str) -> int:
        """How many effects a whole run has."""
        self.reset()
        return self.run(*words).effects

    def kill(self, at: int, *words: str) -> None:
        """A run that dies just before its `at`th effect. What `current` names is a whole release, even then."""
        done = self.run(*words, at=at)
        # The number of effects varies by one: a report of the same second is replaced.
        assert done.status == -9 or at > done.effects > 30, (at, done)
        assert self.gateway.current["version"] and self.gateway.state.is_dir() and (self.gateway.state.parent / "config" / "openclaw.json").exists(), at

    def assert_one_healthy(self, version: str, at) -> None:
        try:
            self.gateway.assert_one_healthy(version)
            assert self.gateway.contents() == self.before
        except AssertionError as problem:
            raise AssertionError(f"killed before effect {at}: {problem}") from problem


__all__ = ["Host", "OLD"]
