#!/usr/bin/env python3
"""Start to first tool answer, and resident memory, of MCP servers over stdio, against one Plane in one run.

Usage: start.py RUNS NAME TOOL ARGUMENTS -- COMMAND...   (the environment has the settings)
Prints one JSON line: medians of seconds until initialize is answered, until the tool is, and of memory then.
"""
import json
import statistics
import subprocess
import sys
import time


def message(number, method, params):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def answer(process, number):
    for line in process.stdout:
        reply = json.loads(line)
        if reply.get("id") == number:
            if "error" in reply or reply["result"].get("isError"):
                raise SystemExit(f"FAILED: {line[:500]}")
            return
    raise SystemExit("FAILED: the server ended")


def kilobytes(pid):
    """Resident memory, and the part of it that the process has written to, and so shares with nobody."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as rollup:
        sizes = {line.split()[0]: int(line.split()[1]) for line in rollup if line.endswith("kB\n")}
    return sizes["Rss:"], sizes["Private_Dirty:"]


def run(command, tool, arguments):
    start = time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        def send(content):
            process.stdin.write((json.dumps(content) + "\n").encode())
            process.stdin.flush()
        send(message(1, "initialize", {"protocolVersion": "2025-06-18", "capabilities": {},
                                       "clientInfo": {"name": "bench", "version": "1"}}))
        answer(process, 1)
        initialized = time.monotonic() - start
        send({"jsonrpc": "2.0", "method": "notifications/initialized"})
        send(message(2, "tools/call", {"name": tool, "arguments": arguments}))
        answer(process, 2)
        answered = time.monotonic() - start
        resident, own = kilobytes(process.pid)
        process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
    return initialized, answered, resident, own


def main():
    separator = sys.argv.index("--")
    runs, name, tool, arguments = sys.argv[1:separator]
    rows = [run(sys.argv[separator + 1:], tool, json.loads(arguments)) for _ in range(int(runs))]
    initialized, answered, resident, own = (statistics.median(column) for column in zip(*rows))
    print(json.dumps({"server": name, "runs": int(runs), "initialized_s": round(initialized, 2),
                      "first_answer_s": round(answered, 2), "resident_mib": round(resident / 1024),
                      "own_mib": round(own / 1024)}))


main()
