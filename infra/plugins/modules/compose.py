#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Brings a compose project to a state, and proves that it got there."""

from __future__ import annotations

DOCUMENTATION = r"""
module: compose
short_description: Bring a compose project to a state and prove that it got there
version_added: "1.0.0"
description:
  - Calls C(docker compose), reads its JSON, and reports what changed, service by service.
  - Every image is on the disk before anything is stopped or replaced. When one cannot be pulled, nothing has changed.
  - After a start it waits until every service runs, is healthy where it has a health check, and stays so; one-shot services
    must have ended with status 0. Crash loops and kills for lack of memory fail at once and name the service.
  - Check mode says what would be created, replaced, started or removed, by the files as they are on the host. It compares the hash of each service with the label that
    compose leaves on its containers, and the image on disk with the image of the container.
author:
  - Ewutelo (@ewutelo)
requirements:
  - docker with the compose plugin, version 2.20 or newer, on the managed host
attributes:
  check_mode:
    support: full
    description: Says what would change, and changes nothing.
  diff_mode:
    support: full
    description: Shows each service with its image, state and hash, before and after.
options:
  project:
    description: Name of the compose project.
    type: str
    required: true
  files:
    description: Compose files, in order. Needed unless I(state=absent).
    type: list
    elements: path
    default: []
  env_files:
    description: Files with values for C(${NAME}) in the compose files, in order.
    type: list
    elements: path
    default: []
  profiles:
    description: Profiles of compose to turn on.
    type: list
    elements: str
    default: []
  state:
    description:
      - C(present) creates, replaces and starts what the files say, and removes containers that they no longer name.
      - C(stopped) stops all containers and keeps them.
      - C(absent) removes containers and networks.
    type: str
    choices: [present, stopped, absent]
    default: present
  pull:
    description: Which images to pull before anything changes. With C(never) an image that is not on the disk is an error.
    type: str
    choices: [always, missing, never]
    default: missing
  one_shot:
    description: Services that do their work and end.
    type: list
    elements: str
    default: []
  quiet_for_one_shot:
    description:
      - Services that are stopped while a changed one-shot service does its work, such as a migration. They are stopped after
        all images have been pulled. Names that the files do not have are ignored.
    type: list
    elements: str
    default: []
  wait:
    description: Wait until all services are well.
    type: bool
    default: true
  wait_timeout:
    description: Seconds to wait at most.
    type: int
    default: 300
  wait_interval:
    description: Seconds between two looks.
    type: float
    default: 2
  stable_looks:
    description: How many looks in a row must find all services well.
    type: int
    default: 3
  remove_volumes:
    description: With I(state=absent), also remove the project's volumes and so its data.
    type: bool
    default: false
  docker_command:
    description: The docker command.
    type: str
    default: docker
"""

EXAMPLES = r"""
- name: Plane runs
  ewutelo.plane.compose:
    project: plane
    files: [/opt/plane/compose.yml]
    one_shot: [migrator]

- name: Plane is gone, its data stays
  ewutelo.plane.compose:
    project: plane
    state: absent
"""

RETURN = r"""
actions:
  description: What was done, or would be done in check mode.
  returned: always
  type: list
  elements: dict
  sample: [{"service": "api", "action": "recreate"}]
pulled:
  description: Images that were pulled, or would be.
  returned: when state is present
  type: list
  elements: str
containers:
  description: The project's containers afterwards.
  returned: always
  type: list
  elements: dict
  sample: [{"name": "plane-api-1", "service": "api", "state": "running", "health": "healthy", "exit_code": 0, "restarts": 0}]
"""

import json
import os
import time

from ansible.module_utils.basic import AnsibleModule

CRASH_LOOP = 3


class Compose:
    def __init__(self, module):
        self.module = module
        self.project = module.params["project"]
        self.docker = module.params["docker_command"]
        self.one_shot = set(module.params["one_shot"])

    # --- asking docker

    def command(self, *words, check=True):
        status, out, err = self.module.run_command([self.docker, *words])
        if check and status:
            self.fail(self.reason(err or out, words))
        return status, out, err

    def compose(self, *words, check=True):
        files = [word for path in self.module.params["files"] for word in ("-f", path)]
        env_files = [word for path in self.module.params["env_files"] for word in ("--env-file", path)]
        profiles = [word for name in self.module.params["profiles"] for word in ("--profile", name)]
        return self.command("compose", "-p", self.project, *env_files, *files, *profiles, *words, check=check)

    @staticmethod
    def reason(text, words):
        lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
        return "docker %s failed: %s" % (" ".join(words), lines[-1] if lines else "without a message")

    def fail(self, message, **more):
        self.module.fail_json(msg="Project %s: %s" % (self.project, message), **more)

    def desired(self):
        """The services of the files, with image and hash."""
        out = self.compose("config", "--format", "json")[1]
        try:
            services = json.loads(out)["services"]
        except (ValueError, KeyError, TypeError):
            self.fail("`docker compose config` did not print JSON. Compose 2.20 or newer is needed.")
        if not services:
            self.fail("the files name no service: %s" % ", ".join(self.module.params["files"]))
        hashes = dict(line.split()[:2] for line in self.compose("config", "--hash", "*")[1].splitlines() if line.strip())
        unknown = sorted(self.one_shot - set(services))
        if unknown:
            self.fail("one_shot names services that the files do not have: %s" % ", ".join(unknown))
        return {name: {"image": service["image"], "hash": hashes.get(name, "")} for name, service in services.items()}

    def containers(self):
        """The containers of the project, by service."""
        out = self.command("ps", "--all", "--quiet", "--no-trunc", "--filter", "label=com.docker.compose.project=" + self.project)[1]
        identities = out.split()
        found = []
        if identities:
            status, out, err = self.command("inspect", *identities, check=False)
            if status and not out.strip().startswith("["):
                self.fail(self.reason(err, ("inspect",)))
            found = [self.container(row) for row in json.loads(out)]
        return sorted((c for c in found if c["service"]), key=lambda c: c["name"])

    @staticmethod
    def container(row):
        labels = row["Config"].get("Labels") or {}
        state = row["State"]
        return {
            "id": row["Id"], "name": row["Name"].lstrip("/"), "service": labels.get("com.docker.compose.service", ""),
            "hash": labels.get("com.docker.compose.config-hash", ""), "image": row["Config"].get("Image", ""), "image_id": row.get("Image", ""),
            "state": state["Status"], "health": (state.get("Health") or {}).get("Status", ""), "exit_code": state.get("ExitCode", 0),
            "oom_killed": bool(state.get("OOMKilled")), "restarts": row.get("RestartCount", 0),
        }

    def image_id(self, reference):
        status, out, err = self.command("image", "inspect", reference, check=False)
        if status:
            return None
        return json.loads(out)[0]["Id"]

    def image_ids(self, references):
        """The images on the disk by reference. All at once when none is missing."""
        references = sorted(set(references))
        status, out, err = self.command("image", "inspect", *references, check=False)
        if not status:
            return {reference: row["Id"] for reference, row in zip(references, json.loads(out))}
        found = {reference: self.image_id(reference) for reference in references}
        return {reference: identity for reference, identity in found.items() if identity}

    # --- planning

    def plan(self, desired, containers, image_ids):
        """What compose will do to reach the desired state."""
        actions = []
        for name in sorted(desired):
            mine = [c for c in containers if c["service"] == name]
            if not mine:
                action = "create"
            elif any(c["hash"] != desired[name]["hash"] or c["image_id"] != image_ids.get(name) for c in mine):
                action = "recreate"
            elif name not in self.one_shot and any(c["state"] != "running" for c in mine):
                action = "start"
            elif name in self.one_shot and any(c["exit_code"] for c in mine):
                action = "start"
            else:
                continue
            actions.append({"service": name, "action": action})
        return actions + [{"service": c["service"], "action": "remove"} for c in containers if c["service"] not in desired]

    @staticmethod
    def picture(containers):
        """The text of a diff."""
        return "".join("%s: %s %s %s\n" % (c["service"], c["image"], c["state"], c["hash"][:12]) for c in containers)

    def predicted(self, desired, containers, actions):
        changed = {a["service"]: a["action"] for a in actions}
        lines = []
        for name in sorted(desired):
            now = [c for c in containers if c["service"] == name]
            if name in changed or not now:
                lines.append({"service": name, "image": desired[name]["image"], "state": "exited" if name in self.one_shot else "running",
                              "hash": desired[name]["hash"]})
            else:
                lines += now
        return self.picture(lines)

    # --- doing

    def pull(self, desired):
        """Gets every image onto the disk; nothing has been stopped yet."""
        policy, pulled, failed = self.module.params["pull"], [], []
        references = {service["image"] for service in desired.values()}
        present = self.image_ids(references)
        for reference in sorted(references):
            before = present.get(reference)
            if before and policy != "always":
                continue
            if policy == "never":
                failed.append("%s is not on the disk, and pull=never" % reference)
                continue
            if not self.module.check_mode:
                status, out, err = self.command("pull", reference, check=False)
                if status:
                    failed.append("%s: %s" % (reference, self.reason(err or out, ("pull",))))
                    continue
            if before is None or self.image_id(reference) != before:
                pulled.append(reference)
        if failed:
            self.fail("nothing was changed, because not all images could be had: %s" % "; ".join(failed), pulled=pulled)
        return pulled, self.image_ids(references) if pulled and not self.module.check_mode else present

    def wait(self, desired):
        """Returns when all services were well at several looks in a row; fails with the names of those that are not."""
        parameters = self.module.params
        end = time.time() + parameters["wait_timeout"]
        first, good, containers = None, 0, []
        while True:
            containers = self.containers()
            restarts = {c["name"]: c["restarts"] for c in containers}
            first = first if first is not None else restarts
            waiting = []
            for name in sorted(desired):
                mine = [c for c in containers if c["service"] == name]
                waiting += ["%s: no container" % name] if not mine else []
                for container in mine:
                    problem, final = self.problem(container, first)
                    if final:
                        self.fail("%s: %s. Look at `docker logs %s`." % (name, problem, container["name"]), containers=containers)
                    waiting += ["%s: %s" % (name, problem)] if problem else []
            good = 0 if waiting else good + 1
            if good >= parameters["stable_looks"]:
                return containers
            if waiting and time.time() >= end:
                self.fail("not well after %d s: %s" % (parameters["wait_timeout"], "; ".join(waiting)), containers=containers)
            time.sleep(parameters["wait_interval"])

    def problem(self, container, first):
        """What is wrong with a container, and whether waiting cannot help."""
        if container["oom_killed"]:
            return "killed because it needed more memory than its limit", True
        if container["service"] in self.one_shot:
            if container["state"] != "exited":
                return "still " + container["state"], False
            return ("ended with status %d" % container["exit_code"], True) if container["exit_code"] else ("", False)
        if container["restarts"] - first.get(container["name"], 0) >= CRASH_LOOP:
            return "starts again and again; last exit status %d" % container["exit_code"], True
        if container["state"] != "running":
            return "%s with exit status %d" % (container["state"], container["exit_code"]), False
        if container["health"] not in ("", "healthy"):
            return container["health"], False
        return "", False

    # --- states

    def present(self):
        missing = [path for path in self.module.params["files"] if not os.path.exists(path)]
        if missing and self.module.check_mode:
            # An earlier task would have written them.
            return dict(changed=True, actions=[{"service": "*", "action": "create"}], pulled=[], containers=[])
        desired = self.desired()
        before = self.containers()
        pulled, images = self.pull(desired)
        actions = self.plan(desired, before, {name: images.get(service["image"]) for name, service in desired.items()})
        if self.module.check_mode:
            return dict(changed=bool(actions or pulled), actions=actions, pulled=pulled, containers=before,
                        diff=dict(before=self.picture(before), after=self.predicted(desired, before, actions)))
        if any(a["service"] in self.one_shot and a["action"] != "remove" for a in actions):
            quiet = sorted(c["service"] for c in before if c["service"] in self.module.params["quiet_for_one_shot"] and c["service"] in desired
                           and c["state"] in ("running", "restarting"))
            if quiet:
                self.compose("stop", *quiet)
        status, out, err = self.compose("up", "--detach", "--no-build", "--remove-orphans", "--pull", "never", check=False)
        if status:
            after = self.containers()
            ill = ["%s is %s%s" % (c["service"], c["state"], " and " + c["health"] if c["health"] else "") for c in after
                   if self.problem(c, {})[0]]
            self.fail("%s%s" % (self.reason(err or out, ("compose", "up")), " (%s)" % "; ".join(ill) if ill else ""), containers=after)
        after = self.wait(desired) if self.module.params["wait"] else self.containers()
        identities = {c["id"]: c for c in before}
        done = [a for a in actions if a["action"] in ("remove", "start")
                or any(c["service"] == a["service"] and c["id"] not in identities for c in after)]
        known = {a["service"] for a in done}
        done += [{"service": c["service"], "action": "recreate"} for c in after if c["id"] not in identities and c["service"] not in known]
        return dict(changed=bool(done or pulled), actions=done, pulled=pulled, containers=after,
                    diff=dict(before=self.picture(before), after=self.picture(after)))

    def stopped(self):
        before = self.containers()
        actions = [{"service": c["service"], "action": "stop"} for c in before if c["state"] in ("running", "restarting")]
        if actions and not self.module.check_mode:
            self.compose("stop")
        return dict(changed=bool(actions), actions=actions, containers=before if self.module.check_mode else self.containers())

    def absent(self):
        before = self.containers()
        actions = [{"service": c["service"], "action": "remove"} for c in before]
        volumes = self.module.params["remove_volumes"]
        if actions and not self.module.check_mode:
            self.compose("down", "--remove-orphans", *(["--volumes"] if volumes else []))
        return dict(changed=bool(actions), actions=actions, containers=before if self.module.check_mode else self.containers(),
                    diff=dict(before=self.picture(before), after="" if actions else self.picture(before)))


def main():
    module = AnsibleModule(
        argument_spec=dict(
            project=dict(type="str", required=True),
            files=dict(type="list", elements="path", default=[]),
            env_files=dict(type="list", elements="path", default=[]),
            profiles=dict(type="list", elements="str", default=[]),
            state=dict(type="str", choices=["present", "stopped", "absent"], default="present"),
            pull=dict(type="str", choices=["always", "missing", "never"], default="missing"),
            one_shot=dict(type="list", elements="str", default=[]),
            quiet_for_one_shot=dict(type="list", elements="str", default=[]),
            wait=dict(type="bool", default=True),
            wait_timeout=dict(type="int", default=300),
            wait_interval=dict(type="float", default=2.0),
            stable_looks=dict(type="int", default=3),
            remove_volumes=dict(type="bool", default=False),
            docker_command=dict(type="str", default="docker"),
        ),
        required_if=[("state", "present", ("files",)), ("state", "stopped", ("files",))],
        supports_check_mode=True,
    )
    compose = Compose(module)
    module.exit_json(**getattr(compose, module.params["state"])())


if __name__ == "__main__":
    main()
