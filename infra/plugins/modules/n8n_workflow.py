#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Imports one workflow into n8n and publishes it, once."""

from __future__ import annotations

DOCUMENTATION = r"""
module: n8n_workflow
short_description: Import a workflow into n8n and publish it, if it is not there as it should be
version_added: "1.0.0"
description:
  - n8n takes a file without an C(id) as a new workflow at each import, and a webhook without a C(webhookId) gets another address at
    each import. Both are refused here.
  - The workflow that n8n has is exported and compared; it is imported only if it differs.
author:
  - Ewutelo (@ewutelo)
attributes:
  check_mode:
    support: full
    description: Says what would change, and changes nothing.
  diff_mode:
    support: full
    description: Shows the workflow before and after.
options:
  content:
    description: The workflow, as JSON text.
    type: str
    required: true
  active:
    description: Publish the workflow, so that its triggers work.
    type: bool
    default: true
  command:
    description: How to start n8n's command line, such as C(docker exec -i n8n n8n).
    type: list
    elements: str
    default: [n8n]
  directory:
    description: Directory on the host for the file to import.
    type: path
    required: true
  directory_inside:
    description: The same directory as n8n sees it. Left out, it has the same path.
    type: path
"""

EXAMPLES = r"""
- name: The workflow is there
  ewutelo.plane.n8n_workflow:
    content: "{{ lookup('ansible.builtin.file', 'plane-notify.json') }}"
    command: [docker, exec, -i, n8n, n8n]
    directory: /opt/n8n/import
    directory_inside: /import
"""

RETURN = r"""
id:
  description: Id of the workflow.
  returned: always
  type: str
imported:
  description: Whether it was imported.
  returned: always
  type: bool
published:
  description: Whether it was published or taken back.
  returned: always
  type: bool
"""

import json
import os

from ansible.module_utils.basic import AnsibleModule

COMPARED = ("name", "nodes", "connections", "settings")


def problems(workflow):
    """What would make a mess in n8n, as sentences."""
    found = []
    if not isinstance(workflow.get("id"), str) or not workflow["id"]:
        found.append("it has no id at the top, so each import would make another workflow")
    if not workflow.get("name"):
        found.append("it has no name")
    nodes = workflow.get("nodes") or []
    if not nodes:
        found.append("it has no nodes")
    for node in nodes:
        name = node.get("name", "?")
        if str(node.get("type", "")).endswith((".webhook", ".formTrigger", ".chatTrigger")) and not node.get("webhookId"):
            found.append("the node %s has no webhookId, so its address would change at each import" % name)
    ids = [node["webhookId"] for node in nodes if node.get("webhookId")]
    if len(ids) != len(set(ids)):
        found.append("two nodes have the same webhookId")
    names = [node.get("name") for node in nodes]
    unknown = sorted(
        {source for source in workflow.get("connections") or {} if source not in names}
        | {target["node"] for outputs in (workflow.get("connections") or {}).values() for output in outputs.values() for branch in output
           for target in (branch or []) if target["node"] not in names})
    if unknown:
        found.append("its connections name nodes that do not exist: %s" % ", ".join(unknown))
    if workflow.get("pinData"):
        found.append("it holds pinned data (pinData), which may be private and hides what is really received")
    return found


def picture(workflow):
    return json.dumps({key: workflow.get(key) or {} for key in COMPARED}, indent=2, sort_keys=True) + "\n" if workflow else ""


class N8n:
    def __init__(self, module):
        self.module = module

    def run(self, *words, check=True):
        status, out, err = self.module.run_command([*self.module.params["command"], *words])
        if check and status:
            self.module.fail_json(msg="n8n %s failed: %s" % (words[0], (err or out).strip()[-500:]))
        return status, out, err

    def export(self, identity):
        """The workflow as n8n has it, or None."""
        status, out, err = self.run("export:workflow", "--id=" + identity, check=False)
        if status:
            if "no workflows found" in (out + err).lower() or "not found" in (out + err).lower():
                return None
            self.module.fail_json(msg="n8n export:workflow failed: %s" % (err or out).strip()[-500:])
        for start in (index for index, letter in enumerate(out) if letter in "[{" and (index == 0 or out[index - 1] == "\n")):
            try:
                found = json.JSONDecoder().raw_decode(out[start:])[0]
            except ValueError:
                continue
            return (found[0] if found else None) if isinstance(found, list) else found
        return None

    def imports(self, workflow):
        name = "%s.json" % workflow["id"]
        path = os.path.join(self.module.params["directory"], name)
        inside = os.path.join(self.module.params["directory_inside"] or self.module.params["directory"], name)
        with open(path, "w", encoding="utf-8") as file:
            json.dump([workflow], file)
        os.chmod(path, 0o644)
        try:
            self.run("import:workflow", "--input=" + inside)
        finally:
            os.unlink(path)

    def publish(self, identity, active):
        """n8n 2 publishes; n8n 1 only knows how to set a workflow active."""
        words = ("publish:workflow" if active else "unpublish:workflow", "--id=" + identity)
        status, out, err = self.run(*words, check=False)
        if status and "not found" in (out + err).lower():
            self.run("update:workflow", "--id=" + identity, "--active=%s" % str(active).lower())
        elif status:
            self.module.fail_json(msg="n8n %s failed: %s" % (words[0], (err or out).strip()[-500:]))


def main():
    module = AnsibleModule(
        argument_spec=dict(
            content=dict(type="str", required=True),
            active=dict(type="bool", default=True),
            command=dict(type="list", elements="str", default=["n8n"]),
            directory=dict(type="path", required=True),
            directory_inside=dict(type="path"),
        ),
        supports_check_mode=True,
    )
    try:
        workflow = json.loads(module.params["content"])
    except ValueError as problem:
        module.fail_json(msg="The workflow is not JSON: %s" % problem)
    wrong = problems(workflow)
    if wrong:
        module.fail_json(msg="The workflow %s is refused: %s." % (workflow.get("name", "?"), "; ".join(wrong)))
    n8n, active = N8n(module), module.params["active"]
    before = n8n.export(workflow["id"])
    imported = picture(before) != picture(workflow)
    # An import takes a workflow back, so that it has to be published again.
    published = active if imported else bool(before.get("active")) != active
    if not module.check_mode:
        if imported:
            n8n.imports(workflow)
        if published:
            n8n.publish(workflow["id"], active)
        after = n8n.export(workflow["id"])
        if picture(after) != picture(workflow) or bool(after.get("active")) != active:
            module.fail_json(msg="n8n does not have the workflow %s as it was imported. Look at it in n8n, and at its log." % workflow["name"])
    module.exit_json(changed=bool(imported or published), id=workflow["id"], imported=imported, published=bool(published),
                     diff=dict(before=picture(before), after=picture(workflow)))


if __name__ == "__main__":
    main()
