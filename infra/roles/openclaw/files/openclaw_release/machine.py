"""Moves a gateway from one release to another, and back.

Every step is written down in the journal before it begins. Whatever ends the program, the next run reads the journal and either
takes everything back or, from the step `commit` on, finishes it. There is always one release that `current` names, and it is
always one whose state nobody else has touched: a new release works on a copy of the state.

  rehearse   the new release runs on a copy of the state, without network, while the old one serves   } taking back means
                                                                                                     } to throw the copy away
  stop       the old gateway stops: from here on nobody is served
  snapshot   its state is archived and copied                                                        } taking back means to
  switch     `current` names the new release, and its gateway starts                                 } stop, to compare the old
  gate       the new gateway is examined                                                             } state with its archive,
  undo       the gateway is stopped, the old state compared and, if need be, restored                } to switch and to start
  return     `current` names the old release, and its gateway starts
  commit     the new release stays
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import archive
import metrics
import scan
from engine import Engine
from files import own_tree, remove_tree, write_json
from health import PROBE, Health
from settings import Failure, Settings
from store import Release, Store

STATE_INSIDE = "/home/node/.openclaw"
CONFIG_INSIDE = "/etc/openclaw"
VERSION = re.compile(r"^\d{4}\.\d{1,2}\.\d{1,2}(-\d+)?$")
DIGEST = re.compile(r"@sha256:[0-9a-f]{64}$")
BEFORE_STOP = ("rehearse",)
# What a disk reads, hashes and writes at least; to warn before an upgrade that could not be taken back in time.
STATE_BYTES_PER_SECOND = 40 << 20


class Interrupted(Exception):
    """Somebody asked the program to end."""


class RolledBack(Exception):
    """The new release did not pass, and the old one runs again."""


class NotServing(Exception):
    """The old release did not become well either: a person has to look."""


def version_key(version: str) -> tuple:
    return tuple(int(part) for part in re.split(r"[.-]", version))


class Machine:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings)
        self.engine = Engine(settings)
        self.health = Health(settings, self.engine)
        self.report: dict = {}

    # --- configuring the current release

    def configure(self, version: str, image: str, adopt: str = "") -> bool:
        """Makes the first release, or gives the current one the wanted configuration. Returns whether something changed."""
        self._well_formed(version, image)
        self.recover()
        text = self.settings.wanted_config.read_text()
        current = self.store.current()
        if current and (current.version, current.image) != (version, image):
            raise Failure(f"The release on this host is {current.version} ({current.image}), but openclaw_version and openclaw_digest say {version} "
                          f"({image}). `make upgrade` moves to another release; otherwise set them to what runs.")
        total = hashlib.sha256(text.encode()).hexdigest()
        if current and current.config_sum == total and current.config.exists() and current.config.read_text() == text:
            return False
        self._pull(image)
        self._validate(text, image)
        if current:
            self.store.put_configuration(current.directory, text)
            dataclasses.replace(current, config_sum=total).save()
            return True
        directory = self.store.releases_directory / self.store.new_name(version)
        directory.mkdir(parents=True)
        self.store.put_configuration(directory, text)
        if adopt:
            archive.copy(Path(adopt), directory / "state")
        else:
            (directory / "state").mkdir(mode=0o700)
        own_tree(directory / "state", self.settings.uid)
        release = Release(directory, version, image, self.engine.image(image)["Id"], _now(), config_sum=total)
        release.save()
        self.store.switch(release)
        return True

    # --- upgrading

    def upgrade(self, version: str, image: str) -> bool:
        """Goes to a release. Returns False if it runs already. Raises RolledBack if the new one is not well."""
        self._well_formed(version, image)
        self.recover()
        old = self.store.current()
        if old is None:
            raise Failure("There is no release to upgrade. Deploy the role openclaw first.")
        if (old.version, old.image) == (version, image):
            return False
        self.report = {"from": old.version, "to": version, "started": _now(), "steps": {}, "warnings": []}
        try:
            with self._timed("preflight"):
                known = self._preflight(old, version, image)
        except Failure as failure:
            self._finish_report("refused", [str(failure)])
            raise
        journal = {"from": old.id, "to": self.store.new_name(version), "since": int(time.time())}
        try:
            self._forward(old, version, image, known, journal)
        except (Failure, Interrupted, OSError, shutil.Error) as failure:
            noted = self.store.journal()
            if noted is None:
                raise
            stopped = noted["step"] not in BEFORE_STOP
            self._take_back(str(failure) or type(failure).__name__)
            if stopped:
                raise RolledBack(str(failure)) from failure
            raise Failure(f"Nothing was changed: {failure}") from failure
        return True

    def _forward(self, old: Release, version: str, image: str, known: list | None, journal: dict) -> None:
        with self._timed("rehearse"):
            self.store.note(step="rehearse", **journal)
            new = self._prepare(old, journal["to"], version, image)
            self._rehearse(old, new, known)
        stopped = time.monotonic()
        with self._timed("stop"):
            self.store.note(step="stop", **journal)
            self.engine.stop(old)
        with self._timed("snapshot"):
            self.store.note(step="snapshot", **journal)
            self.store.leave(old)
            archive.copy(old.state, new.state)
            if not archive.matches(new.state, old.archive):
                raise Failure("the copy of the state is not equal to the state")
        with self._timed("switch"):
            self.store.note(step="switch", **journal)
            self.store.switch(new)
            since = _now()
            self.engine.up(new)
        with self._timed("gate"):
            self.store.note(step="gate", **journal)
            container = self._container()
            problems = self.health.wait(container)
            self.report["downtime_seconds"] = round(time.monotonic() - stopped, 1)
            self._pass(problems or self.health.problems(container, new.config, known, since), "the new gateway")
        self.store.note(step="commit", **journal)
        self._commit()

    def _commit(self) -> None:
        self.report.setdefault("to", self.store.current().version)
        self.report["removed"] = self.store.prune()
        remove_tree(self.store.rehearsal)
        self._finish_report("upgraded", [])
        self.store.done()
        metrics.write(self.settings, self.store)

    def _preflight(self, old: Release, version: str, image: str) -> list | None:
        """Everything that can be known before something is done. Returns the critical findings that the old release has."""
        if version_key(version) < version_key(old.version) and not self.settings.allow_downgrade:
            raise Failure(f"{version} is older than {old.version}. `make rollback` goes back to the release before; "
                          "openclaw_upgrade_allow_downgrade: true goes to any, with the state of the newer one.")
        size = archive.size(old.state)
        free = shutil.disk_usage(self.store.root).free
        if free < 3 * size + (64 << 20):
            raise Failure(f"The disk has {free >> 20} MiB free, but an archive and two copies of {size >> 20} MiB of state have to fit. "
                          f"Remove something, or old releases under {self.store.releases_directory}.")
        estimate = self.settings.stop_seconds + self.settings.start_seconds + size / STATE_BYTES_PER_SECOND
        if estimate > self.settings.rollback_seconds:
            self._warn(f"a rollback may take {estimate:.0f} s, more than the {self.settings.rollback_seconds} s that are asked for: "
                       f"the state has {size >> 20} MiB")
        if self.engine.image(old.image_id) is None:
            raise Failure(f"The image of the old release ({old.image}) is not on the disk any more, so there would be no way back. Pull it again.")
        container = self._container()
        problems = self.health.wait(container)
        if problems:
            raise Failure(f"The old gateway is not well ({problems[0]}), so there would be no way back. Repair it first.")
        self._pull(image)
        self.engine.run("tag", old.image_id, f"openclaw-backup:{old.version}")
        self._validate(self.settings.wanted_config.read_text(), image)
        self._scan(old.image, image)
        return self.health.criticals(container)

    def _prepare(self, old: Release, name: str, version: str, image: str) -> Release:
        text = self.settings.wanted_config.read_text()
        directory = self.store.releases_directory / name
        directory.mkdir()
        self.store.put_configuration(directory, text)
        release = Release(directory, version, image, self.engine.image(image)["Id"], _now(), previous=old.id,
                          config_sum=hashlib.sha256(text.encode()).hexdigest())
        release.save()
        return release

    def _rehearse(self, old: Release, new: Release, known: list | None) -> None:
        """Runs the new release on a copy of the state. No network: it can neither answer a message nor be asked."""
        name = self._rehearsal_name()
        self.engine.remove(name)
        state = self.store.rehearsal / "state"
        self.store.rehearsal.mkdir(exist_ok=True)
        for attempt in (1, 2, 3):
            try:
                archive.copy(old.state, state)
                break
            except (shutil.Error, FileNotFoundError):
                # The old gateway is at work, and may have removed a file meanwhile.
                if attempt == 3:
                    raise
        self.engine.run(
            "run", "--detach", "--name", name, "--network", "none", *self.settings.run_options, *self._environment(),
            "--env", "OPENCLAW_SKIP_CHANNELS=1", "--env", "OPENCLAW_SKIP_CRON=1", "--env", f"OPENCLAW_STATE_DIR={STATE_INSIDE}",
            "--volume", f"{state}:{STATE_INSIDE}", "--volume", f"{new.directory / 'config'}:{CONFIG_INSIDE}:ro",
            "--volume", f"{Path(__file__).parent}:{Path(PROBE).parent}:ro", new.image, *self.settings.command, "gateway", "run")
        problems = self.health.wait(name)
        if not problems:
            problems = [*self.health.log(name, ""), *self.health.processes(name), *self.health.loaded(name), *self.health.audit(name, known)]
        self._pass(problems, "the rehearsal")
        self.engine.remove(name)
        remove_tree(self.store.rehearsal)

    # --- going back

    def rollback(self) -> Release:
        """Goes back to the release before the current one: image, configuration and state."""
        self.recover()
        current = self.store.current()
        if current is None or not current.previous or not (self.store.releases_directory / current.previous / "release.json").exists():
            raise Failure(f"There is no release before {current.version if current else 'the first'} on this host.")
        old = self.store.release(current.previous)
        if self.engine.image(old.image_id) is None:
            raise Failure(f"The image of {old.version} ({old.image}) is not on the disk. Pull it, then go back.")
        self.report = {"from": current.version, "to": old.version, "started": _now(), "steps": {}, "warnings": []}
        self.store.note(step="undo", to=current.id, since=int(time.time()), **{"from": old.id})
        self._take_back("asked for")
        return old

    def recover(self) -> str:
        """Ends what an earlier run began. Returns what was done: nothing, finished or rolled back."""
        journal = self.store.journal()
        if journal is None:
            return "nothing"
        if journal["step"] == "commit":
            self._commit()
            return "finished"
        self._take_back("an earlier run was broken off at the step " + journal["step"])
        return "rolled back"

    def _take_back(self, reason: str) -> None:
        """The one way back, from every step. It can be broken off and begun again."""
        with _uninterrupted():
            began = time.monotonic()
            journal = self.store.journal()
            old = self.store.release(journal["from"])
            self.report.setdefault("steps", {})
            try:
                problems = self._put_back(old, journal)
            except Failure as failure:
                problems = [str(failure)]
            self.report["rollback_seconds"] = round(time.monotonic() - began, 1)
            if problems:
                self._finish_report("not serving", [reason, *problems])
                raise NotServing(f"{old.version} was to be put back, but is not well: {problems[0]}. openclaw-recover.timer tries it again. "
                                 f"The reason to go back: {reason}")
            served = journal["step"] in BEFORE_STOP
            self.store.forget_archive(old)
            if not served and (self.store.releases_directory / journal["to"] / "release.json").exists():
                dataclasses.replace(self.store.release(journal["to"]), outcome=f"left: {reason}"[:500]).save()
            else:
                self.store.discard(journal["to"])
            self._finish_report("refused" if served else "rolled back", [reason])
            self.store.done()
            metrics.write(self.settings, self.store)

    def _put_back(self, old: Release, journal: dict) -> list[str]:
        """Makes the old release serve, and says what is wrong with it."""
        if journal["step"] in BEFORE_STOP:
            self.engine.remove(self._rehearsal_name())
            remove_tree(self.store.rehearsal)
            self.engine.up(old)
            return self.health.wait(self._container())
        if journal["step"] != "return":
            self.store.note(**{**journal, "step": "undo"})
            self.engine.stop(old)
            if archive.manifest_of(old.archive).exists() and not archive.matches(old.state, old.archive):
                self._warn(f"the state of {old.version} was changed after it was left, and is restored from its archive")
                archive.restore(old.archive, old.state)
            self.store.note(**{**journal, "step": "return"})
        self.store.switch(old)
        self.engine.up(old)
        return self.health.wait(self._container())

    # --- pieces

    @staticmethod
    def _well_formed(version: str, image: str) -> None:
        if not VERSION.match(version):
            raise Failure(f"The version {version!r} is not like 2026.2.26. A tag such as `latest` can change, and is not taken.")
        if not DIGEST.search(image):
            raise Failure(f"The image {image!r} has no digest. Name it like repository:{version}@sha256:..., so that it cannot change.")

    def _pull(self, image: str) -> None:
        """Has the image on the disk, and is sure that it is the one that is meant."""
        if self.engine.image(image) is None:
            self.engine.run("pull", image, seconds=1800)
        found = self.engine.image(image)
        digest = image.split("@", 1)[1]
        if found is None or not any(reference.endswith("@" + digest) for reference in found.get("RepoDigests") or []):
            raise Failure(f"The image that was pulled does not have the digest {digest}.")

    def _validate(self, text: str, image: str) -> None:
        """Lets the version itself judge the configuration: each refuses keys that it does not know."""
        with tempfile.TemporaryDirectory(dir=self.store.root, prefix=".validate-") as directory:
            self.store.put_configuration(Path(directory), text)
            own_tree(Path(directory), self.settings.uid)
            done = self.engine.run(
                "run", "--rm", "--network", "none", *self.settings.run_options, *self._environment(),
                "--volume", f"{directory}/config:{CONFIG_INSIDE}:ro", image, *self.settings.command, "config", "get", "gateway.mode", check=False)
        if done.returncode or "local" not in done.stdout.split():
            raise Failure(f"{image.split('@')[0]} does not take the configuration: {(done.stderr + done.stdout).strip()[-1500:]}")

    def _environment(self) -> list[str]:
        file = ["--env-file", self.settings.environment_file] if self.settings.environment_file else []
        return [*file, "--env", f"OPENCLAW_CONFIG_PATH={CONFIG_INSIDE}/openclaw.json"]

    def _scan(self, old: str, new: str) -> None:
        if not self.settings.scan_command:
            self._warn("the images were not scanned: openclaw_upgrade_scan_command is empty")
            return
        texts = []
        for image in (old, new):
            done = subprocess.run([*self.settings.scan_command, image], capture_output=True, text=True, check=False, timeout=1800, stdin=subprocess.DEVNULL)
            if done.returncode:
                raise Failure(f"The image scanner failed on {image}: {done.stderr.strip()[-300:]}")
            texts.append(done.stdout)
        self.report["scan"] = compared = scan.compare(*texts, self.settings.scan_severities, self.settings.scan_accepted)
        if compared["forbidden"]:
            raise Failure("The new image has findings that the old one does not have: "
                          + ", ".join(f"{f['id']} ({f['severity']}, {f['package']})" for f in compared["forbidden"])
                          + ". Wait for a release without them, or put their ids into openclaw_upgrade_scan_accepted.")

    def _container(self) -> str:
        found = self.engine.gateways()
        if len(found) != 1:
            raise Failure(f"{len(found)} containers are the gateway of the project {self.settings.project}; there should be one. Deploy the role openclaw.")
        return found[0]["Name"].lstrip("/")

    def _rehearsal_name(self) -> str:
        return f"{self.settings.project}-rehearsal"

    @staticmethod
    def _pass(problems: list[str], what: str) -> None:
        if problems:
            raise Failure(f"{what} is not well: {'; '.join(problems)}")

    def _warn(self, text: str) -> None:
        self.report.setdefault("warnings", []).append(text)
        print(f"WARNING: {text}", file=sys.stderr)

    @contextmanager
    def _timed(self, step: str):
        print(f"{step} ...", file=sys.stderr)
        began = time.monotonic()
        try:
            yield
        finally:
            self.report["steps"][step] = round(time.monotonic() - began, 2)

    def _finish_report(self, outcome: str, problems: list[str]) -> None:
        self.report.update(outcome=outcome, problems=problems, ended=_now())
        reports = self.store.root / "reports"
        reports.mkdir(exist_ok=True)
        write_json(reports / "last.json", self.report, 0o644)
        if outcome != "refused":
            write_json(reports / f"{time.strftime('%Y%m%dT%H%M%S', time.gmtime())}.json", self.report, 0o644)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


@contextmanager
def _uninterrupted():
    """A second Ctrl-C must not break off the way back."""
    kept = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
