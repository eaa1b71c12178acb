"""Makes a set of backups, proves it, restores it for a trial, and forgets old ones.

  <directory>/<time>/<database>.dump.age    pg_dump, custom format
  <directory>/<time>/<objects>.tar.age      files of a bucket or a directory
  <directory>/<time>/manifest.json          checksums, sizes, and the rows of each table at the moment of the dump
A set whose name ends in .partial was not completed.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from postgres import Postgres, quoted
from s3 import Bucket
from settings import Database, Failure, Objects, Settings
from streams import Age, checksum, pump, said

SCRATCH = "plane_restore_drill"


class Backup:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.postgres = Postgres(settings)
        self.age = Age(settings.recipients, settings.identity_file)

    @contextmanager
    def lock(self):
        """One at a time; the lock ends with the process."""
        self.settings.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.settings.directory / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as failure:
                raise Failure("Another backup or restore drill is running.") from failure
            yield

    # --- sets

    def sets(self) -> list[Path]:
        """Completed sets, the newest first."""
        return sorted((path.parent for path in self.settings.directory.glob("*/manifest.json") if not path.parent.name.endswith(".partial")), reverse=True)

    def newest(self) -> Path:
        found = self.sets()
        if not found:
            raise Failure(f"There is no backup in {self.settings.directory}.")
        return found[0]

    @staticmethod
    def manifest(directory: Path) -> dict:
        return json.loads((directory / "manifest.json").read_text())

    # --- making

    def run(self) -> tuple[Path, dict, list[str]]:
        """A new set. What fails does not keep the others from being backed up. Gives the set, its manifest and the problems."""
        problems = []
        for leftover in self.settings.directory.glob("*.partial"):
            shutil.rmtree(leftover)
        name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        final = self.settings.directory / name
        partial = final.with_name(name + ".partial")
        partial.mkdir(mode=0o700)
        uncovered = self.uncovered(problems)
        items = {}
        # Objects after the databases: a file too many does no harm, a missing one does.
        for database in self.settings.databases:
            items[database.name] = self._item(problems, database.name, lambda d=database: self._dump(d, partial))
        for objects in self.settings.objects:
            items[objects.name] = self._item(problems, objects.name, lambda o=objects: self._objects(o, partial))
        manifest = {"created": name, "items": {key: item for key, item in items.items() if item}, "failed": sorted(k for k, item in items.items() if not item),
                    "uncovered": uncovered}
        (partial / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True) + "\n")
        if manifest["items"]:
            os.replace(partial, final)
        else:
            shutil.rmtree(partial)
        return final, manifest, problems

    def uncovered(self, problems: list[str]) -> list[str]:
        """Databases that exist and that nobody has decided about, or that should exist and do not."""
        try:
            existing = self.postgres.databases()
        except Failure as failure:
            problems.append(f"the list of databases: {failure}")
            return []
        declared = [database.name for database in self.settings.databases]
        found = [name for name in existing if name not in declared and name not in self.settings.ignored_databases and not name.startswith(SCRATCH)]
        problems += [f"the database {name} is in no backup: add it to plane_backup_databases, or to plane_backup_ignored_databases" for name in found]
        problems += [f"the database {name} does not exist" for name in declared if name not in existing]
        return found

    @staticmethod
    def _item(problems: list[str], name: str, make) -> dict | None:
        try:
            return make()
        except Exception as failure:  # whatever it is, the others must still be backed up
            problems.append(f"{name}: {failure if isinstance(failure, (Failure, OSError)) else repr(failure)}")
            return None

    def _dump(self, database: Database, directory: Path) -> dict:
        target = directory / f"{database.name}.dump.age"
        listed = {}
        with self.postgres.snapshot(database) as (snapshot, rows):
            leave_out = [f"--exclude-table-data={table if '.' in table else '*.' + table}" for table in database.without_rows]
            found = self.age.encrypt(target, lambda clear: listed.update(tables=self._dump_into(clear, database, snapshot, leave_out)))
        missing = [table for table in database.core_tables if not any(name == table or name.split(".", 1)[1] == table for name in listed["tables"])]
        if missing:
            raise Failure(f"the dump lacks the tables {', '.join(missing)}. Is this the right database?")
        if found["clear_bytes"] < database.minimum_bytes:
            raise Failure(f"the dump has {found['clear_bytes']} bytes, fewer than {database.minimum_bytes}")
        return {"file": target.name, "kind": "database", "rows": rows, **found}

    def _dump_into(self, clear: BinaryIO, database: Database, snapshot: str, leave_out: list[str]) -> list[str]:
        """Dumps into a stream, and lists what goes through it at the same time."""
        with tempfile.TemporaryFile() as errors, tempfile.TemporaryFile() as listing:
            dump = self.postgres.start("pg_dump", database.name, "-Fc", f"--snapshot={snapshot}", *leave_out, stdout=subprocess.PIPE, stderr=errors)
            lister = subprocess.Popen([*self.settings.client, "pg_restore", "--list"], stdin=subprocess.PIPE, stdout=listing, stderr=subprocess.DEVNULL)
            try:
                pump(dump.stdout, clear, lister.stdin)
            finally:
                dump.stdout.close()
                try:
                    lister.stdin.close()
                except BrokenPipeError:
                    pass
                statuses = dump.wait(), lister.wait()
            if statuses[0]:
                raise Failure(f"pg_dump failed: {said(errors)}")
            if statuses[1]:
                raise Failure("pg_restore cannot list the dump")
            listing.seek(0)
            return tables_in(listing.read().decode())

    def _objects(self, objects: Objects, directory: Path) -> dict:
        target = directory / f"{objects.name}.tar.age"
        count = {}

        def produce(clear: BinaryIO) -> None:
            with tarfile.open(fileobj=clear, mode="w|", format=tarfile.PAX_FORMAT) as tar:
                count["objects"] = self._from_directory(objects, tar) if objects.directory else self._from_bucket(objects, tar)

        found = self.age.encrypt(target, produce)
        return {"file": target.name, "kind": "objects", **count, **found}

    @staticmethod
    def _from_directory(objects: Objects, tar: tarfile.TarFile) -> int:
        root = Path(objects.directory)
        if not root.is_dir():
            raise Failure(f"the directory {root} does not exist")
        count = 0
        for path in sorted(root.rglob("*")):
            if path.is_file() and not path.is_symlink():
                tar.add(path, arcname=path.relative_to(root).as_posix(), recursive=False)
                count += 1
        return count

    @staticmethod
    def _from_bucket(objects: Objects, tar: tarfile.TarFile) -> int:
        keys = json.loads(Path(objects.credentials_file).read_text())
        bucket = Bucket(objects.endpoint, objects.bucket, objects.region, keys["access_key"], keys["secret_key"])
        count = 0
        for entry in bucket.list():
            info = tarfile.TarInfo(entry.key)
            with bucket.open(entry.key) as content:
                info.size = int(content.headers["Content-Length"])
                tar.addfile(info, content)
            count += 1
        return count

    # --- proving

    def verify(self, directory: Path) -> list[str]:
        """What is wrong with a set. With the private key everything is decrypted and read; without it checksums are compared."""
        manifest, problems = self.manifest(directory), []
        for name, item in manifest["items"].items():
            path = directory / item["file"]
            if not path.exists():
                problems.append(f"{name}: {item['file']} is missing")
            elif path.stat().st_size != item["bytes"] or checksum(path) != item["sha256"]:
                problems.append(f"{name}: {item['file']} was changed after it was made")
            elif self.settings.identity_file:
                self._item(problems, name, lambda: self._read(path, item))
        return problems

    def _read(self, path: Path, item: dict) -> dict:
        consume = self._read_dump if item["kind"] == "database" else self._read_tar
        if self.age.decrypt(path, consume) != item["clear_sha256"]:
            raise Failure(f"{path.name} does not decrypt to what was encrypted")
        return item

    def _read_dump(self, clear: BinaryIO) -> None:
        """All of a dump is read and decompressed, not only its table of contents."""
        with tempfile.TemporaryFile() as errors:
            reader = subprocess.Popen([*self.settings.client, "pg_restore", "--file=-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
            try:
                pump(clear, reader.stdin)
                reader.stdin.close()
            except BrokenPipeError:
                pass
            if reader.wait():
                raise Failure(f"pg_restore cannot read it: {said(errors)}")

    @staticmethod
    def _read_tar(clear: BinaryIO) -> None:
        with tarfile.open(fileobj=clear, mode="r|") as tar:
            for _ in tar:
                pass

    def drill(self, directory: Path) -> list[str]:
        """Restores each database of a set into a scratch one, and compares the rows with those of the moment of the dump."""
        manifest, problems = self.manifest(directory), []
        declared = {database.name: database for database in self.settings.databases}
        for name, item in manifest["items"].items():
            if item["kind"] == "database":
                self._item(problems, name, lambda: self._restore(directory / item["file"], item, declared.get(name, Database(name))))
        if not any(item["kind"] == "database" for item in manifest["items"].values()):
            problems.append("the set holds no database")
        return problems

    def _restore(self, path: Path, item: dict, database: Database) -> dict:
        scratch = f"{SCRATCH}_{os.getpid()}"
        self.postgres.psql("postgres", f"create database {quoted(scratch)} template template0")
        try:
            def consume(clear: BinaryIO) -> None:
                with tempfile.TemporaryFile() as errors:
                    restore = self.postgres.start("pg_restore", scratch, "--exit-on-error", "--no-owner", "--no-privileges", stdin=subprocess.PIPE, stderr=errors)
                    try:
                        pump(clear, restore.stdin)
                        restore.stdin.close()
                    except BrokenPipeError:
                        pass
                    if restore.wait():
                        raise Failure(f"pg_restore failed: {said(errors)}")

            self.age.decrypt(path, consume)
            restored = self.postgres.counts(scratch, database)
        finally:
            self.postgres.psql("postgres", f"drop database if exists {quoted(scratch)} with (force)")
        different = sorted(table for table in set(restored) | set(item["rows"]) if restored.get(table) != item["rows"].get(table))
        if different:
            table = different[0]
            raise Failure(f"{len(different)} tables have other numbers of rows than at the moment of the dump, such as {table}: "
                          f"{restored.get(table, 'missing')} instead of {item['rows'].get(table, 'missing')}")
        return item

    # --- forgetting

    def prune(self) -> list[str]:
        """Removes the oldest sets. Those in which nothing failed count; others do not push them out."""
        sets = self.sets()
        whole = [path for path in sets if not self.manifest(path)["failed"]]
        oldest_kept = whole[: self.settings.retention][-1].name if whole else ""
        removed = [path for path in sets if len(whole) >= self.settings.retention and path.name < oldest_kept]
        for path in removed:
            dying = path.with_name(path.name + ".partial")
            os.replace(path, dying)
            shutil.rmtree(dying)
        return [path.name for path in removed]


def tables_in(listing: str) -> list[str]:
    """The tables of `pg_restore --list`, as schema.table."""
    found = []
    for line in listing.splitlines():
        words = line.split()
        if not line.startswith(";") and len(words) > 5 and words[3] == "TABLE" and words[4] != "DATA":
            found.append(f"{words[4]}.{words[5]}")
    return found
