"""Backups that prove themselves.

Commands: run (dump, store, verify, forget old sets), verify, drill (restore into a scratch database and compare), coverage (databases
that are in no backup), list. Status: 0 all is well, 1 something is not, and standard error says what, 2 wrong command line.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.request
from pathlib import Path

from backup import Backup
from metrics import Metrics
from settings import Failure, Settings


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="plane-backup", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--settings", type=Path, required=True)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("run", "coverage", "list"):
        commands.add_parser(name)
    for name in ("verify", "drill"):
        commands.add_parser(name).add_argument("set", nargs="?", help="name of a set; the newest if left out")
    return parser.parse_args()


def run(backup: Backup, metrics: Metrics) -> list[str]:
    directory, manifest, problems = backup.run()
    verified = bool(manifest["items"])
    if manifest["items"]:
        wrong = backup.verify(directory)
        verified = not wrong
        problems += wrong
    backup.prune()
    metrics.ran(manifest, problems, verified)
    for name, item in sorted(manifest["items"].items()):
        print(f"{name}: {item['bytes']} bytes in {directory.name}/{item['file']}")
    if not problems and backup.settings.heartbeat_url:
        with urllib.request.urlopen(backup.settings.heartbeat_url, timeout=20):
            pass
    return problems


def work(given: argparse.Namespace, settings: Settings) -> list[str]:
    backup = Backup(settings)
    if given.command == "list":
        print(json.dumps([{"set": path.name, "failed": Backup.manifest(path)["failed"]} for path in backup.sets()], indent=2))
        return []
    if given.command == "coverage":
        problems: list[str] = []
        backup.uncovered(problems)
        return problems
    with backup.lock():
        metrics = Metrics(settings)
        try:
            if given.command == "run":
                return run(backup, metrics)
            directory = settings.directory / given.set if given.set else backup.newest()
            if given.command == "verify":
                return backup.verify(directory)
            problems = backup.drill(directory)
            metrics.drilled(not problems)
            if not problems:
                print(f"{directory.name}: restored, and every table has the rows that it had")
            return problems
        except BaseException:
            metrics.failed() if given.command == "run" else metrics.drilled(False) if given.command == "drill" else None
            raise
        finally:
            metrics.write()


def main() -> int:
    given = arguments()
    try:
        problems = work(given, Settings.read(given.settings))
    except (Failure, OSError) as failure:
        problems = [str(failure)]
    for problem in problems:
        print(f"FAILED: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
