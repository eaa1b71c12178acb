# Apache-2.0 (see LICENSE in the root of the repository)
"""Reads the source directories where Ansible runs, and gives their content to the module of the same name."""

from __future__ import annotations

import fnmatch
import os

from ansible.errors import AnsibleActionFail
from ansible.plugins.action import ActionBase


def content_of(source, exclude):
    """The text of each file below a directory, by its relative path."""
    found = {}
    for directory, directories, names in os.walk(source):
        directories[:] = sorted(d for d in directories if not any(fnmatch.fnmatch(d, pattern) for pattern in exclude))
        for name in sorted(names):
            if not any(fnmatch.fnmatch(name, pattern) for pattern in exclude):
                path = os.path.join(directory, name)
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, source)] = file.read()
    return found


class ActionModule(ActionBase):
    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        arguments = dict(self._task.args)
        files = {}
        for to, source in arguments.get("trees", {}).items():
            if not os.path.isdir(source):
                raise AnsibleActionFail("%s is not a directory where Ansible runs" % source)
            try:
                content = content_of(source, arguments.get("exclude", []))
            except UnicodeDecodeError as problem:
                raise AnsibleActionFail("%s has a file that is not text: %s" % (source, problem)) from problem
            files.update({"%s/%s" % (to, name): text for name, text in content.items()})
        result.update(self._execute_module(module_name="ewutelo.plane.managed_files", module_args={**arguments, "files": files}, task_vars=task_vars))
        return result
