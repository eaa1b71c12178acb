"""Releases of an OpenClaw gateway: configure, upgrade, roll back.  See docs/guides/openclaw-upgrade.md.

Status: 0 done or nothing to do (the first word of the output says which), 1 refused and nothing changed, 3 rolled back to the old
release, which is well, 4 no release is well, 2 wrong command line.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path

import metrics
from machine import Interrupted, Machine, NotServing, RolledBack
from settings import Failure, Settings


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="openclaw-release", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--settings", type=Path, required=True, help="settings.json, which the role openclaw writes")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("configure", "make the first release, or give the current one the wanted configuration"), ("upgrade", "go to a release")):
        command = commands.add_parser(name, help=text)
        command.add_argument("--version", required=True)
        command.add_argument("--image", required=True, help="repository:version@sha256:...")
        if name == "configure":
            command.add_argument("--adopt", default="", help="state directory of a gateway that ran before, to begin with a copy of it")
    commands.add_parser("rollback", help="go back to the release before: image, configuration and state")
    commands.add_parser("recover", help="end what an earlier run began; for timers: nothing if another run is at work")
    commands.add_parser("check", help="examine the gateway as an upgrade does")
    commands.add_parser("status", help="print the releases as JSON")
    return parser.parse_args()


def interrupt(number, _frame):
    raise Interrupted(f"interrupted by {signal.Signals(number).name}")


def run(given: argparse.Namespace, machine: Machine) -> str:
    store = machine.store
    if given.command == "status":
        current = store.current()
        rows = [{"id": r.id, "version": r.version, "image": r.image, "current": r.id == current.id, "outcome": r.outcome} for r in store.releases()]
        return json.dumps({"releases": rows, "journal": store.journal()}, indent=2)
    if given.command == "recover":
        try:
            with store.lock(wait=False):
                done = machine.recover()
                metrics.write(machine.settings, store)
        except BlockingIOError:
            return "nothing: another run is at work"
        return done
    with store.lock():
        if given.command == "configure":
            return "changed" if machine.configure(given.version, given.image, given.adopt) else "unchanged"
        if given.command == "upgrade":
            return f"changed: {given.version} runs" if machine.upgrade(given.version, given.image) else f"unchanged: {given.version} runs already"
        if given.command == "rollback":
            release = machine.rollback()
            return f"changed: {release.version} runs again after {machine.report['rollback_seconds']} s"
        container = machine.engine.gateways()[0]["Name"].lstrip("/") if machine.engine.gateways() else ""
        problems = machine.health.wait(container) or machine.health.problems(container, store.current().config, None)
        if problems:
            raise Failure("The gateway is not well:\n- " + "\n- ".join(problems))
        return "well"


def main() -> int:
    given = arguments()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, interrupt)
    try:
        print(run(given, Machine(Settings.read(given.settings))))
        return 0
    except (Failure, Interrupted) as problem:
        print(f"FAILED: {problem}", file=sys.stderr)
        return 1
    except RolledBack as problem:
        print(f"ROLLED BACK: {problem}", file=sys.stderr)
        return 3
    except NotServing as problem:
        print(f"NOT SERVING: {problem}", file=sys.stderr)
        return 4


if __name__ == "__main__":
    sys.exit(main())
