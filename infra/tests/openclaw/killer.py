"""Runs a program many times, and kills it with SIGKILL just before its Nth effect: a change of a file, or a docker command
that changes something.

It reads requests, one JSON object a line: {"at": N, "words": [PROGRAM, ARGUMENTS...], "environment": {...}}, and answers each with
{"status", "out", "err", "effects"}. N = 0 kills never. Each run is a fork, and the fake docker runs inside of it: a run then takes
a tenth of the time. A docker command is one effect: it happens or it does not.
"""

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile

import yaml  # noqa: F401  the fake docker needs it: loaded once, for all forks

EFFECTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.chown", "os.truncate"}
READS = {"inspect", "exec", "ps", "logs", "top", "image"}
PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fake-docker", "docker")


class Killer:
    def __init__(self, at: int) -> None:
        self.at, self.count, self.inside_docker = at, 0, False

    def effect(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(self, event, arguments) -> None:
        if not self.inside_docker:
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if event in EFFECTS or writes:
                self.effect()

    def run(self, words, **more):
        if words[0] != "docker":
            return real_run(words, **more)
        if words[1] not in READS:
            self.effect()
        out, err, kept = io.StringIO(), io.StringIO(), sys.argv
        self.inside_docker, sys.argv = True, list(words)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = fake.main()
        finally:
            self.inside_docker, sys.argv = False, kept
        return subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())


def child(request, out, err) -> None:
    """The program's own process: ends here."""
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    os.environ.update(request["environment"])
    fake.STATE = os.environ["FAKE_DOCKER_STATE"]
    killer = Killer(request["at"])
    subprocess.run = killer.run
    os.fsync = lambda _: None  # for power cuts, which a SIGKILL is not
    sys.argv = request["words"]
    sys.path.insert(0, sys.argv[0])
    sys.addaudithook(killer.hook)
    status = 1
    try:
        runpy.run_path(sys.argv[0], run_name="__main__")
    except SystemExit as end:
        status = end.code or 0
    finally:
        killer.inside_docker = True
        sys.stdout.flush()
        sys.stderr.write(f"\nEFFECTS {killer.count}\n")
        sys.stderr.flush()
        os._exit(status)


def serve() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            pid = os.fork()
            if pid == 0:
                child(request, out, err)
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            texts = []
            for file in (out, err):
                file.seek(0)
                texts.append(file.read().decode())
        err_text, _, effects = texts[1].rpartition("\nEFFECTS ")
        answer = {"status": status, "out": texts[0], "err": err_text if effects else texts[1], "effects": int(effects or 0) if status >= 0 else 0}
        print(json.dumps(answer), flush=True)


real_run = subprocess.run
loader = importlib.machinery.SourceFileLoader("fake_docker_command", PATH)
os.environ.setdefault("FAKE_DOCKER_STATE", "")
fake = importlib.util.module_from_spec(importlib.util.spec_from_loader("fake_docker_command", loader))
loader.exec_module(fake)

if __name__ == "__main__":
    serve()
