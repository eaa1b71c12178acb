"""Runs a program and kills it with SIGKILL just before its Nth effect: a change of a file, or a command that it starts.

Usage: killer.py N PROGRAM ARGUMENTS...     N = 0 counts the effects, and prints their number to standard error at the end.
"""

import atexit
import os
import runpy
import signal
import sys

EFFECTS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.chown", "os.truncate", "subprocess.Popen"}
at, count = int(sys.argv[1]), 0


def hook(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if event in EFFECTS or writes:
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)


sys.argv = sys.argv[2:]
if at == 0:
    atexit.register(lambda: sys.stderr.write(f"EFFECTS {count}\n"))
sys.addaudithook(hook)
sys.path.insert(0, sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
