#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Keeps Plane from emptying its neighbours' cache."""

from __future__ import annotations

DOCUMENTATION = r"""
module: cache_guard
short_description: Check that Plane may use an index of a shared Redis or Valkey
version_added: "1.0.0"
description:
  - Plane has no prefix for its keys, and each start of its api empties the database index that it is given.
  - Before a start, with I(step=before), this refuses an index that holds keys of others, an index that the server does not have,
    one index for cache and tasks, and a server that may throw queued tasks away. It leaves a canary in another index.
  - After the start, with I(step=after), the canary must still be there.
author:
  - Ewutelo (@ewutelo)
attributes:
  check_mode:
    support: full
    description: Checks, and leaves no canary.
options:
  step:
    description: Before or after the start of Plane.
    type: str
    choices: [before, after]
    required: true
  host:
    description: Host of the server, as seen by the managed host.
    type: str
    required: true
  port:
    description: Port of the server.
    type: int
    default: 6379
  password:
    description: Password of the server. Empty for none.
    type: str
    default: ""
  index:
    description: Database index of Plane's cache.
    type: int
    required: true
  broker_index:
    description: Database index of Plane's tasks. Leave it out when the tasks go elsewhere.
    type: int
  canary_index:
    description: Database index of the canary. It belongs neither to the cache nor to the tasks.
    type: int
    required: true
  timeout:
    description: Seconds to wait for each answer.
    type: float
    default: 5
"""

EXAMPLES = r"""
- name: Plane may use index 5 for its cache and 6 for its tasks
  ewutelo.plane.cache_guard:
    step: before
    host: 127.0.0.1
    password: "{{ plane_cache_password }}"
    index: 5
    broker_index: 6
    canary_index: 0
"""

RETURN = r"""
keys:
  description: How many keys the cache's index holds.
  returned: with step=before
  type: int
policy:
  description: What the server does when its memory is full.
  returned: with step=before
  type: str
"""

import re
import socket

from ansible.module_utils.basic import AnsibleModule

CANARY = "ewutelo.plane:canary"
# Django's cache, the codes of magic links, and identifiers of work items.
OF_PLANE = re.compile(r"^(:1:|magic_|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$)")
OF_CELERY = re.compile(r"^(celery|unacked|_kombu\.|.*\.reply\.celery\.pidbox$|celery-task-meta-)")
LOOKED_AT = 1000


class ServerError(Exception):
    """The server answered with an error."""


class Connection:
    """Just enough of the protocol: commands as arrays of strings."""

    def __init__(self, host, port, timeout):
        self.socket = socket.create_connection((host, port), timeout)
        self.file = self.socket.makefile("rb")

    def command(self, *words):
        """Sends a command and returns its answer."""
        parts = [("%s" % word).encode() for word in words]
        self.socket.sendall(b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts))
        return self.answer()

    def answer(self):
        """Reads one answer."""
        line = self.file.readline().rstrip(b"\r\n")
        kind, rest = line[:1], line[1:]
        if kind == b"+":
            return rest.decode()
        if kind == b"-":
            raise ServerError(rest.decode())
        if kind == b":":
            return int(rest)
        if kind == b"$":
            if int(rest) < 0:
                return None
            data = self.file.read(int(rest) + 2)[:-2]
            return data.decode("utf-8", "replace")
        if kind == b"*":
            return [self.answer() for ignored in range(int(rest))]
        raise ServerError("it closed the connection" if not line else "it does not speak the protocol of Redis")

    def select(self, index):
        """Goes to an index."""
        try:
            self.command("SELECT", index)
        except ServerError as error:
            raise ServerError("it has no index %d (%s)" % (index, error))

    def foreign(self, index, ours):
        """Some keys of an index that are not ours."""
        self.select(index)
        cursor, seen, found = "0", 0, []
        while True:
            cursor, keys = self.command("SCAN", cursor, "COUNT", 200)
            seen += len(keys)
            found += [key for key in keys if not ours.match(key)]
            if cursor == "0" or found or seen >= LOOKED_AT:
                return found


def before(module, server):
    """The checks, and the canary."""
    parameters = module.params
    index, broker = parameters["index"], parameters["broker_index"]
    if broker is not None and broker == index:
        raise ServerError("index %d is given for cache and tasks: each start of the api would throw the tasks away" % index)
    if parameters["canary_index"] in (index, broker):
        raise ServerError("canary_index %d belongs to Plane; take one that others use" % parameters["canary_index"])
    for place, ours, whose in ((index, OF_PLANE, "cache"), (broker, OF_CELERY, "tasks")):
        foreign = server.foreign(place, ours) if place is not None else []
        if foreign:
            raise ServerError("index %d, meant for Plane's %s, holds keys of others, such as %s. Take an empty index"
                              % (place, whose, ", ".join(repr(key) for key in sorted(foreign)[:3])))
    policy = re.search(r"maxmemory_policy:(\S+)", server.command("INFO", "memory"))
    policy = policy.group(1) if policy else "unknown"
    if broker is not None and policy != "noeviction":
        raise ServerError("its policy is %s, so it may throw queued tasks away. A broker needs maxmemory-policy noeviction, "
                          "or set plane_broker to rabbitmq" % policy)
    server.select(index)
    keys = server.command("DBSIZE")
    server.select(parameters["canary_index"])
    if not module.check_mode:
        server.command("SET", CANARY, "index %d" % index)
    return dict(keys=keys, policy=policy)


def after(module, server):
    """The canary lives."""
    server.select(module.params["canary_index"])
    if module.check_mode:
        return {}
    if server.command("GET", CANARY) is None:
        raise ServerError("the canary in index %d is gone: the start of Plane emptied more than index %d, or the server lost its keys. "
                          "Look at the neighbours' keys before you go on" % (module.params["canary_index"], module.params["index"]))
    server.command("DEL", CANARY)
    return {}


def main():
    module = AnsibleModule(
        argument_spec=dict(
            step=dict(type="str", choices=["before", "after"], required=True),
            host=dict(type="str", required=True),
            port=dict(type="int", default=6379),
            password=dict(type="str", default="", no_log=True),
            index=dict(type="int", required=True),
            broker_index=dict(type="int"),
            canary_index=dict(type="int", required=True),
            timeout=dict(type="float", default=5.0),
        ),
        supports_check_mode=True,
    )
    where = "%s:%d" % (module.params["host"], module.params["port"])
    try:
        server = Connection(module.params["host"], module.params["port"], module.params["timeout"])
        if module.params["password"]:
            server.command("AUTH", module.params["password"])
        done = before(module, server) if module.params["step"] == "before" else after(module, server)
    except ServerError as error:
        module.fail_json(msg="Cache %s: %s." % (where, error))
    except OSError as error:
        module.fail_json(msg="Cache %s cannot be reached: %s." % (where, error))
    module.exit_json(changed=False, **done)


if __name__ == "__main__":
    main()
