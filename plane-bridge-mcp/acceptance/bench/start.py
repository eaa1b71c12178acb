#!/usr/bin/env python3
"""Start to first tool answer, and resident memory, of MCP servers over stdio, against one Plane in one run.

Usage: start.py RUNS NAME TOOL ARGUMENTS -- COMMAND...   (the environment has the settings)
Prints one JSON line: medians of seconds until initialize is answered, until the tool is, and of resident kilobytes then.
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


def resident_kilobytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


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
        memory = resident_kilobytes(process.pid)
        process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
    return initialized, answered, memory


def main():
    separator = sys.argv.index("--")
    runs, name, tool, arguments = sys.argv[1:separator]
    rows = [run(sys.argv[separator + 1:], tool, json.loads(arguments)) for _ in range(int(runs))]
    initialized, answered, memory = (statistics.median(column) for column in zip(*rows))
    print(json.dumps({"server": name, "runs": int(runs), "initialized_s": round(initialized, 2),
                      "first_answer_s": round(answered, 2), "resident_mib": round(memory / 1024)}))


main()
