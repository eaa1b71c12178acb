"""Writing so that a crash at any moment leaves the old content or the new one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path


def sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(path: Path, text: str, mode: int = 0o600) -> None:
    """Replaces a file as a whole, and waits until the disk has it. The new file belongs to whom the old one did."""
    new = path.with_name(path.name + ".new")
    new.unlink(missing_ok=True)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        owner = path.stat()
        os.chown(new, owner.st_uid, owner.st_gid)
    os.replace(new, path)
    sync_directory(path.parent)


def write_json(path: Path, value: object, mode: int = 0o600) -> None:
    write(path, json.dumps(value, indent=2, sort_keys=True) + "\n", mode)


def remove_tree(path: Path) -> None:
    """Removes a directory; half of one is never found under its own name."""
    dying = path.with_name(path.name + ".removed")
    if dying.exists():
        shutil.rmtree(dying)
    if path.exists():
        os.replace(path, dying)
        shutil.rmtree(dying)


def own_tree(path: Path, uid: int) -> None:
    """Gives a directory to a user, when we may."""
    if os.geteuid() != 0:
        return
    os.lchown(path, uid, uid)
    for directory, directories, names in os.walk(path):
        for name in directories + names:
            os.lchown(os.path.join(directory, name), uid, uid)
