"""Machines in network namespaces: an edge, the internet, a VPN. Needs root and `ip netns`."""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Iterator

import pytest

CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


@dataclass(frozen=True)
class Namespace:
    """One machine's network."""

    name: str

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Sockets that this thread makes inside belong to the namespace for as long as they live."""
        own = os.open(f"/proc/self/task/{threading.get_native_id()}/ns/net", os.O_RDONLY)
        other = os.open(f"/run/netns/{self.name}", os.O_RDONLY)
        try:
            self._enter(other)
            try:
                yield
            finally:
                self._enter(own)
        finally:
            os.close(own)
            os.close(other)

    @staticmethod
    def _enter(descriptor: int) -> None:
        if _libc.setns(descriptor, CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")

    def connect(self, address: str, port: int, source: str | None = None) -> socket.socket:
        """A TCP connection from this machine."""
        with self.entered():
            return socket.create_connection((address, port), timeout=20, source_address=(source, 0) if source else None)

    def command(self, *words: object) -> list[str]:
        """The command line that runs a program on this machine."""
        return ["ip", "netns", "exec", self.name, *map(str, words)]


class Network:
    """Machines around one in the middle. Each is `name: (its IPv4, its IPv6, the middle's IPv4, the middle's IPv6)`, with prefix lengths."""

    def __init__(self, middle: str, **around: tuple[str, str, str, str]) -> None:
        self._around = around
        self._prefix = f"plane{os.getpid()}"
        self.middle = Namespace(f"{self._prefix}-{middle}")
        self.machines = {name: Namespace(f"{self._prefix}-{name}") for name in around}

    def __enter__(self) -> "Network":
        if os.geteuid() != 0 or shutil.which("ip") is None:
            pytest.skip("network namespaces need root and iproute2")
        self.__exit__()
        try:
            self._make(self.middle)
        except subprocess.CalledProcessError as refused:
            pytest.skip(f"network namespaces are not allowed here: {refused.stderr.strip()}")
        for number, (name, (four, six, middle_four, middle_six)) in enumerate(self._around.items()):
            machine = self.machines[name]
            self._make(machine)
            _ip("-n", machine.name, "link", "add", "eth0", "type", "veth", "peer", "name", f"eth{number}", "netns", self.middle.name)
            for namespace, device, addresses in ((machine, "eth0", (four, six)), (self.middle, f"eth{number}", (middle_four, middle_six))):
                for address in addresses:
                    self.add_address(namespace, device, address)
                _ip("-n", namespace.name, "link", "set", device, "up")
        return self

    def __exit__(self, *_) -> None:
        for namespace in (self.middle, *self.machines.values()):
            subprocess.run(["ip", "netns", "del", namespace.name], check=False, capture_output=True)

    @staticmethod
    def _make(namespace: Namespace) -> None:
        _ip("netns", "add", namespace.name)
        _ip("-n", namespace.name, "link", "set", "lo", "up")

    @staticmethod
    def add_address(namespace: Namespace, device: str, address: str) -> None:
        """Gives a device another address, at once (without looking for duplicates)."""
        _ip("-n", namespace.name, "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))
