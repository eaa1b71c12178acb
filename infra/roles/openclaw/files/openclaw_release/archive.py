"""Copies, archives and compares a directory of state, byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import tarfile
from pathlib import Path

from files import remove_tree, sync_directory, write_json
from settings import Failure

# A gateway's lock and socket belong to the process that made them.
TRANSIENT = {"gateway.lock"}


def _entries(directory: Path):
    for parent, directories, names in os.walk(directory):
        directories.sort()
        for name in sorted(names + [d for d in directories if os.path.islink(os.path.join(parent, d))]):
            path = Path(parent, name)
            kind = path.lstat().st_mode
            if name not in TRANSIENT and (stat.S_ISREG(kind) or stat.S_ISLNK(kind)):
                yield path.relative_to(directory).as_posix(), path


def _sum(path: Path) -> str:
    if path.is_symlink():
        return "link " + os.readlink(path)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def manifest(directory: Path) -> dict:
    """The checksum of every file, by its path."""
    return {name: _sum(path) for name, path in _entries(directory)}


def size(directory: Path) -> int:
    """Bytes of all files."""
    return sum(path.lstat().st_size for _, path in _entries(directory))


def copy(source: Path, target: Path) -> None:
    """A copy with modes, times and owners. What is at the target is replaced; half a copy never bears the target's name."""
    partial = target.with_name(target.name + ".partial")
    remove_tree(partial)
    remove_tree(target)

    def copy_with_owner(original, duplicate, *, follow_symlinks=True):
        shutil.copy2(original, duplicate, follow_symlinks=follow_symlinks)
        _same_owner(original, duplicate)
        return duplicate

    def leave_out(_directory, names):
        return {name for name in names if name in TRANSIENT or stat.S_ISSOCK(os.lstat(os.path.join(_directory, name)).st_mode)}

    shutil.copytree(source, partial, symlinks=True, copy_function=copy_with_owner, ignore=leave_out)
    for parent, directories, _ in os.walk(source):
        inside = partial / os.path.relpath(parent, source)
        _same_owner(parent, inside)
        for name in directories:
            if os.path.islink(os.path.join(parent, name)):
                _same_owner(os.path.join(parent, name), inside / name)
    os.replace(partial, target)
    sync_directory(target.parent)


def _same_owner(original, duplicate) -> None:
    if os.geteuid() == 0:
        owner = os.lstat(original)
        os.lchown(duplicate, owner.st_uid, owner.st_gid)


def create(directory: Path, tar: Path) -> dict:
    """Archives a directory, reads the archive back, and writes its manifest beside it. The manifest is written last: with it, the archive is whole."""
    sums = manifest(directory)
    partial = tar.with_name(tar.name + ".partial")
    with tarfile.open(partial, "w", format=tarfile.PAX_FORMAT) as archive:
        archive.add(directory, arcname=".", filter=lambda entry: None if Path(entry.name).name in TRANSIENT else entry)
    descriptor = os.open(partial, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    with tarfile.open(partial) as archive:
        listed = {os.path.normpath(entry.name) for entry in archive if entry.isfile() or entry.issym() or entry.islnk()}
    missing = sorted(set(sums) - listed)
    if missing:
        raise Failure(f"The archive {tar} lacks {len(missing)} files, such as {missing[0]}. Is somebody else writing to {directory}?")
    os.replace(partial, tar)
    write_json(manifest_of(tar), {"archive": _sum(tar), "files": sums})
    return sums


def manifest_of(tar: Path) -> Path:
    return tar.with_suffix(".manifest.json")


def is_whole(tar: Path) -> bool:
    """True if the archive was completed, and has not changed since."""
    if not tar.exists() or not manifest_of(tar).exists():
        return False
    return json.loads(manifest_of(tar).read_text())["archive"] == _sum(tar)


def matches(directory: Path, tar: Path) -> bool:
    """True if the directory holds exactly what was archived."""
    return directory.is_dir() and manifest(directory) == json.loads(manifest_of(tar).read_text())["files"]


def restore(tar: Path, directory: Path) -> None:
    """Puts the archive's content in the place of the directory, and compares it."""
    if not is_whole(tar):
        raise Failure(f"The archive {tar} is damaged: its checksum is not that of {manifest_of(tar).name}. Take one of a backup.")
    partial = directory.with_name(directory.name + ".partial")
    remove_tree(partial)
    with tarfile.open(tar) as archive:
        # The archive is our own, and its checksum was compared: it may hold any link that the state held.
        trusted = {"filter": "fully_trusted"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(partial, numeric_owner=True, **trusted)
    if not matches(partial, tar):
        raise Failure(f"What {tar} gave back is not what was archived. The disk may be failing.")
    remove_tree(directory)
    os.replace(partial, directory)
    sync_directory(directory.parent)
