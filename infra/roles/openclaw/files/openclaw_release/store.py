"""The releases on the disk.

  releases/<id>/release.json    version, image and its identity, the release before it
  releases/<id>/release.env     the same for compose, which mounts this directory
  releases/<id>/config/         openclaw.json
  releases/<id>/state/          the gateway's state under this release
  releases/<id>/state.tar       what the state was when the release was left
  current                       a link to the release that runs: image, configuration and state change by one rename
  journal.json                  what is being done, while it is being done
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import archive
from files import remove_tree, sync_directory, write, write_json
from settings import Failure, Settings


@dataclass(frozen=True)
class Release:
    directory: Path
    version: str
    image: str
    image_id: str
    created: str
    previous: str = ""
    config_sum: str = ""
    outcome: str = ""

    @property
    def id(self) -> str:
        return self.directory.name

    @property
    def state(self) -> Path:
        return self.directory / "state"

    @property
    def config(self) -> Path:
        return self.directory / "config" / "openclaw.json"

    @property
    def environment(self) -> Path:
        return self.directory / "release.env"

    @property
    def archive(self) -> Path:
        return self.directory / "state.tar"

    def save(self) -> None:
        values = {key: value for key, value in asdict(self).items() if key != "directory"}
        write_json(self.directory / "release.json", values, 0o644)
        write(self.environment, "".join(f"{name}={value}\n" for name, value in self.variables().items()), 0o644)

    def variables(self) -> dict:
        """What compose.yml refers to. A change of any makes compose replace the container."""
        return {"OPENCLAW_IMAGE": self.image, "OPENCLAW_VERSION": self.version, "OPENCLAW_RELEASE": self.directory, "OPENCLAW_CONFIG_SUM": self.config_sum}

    @staticmethod
    def load(directory: Path) -> "Release":
        return Release(directory=directory, **json.loads((directory / "release.json").read_text()))


class Store:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.root = settings.root
        self.releases_directory = self.root / "releases"
        self.link = self.root / "current"
        self.rehearsal = self.root / "rehearsal"
        self._journal = self.root / "journal.json"

    @contextmanager
    def lock(self, wait: bool = True):
        """One at a time. The lock ends with the process, however it ends."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not wait:
                    raise
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    # --- releases

    def releases(self) -> list[Release]:
        """All complete releases, the newest first."""
        found = [Release.load(path.parent) for path in self.releases_directory.glob("*/release.json")]
        return sorted(found, key=lambda release: release.id, reverse=True)

    def current(self) -> Release | None:
        return Release.load(self.link.resolve()) if self.link.is_symlink() else None

    def release(self, name: str) -> Release:
        return Release.load(self.releases_directory / name)

    def new_name(self, version: str) -> str:
        name = f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}-{version}"
        taken = [path.name for path in self.releases_directory.glob(name + "*")]
        return name if name not in taken else f"{name}.{len(taken) + 1}"

    def switch(self, release: Release) -> None:
        """Makes a release the current one, by one rename."""
        new = self.root / "current.new"
        new.unlink(missing_ok=True)
        new.symlink_to(os.path.join("releases", release.id))
        os.replace(new, self.link)
        sync_directory(self.root)

    def put_configuration(self, directory: Path, text: str) -> None:
        """Writes the configuration of a release, readable by the gateway's user alone."""
        (directory / "config").mkdir(exist_ok=True)
        path = directory / "config" / "openclaw.json"
        write(path, text)
        if os.geteuid() == 0:
            os.chown(path, self.settings.uid, self.settings.uid)
            os.chown(path.parent, self.settings.uid, self.settings.uid)

    def discard(self, name: str) -> None:
        """Removes a release that never ran, or is no longer kept."""
        if name and (self.link.resolve() if self.link.is_symlink() else None) == self.releases_directory / name:
            raise Failure(f"Release {name} is the current one and cannot be removed.")
        remove_tree(self.releases_directory / name)

    def prune(self) -> list[str]:
        """Removes the oldest releases. The current one and its predecessor always stay."""
        current = self.current()
        keep = {current.id, current.previous} if current else set()
        kept = 0
        removed = []
        for release in sorted(self.releases(), key=lambda r: (r.id in keep, r.id), reverse=True):
            kept += 1
            if kept > self.settings.retention and release.id not in keep:
                self.discard(release.id)
                removed.append(release.id)
        return removed

    def sweep(self) -> None:
        """Removes what runs that were killed have left: nothing refers to it."""
        unfinished = [path for path in self.releases_directory.iterdir() if not (path / "release.json").exists() or path.suffix == ".removed"]
        for path in [*unfinished, *self.root.glob(".validate-*"), *self.root.glob("*.removed"), *self.root.glob("*.new"),
                     *self.releases_directory.glob("*/*.partial"), *self.releases_directory.glob("*/*.removed"), *self.releases_directory.glob("*/*.new")]:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    # --- journal

    def journal(self) -> dict | None:
        return json.loads(self._journal.read_text()) if self._journal.exists() else None

    def note(self, **entry) -> dict:
        write_json(self._journal, entry)
        return entry

    def done(self) -> None:
        self.sweep()
        self._journal.unlink(missing_ok=True)
        sync_directory(self.root)

    def leave(self, release: Release) -> None:
        """Archives the state of a release, before another takes over."""
        self.forget_archive(release)
        archive.create(release.state, release.archive)

    def forget_archive(self, release: Release) -> None:
        """A release that runs again changes its state: what was archived when it was left no longer describes it."""
        archive.manifest_of(release.archive).unlink(missing_ok=True)
        release.archive.unlink(missing_ok=True)
