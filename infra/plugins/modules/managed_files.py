#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Keeps copies of directories on a host, and removes what it once copied and is not among them any more."""

from __future__ import annotations

DOCUMENTATION = r"""
module: managed_files
short_description: Copy directories of text files, and remove what was copied once and is gone from them
version_added: "1.0.0"
description:
  - C(copy) only adds, so that a file that was taken out of the source stays on the host and is still used.
  - Files that somebody else put there are never touched. What was copied is remembered in a file below I(root).
author:
  - Ewutelo (@ewutelo)
attributes:
  check_mode:
    support: full
    description: Says what would change, and changes nothing.
  diff_mode:
    support: full
    description: Lists the files.
options:
  root:
    description: Directory on the host.
    type: path
    required: true
  trees:
    description: Source directories where Ansible runs, by the path below I(root) to which they are copied.
    type: dict
    required: true
  exclude:
    description: Names of files and directories that are left out, with wildcards.
    type: list
    elements: str
    default: []
  memory:
    description: Name of the file below I(root) that remembers what was copied.
    type: str
    default: managed.json
  files:
    description: Set by the action plugin. The content of each file.
    type: dict
"""

EXAMPLES = r"""
- name: Skills are there
  ewutelo.plane.managed_files:
    root: /opt/openclaw
    trees:
      skills/plane-bridge: "{{ role_path }}/files/plane-bridge"
"""

RETURN = r"""
written:
  description: Files that were written.
  returned: always
  type: list
  elements: str
removed:
  description: Files that were removed.
  returned: always
  type: list
  elements: str
"""

import json
import os

from ansible.module_utils.basic import AnsibleModule


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return None


def write(path, content):
    os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(content)
    os.chmod(path + ".new", 0o644)
    os.replace(path + ".new", path)


def remove(root, name):
    """Removes a file, and the directories that become empty by that."""
    os.unlink(os.path.join(root, name))
    directory = os.path.dirname(name)
    while directory and not os.listdir(os.path.join(root, directory)):
        os.rmdir(os.path.join(root, directory))
        directory = os.path.dirname(directory)


def main():
    module = AnsibleModule(
        argument_spec=dict(
            root=dict(type="path", required=True),
            trees=dict(type="dict", required=True),
            exclude=dict(type="list", elements="str", default=[]),
            memory=dict(type="str", default="managed.json"),
            files=dict(type="dict"),
        ),
        supports_check_mode=True,
    )
    root, files = module.params["root"], module.params["files"]
    if files is None:
        module.fail_json(msg="The action plugin managed_files did not run: call the module by its full name, ewutelo.plane.managed_files.")
    memory = os.path.join(root, module.params["memory"])
    before = json.loads(read(memory) or "[]")
    written = sorted(name for name, content in files.items() if read(os.path.join(root, name)) != content)
    gone = sorted(name for name in before if name not in files)
    removed = [name for name in gone if os.path.exists(os.path.join(root, name))]
    if not module.check_mode:
        for name in written:
            write(os.path.join(root, name), files[name])
        for name in removed:
            remove(root, name)
        if sorted(files) != before:
            write(memory, json.dumps(sorted(files), indent=2) + "\n")
    changed = bool(written or removed or sorted(files) != before)
    module.exit_json(changed=changed, written=written, removed=removed,
                     diff=dict(before="".join(name + "\n" for name in before), after="".join(name + "\n" for name in sorted(files))))


if __name__ == "__main__":
    main()
