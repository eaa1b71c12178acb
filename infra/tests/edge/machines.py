"""An edge with fake services behind it, seen from the internet, from the VPN, and through a relay."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Mapping

import pytest

from support.namespaces import Namespace, Network
from support.processes import stop, wait_until

WORK, HOOKS = "work.example.org", "hooks.example.org"
PORTS = {"api": 8000, "web": 3000, "admin": 3001, "space": 3002, "live": 3003, "store": 9000, "receiver": 8787}

CADDIES = {"debian": Path("/usr/bin/caddy"), "current": Path(sys.prefix) / "bin/caddy"}


def caddy_named(name: str) -> Path:
    """Debian's Caddy or the current one; skips the test when it is not installed."""
    if not CADDIES[name].exists():
        pytest.skip(f"the {name} Caddy is not installed at {CADDIES[name]}")
    return CADDIES[name]


@dataclass
class Service:
    """A fake service on the edge's loopback interface that tells what it was asked."""

    name: str
    requests: list[dict] = field(default_factory=list)
    # What the receiver does instead of answering: "", "cut" or "crash".
    trouble: str = ""

    def start(self, namespace: Namespace, port: int) -> None:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _serve(self) -> None:
                if self.headers.get("Upgrade"):
                    self.send_response(101)
                    self.send_header("Upgrade", self.headers["Upgrade"])
                    self.send_header("Connection", "Upgrade")
                    self.end_headers()
                    self.wfile.write(self.rfile.read(5))
                    self.close_connection = True
                    return
                body = self._body()
                request = {"service": service.name, "method": self.command, "target": self.path, "headers": dict(self.headers), **body}
                service.requests.append(request)
                if service.trouble == "cut":
                    self.connection.shutdown(socket.SHUT_RDWR)
                    self.close_connection = True
                    return
                answer = json.dumps(request).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(answer)

            def _body(self) -> dict:
                digest, size = hashlib.sha256(), 0
                if self.headers.get("Transfer-Encoding") == "chunked":
                    while length := int(self.rfile.readline(), 16):
                        chunk = self.rfile.read(length)
                        digest.update(chunk)
                        size += len(chunk)
                        self.rfile.readline()
                    self.rfile.readline()
                else:
                    left = int(self.headers.get("Content-Length") or 0)
                    while left and (chunk := self.rfile.read(min(left, 1 << 20))):
                        digest.update(chunk)
                        size += len(chunk)
                        left -= len(chunk)
                return {"size": size, "digest": digest.hexdigest()}

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _serve

            def log_message(self, *_) -> None:
                pass

        class Server(ThreadingHTTPServer):
            request_queue_size = 64
            daemon_threads = True

            def handle_error(self, *_) -> None:
                pass

        with namespace.entered():
            self.server = Server(("127.0.0.1", port), Handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def seen(self) -> dict:
        """What the fake service behind says it was asked."""
        return json.loads(self.body)


class Edge:
    """A network with a Caddy in the middle, as the role configured it."""

    # address of the edge as each machine sees it
    addresses = {
        ("internet", 4): "203.0.113.1", ("internet", 6): "2001:db8:1::1",
        ("vpn", 4): "10.8.0.1", ("vpn", 6): "fd00:8::1",
    }

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.network = Network(
            "edge",
            internet=("203.0.113.9/24", "2001:db8:1::9/64", "203.0.113.1/24", "2001:db8:1::1/64"),
            vpn=("10.8.0.9/24", "fd00:8::9/64", "10.8.0.1/24", "fd00:8::1/64"),
        )
        self.services = {name: Service(name) for name in PORTS}
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Edge":
        self.network.__enter__()
        # The gateway of a Docker network, from which relays on this machine speak.
        self.network.add_address(self.network.middle, "lo", "172.20.0.1/16")
        for name, service in self.services.items():
            service.start(self.network.middle, PORTS[name])
        self.certificate()
        return self

    def __exit__(self, *_) -> None:
        if self.process:
            stop(self.process)
        for service in self.services.values():
            service.stop()
        self.network.__exit__()

    def certificate(self) -> None:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=edge",
             "-addext", f"subjectAltName=DNS:{WORK},DNS:{HOOKS}", "-keyout", self.directory / "key.pem", "-out", self.directory / "chain.pem"],
            check=True, capture_output=True,
        )

    def variables(self, caddy: Path, **more) -> dict:
        """Variables of the role that fit this network."""
        files = {f"plane_edge_{site}_{name}": str(self.directory / file) for site in ("private", "public")
                 for name, file in (("certificate", "chain.pem"), ("certificate_key_file", "key.pem"))}
        return {
            "plane_edge_domain": "example.org", "plane_edge_vpn_cidrs": ["10.8.0.0/24", "fd00:8::/64"],
            "plane_edge_private_tls": "files", "plane_edge_public_tls": "files", **files,
            "plane_edge_space_upstream": "127.0.0.1:3002", "plane_edge_live_upstream": "127.0.0.1:3003",
            "plane_edge_caddyfile": str(self.directory / "Caddyfile"), "plane_edge_caddy": str(caddy), "plane_edge_package": "",
            "plane_edge_service": "", "plane_edge_reload_command": ["true"], "plane_edge_admin_listen": "127.0.0.1:2019", **more,
        }

    def run(self, caddy: Path) -> None:
        """Starts Caddy with the file that the role wrote."""
        self.caddy = caddy
        self.log = self.directory / "caddy.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self.network.middle.command(caddy, "run", "--adapter", "caddyfile", "--config", self.directory / "Caddyfile"),
                env={"HOME": str(self.directory), "PATH": os.environ["PATH"]}, stdout=log, stderr=subprocess.STDOUT,
            )
        wait_until(lambda: self._listens(443) and self._listens(80), "Caddy", self.process)

    def _listens(self, port: int) -> bool:
        try:
            self.network.machines["vpn"].connect("10.8.0.1", port).close()
        except OSError:
            return False
        return True

    def ask(self, machine: str, target: str = "/", host: str = WORK, method: str = "GET", *, tls: bool = True, family: int = 4, server_name: str = "",
            headers: Mapping[str, str] | None = None, body: bytes = b"", address: str = "", port: int = 0, source: str | None = None) -> Answer:
        """Sends one request, its target byte by byte as given, and reads the answer."""
        namespace = self.network.machines.get(machine, self.network.middle)
        connection = namespace.connect(address or self.addresses[machine, family], port or (443 if tls else 80), source)
        if tls:
            connection = self.trust(connection, server_name or (host if host in (WORK, HOOKS) else WORK))
        with closing(connection):
            fields = {"Host": host, "Content-Length": str(len(body)), **(headers or {})}
            if "Transfer-Encoding" in fields:
                del fields["Content-Length"]
            head = f"{method} {target} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
            try:
                connection.sendall(head.encode() + body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all was sent: the answer says why
            with closing(http.client.HTTPResponse(connection, method=method)) as response:
                response.begin()
                return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())

    def trust(self, connection: socket.socket, server_name: str) -> ssl.SSLSocket:
        """Speaks TLS on a connection, and takes only the edge's certificate."""
        context = ssl.create_default_context(cafile=str(self.directory / "chain.pem"))
        try:
            return context.wrap_socket(connection, server_hostname=server_name)
        except OSError:
            connection.close()
            raise

    def forget(self) -> None:
        """Empties what the services remember."""
        for service in self.services.values():
            service.requests.clear()
            service.trouble = ""

    def asked(self) -> list[str]:
        """Names of the services that were asked since."""
        return [name for name, service in self.services.items() if service.requests]

    def relay(self, source: str) -> "Relay":
        """A relay on the edge that takes connections from anywhere and makes new ones from an address of the edge."""
        return Relay(self.network.middle, source)


class Relay:
    """What Docker's userland proxy does."""

    port = 8443

    def __init__(self, namespace: Namespace, source: str) -> None:
        self._namespace = namespace
        self._source = source

    def __enter__(self) -> "Relay":
        with self._namespace.entered():
            self._server = socket.create_server(("203.0.113.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        with client, self._namespace.connect(self._source, 443, self._source) as edge:
            back = threading.Thread(target=self._copy, args=(edge, client), daemon=True)
            back.start()
            self._copy(client, edge)
            back.join()

    @staticmethod
    def _copy(one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass
