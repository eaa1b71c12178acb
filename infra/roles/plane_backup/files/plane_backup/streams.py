"""Chains of programs with one stream through them: nothing lies on the disk in clear."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
from pathlib import Path
from typing import BinaryIO, Callable

from settings import Failure

CHUNK = 1 << 20


class Age:
    """Encrypts with age for recipients; this host needs no private key for that."""

    def __init__(self, recipients: list, identity_file: str) -> None:
        self.recipients, self.identity_file = recipients, identity_file

    def encrypt(self, target: Path, produce: Callable[[BinaryIO], None]) -> dict:
        """Writes what `produce` writes, encrypted; gives sizes and checksums of both."""
        words = ["age", "--encrypt", *(word for recipient in self.recipients for word in ("--recipient", recipient)), "--output", str(target)]
        with tempfile.TemporaryFile() as errors:
            process = start(words, stdin=subprocess.PIPE, stderr=errors)
            clear = Counted(process.stdin)
            try:
                produce(clear)
                process.stdin.close()
            except BrokenPipeError as failure:
                process.wait()
                raise Failure(f"age ended early: {said(errors)}") from failure
            except BaseException:
                process.kill()
                process.wait()
                raise
            if process.wait():
                raise Failure(f"age failed: {said(errors)}")
        os.chmod(target, 0o600)
        with target.open("rb") as file:
            os.fsync(file.fileno())
        return {"bytes": target.stat().st_size, "sha256": checksum(target), "clear_bytes": clear.bytes, "clear_sha256": clear.digest.hexdigest()}

    def decrypt(self, source: Path, consume: Callable[[BinaryIO], None]) -> str:
        """Gives the clear stream, and afterwards its checksum."""
        if not self.identity_file:
            raise Failure("To decrypt, plane_backup_identity is needed: the private key of one of the recipients.")
        with tempfile.TemporaryFile() as errors:
            process = start(["age", "--decrypt", "--identity", self.identity_file, str(source)], stdout=subprocess.PIPE, stderr=errors)
            clear = Counted(process.stdout)
            try:
                consume(clear)
                while clear.read(CHUNK):
                    pass
            finally:
                process.stdout.close()
                status = process.wait()
            if status:
                raise Failure(f"{source.name} cannot be decrypted: {said(errors)}")
        return clear.digest.hexdigest()


class Counted:
    """A stream that knows how much went through it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.bytes, self.digest = stream, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.stream.write(data)
        self.bytes += len(data)
        self.digest.update(data)
        return len(data)

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.bytes += len(data)
        self.digest.update(data)
        return data

    def flush(self) -> None:
        self.stream.flush()


def start(words: list, **pipes) -> subprocess.Popen:
    try:
        return subprocess.Popen(words, **pipes)
    except OSError as failure:
        raise Failure(f"{words[0]} cannot be started: {failure}") from failure


def said(errors: BinaryIO) -> str:
    errors.seek(0)
    lines = [line for line in errors.read().decode(errors="replace").splitlines() if line.strip() and not line.startswith("age: report")]
    return lines[-1][-300:] if lines else "without a message"


def checksum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def pump(source: BinaryIO, *targets: BinaryIO) -> None:
    """Copies a stream into others. One that does not want any more is left alone; its program says why by its status."""
    open_targets = list(targets)
    while chunk := source.read(CHUNK):
        for target in list(open_targets):
            try:
                target.write(chunk)
            except BrokenPipeError:
                if target is targets[0]:
                    raise
                open_targets.remove(target)
