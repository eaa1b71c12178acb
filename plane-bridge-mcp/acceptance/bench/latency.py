#!/usr/bin/env python3
"""What a tool's call through the bridge costs beside the requests to Plane that it makes.

Usage: latency.py ROUNDS PLANE BRIDGE KEY   (Plane is the testkit, which tells what was asked; the bridge serves one agent, without a token)

Records the requests of a call that is warm, then lets the call and those requests, one after the other over one connection,
take turns. Prints a JSON line for each tool: medians in milliseconds, and the median of the ratios of each round.
"""
import http.client
import json
import statistics
import sys
import time
import urllib.parse

rounds, plane, bridge, key = int(sys.argv[1]), *sys.argv[2:5]
plane_host, bridge_url = urllib.parse.urlsplit(plane).netloc, urllib.parse.urlsplit(bridge)
to_plane, to_bridge = (http.client.HTTPConnection(host, timeout=60) for host in (plane_host, bridge_url.netloc))


def ask(connection, method, path, body, headers):
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    content = response.read()
    # A search by external id that finds nothing is answered 404.
    if response.status >= 400 and response.status != 404:
        raise SystemExit(f"FAILED: {method} {path} was answered {response.status}")
    return content


def call(tool, arguments):
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    answer = json.loads(ask(to_bridge, "POST", bridge_url.path, json.dumps(message), {"Content-Type": "application/json"}))
    if "error" in answer or answer["result"].get("isError"):
        raise SystemExit(f"FAILED: {str(answer)[:500]}")


def control(method):
    return json.loads(ask(to_plane, method, "/_testkit/requests", None, {}) or "[]")


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(tool, arguments):
    for _ in range(rounds):
        call(tool, arguments)
    control("DELETE")
    call(tool, arguments)
    recorded = control("GET")
    requests = [(each["method"], each["path"] + ("?" + each["query"] if each.get("query") else ""))
                for each in (recorded if isinstance(recorded, list) else recorded["requests"])
                if "/_testkit/" not in each["path"]]
    if not requests or any(method != "GET" for method, _ in requests):
        raise SystemExit(f"FAILED: {tool} made {requests}; only reads can be repeated")

    def raw():
        for method, path in requests:
            ask(to_plane, method, path, None, {"X-API-Key": key})

    for _ in range(rounds):
        raw()
    pairs = [(seconds(lambda: call(tool, arguments)), seconds(raw)) for _ in range(rounds)]
    print(json.dumps({"tool": tool, "requests": len(requests),
                      "tool_ms": round(1000 * statistics.median(pair[0] for pair in pairs), 2),
                      "raw_ms": round(1000 * statistics.median(pair[1] for pair in pairs), 2),
                      "ratio": round(statistics.median(pair[0] / pair[1] for pair in pairs), 2)}))


measure("list_my_tasks", {})
measure("get_task_details", {"task": "ONB-1"})
