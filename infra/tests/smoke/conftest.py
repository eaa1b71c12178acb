"""A Plane to check: the testkit, behind an edge that serves what the testkit does not have (pages)."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
import urllib.error
import urllib.request

import pytest

from smoke.session import Session
from support.ansible import ROOT
from support.processes import answers, free_port, stop, wait_until


@pytest.fixture(scope="module")
def testkit():
    """A testkit that nobody has set up, on a free port; then an admin, a workspace, a project and a key."""
    jars = sorted((ROOT.parent / "plane-testkit" / "target").glob("plane-testkit-*-standalone.jar"))
    if not jars or not shutil.which("java"):
        pytest.skip("plane-testkit is not built: mvn -pl plane-testkit package -DskipTests")
    port = free_port()
    process = subprocess.Popen(["java", "-XX:TieredStopAtLevel=1", "-jar", jars[-1], "serve", "--empty", "--port", str(port)], stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port), "plane-testkit", process, 60)
        yield Session(f"http://127.0.0.1:{port}").bootstrap()
    finally:
        stop(process)


class Edge:
    """Passes requests on, and changes answers when a test wants it."""

    def __init__(self, upstream: str) -> None:
        self.broken: dict[str, tuple[int, bytes]] = {}
        edge = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self, status, headers, body):
                self.send_response_only(status)
                for name, value in headers:
                    if name.lower() not in ("content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def handle_any(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                path = self.path.split("?")[0]
                for part, (status, text) in edge.broken.items():
                    if path.startswith(part) and (part != "/" or path == "/"):
                        return self.answer(status, [], text)
                if path in ("/", "/god-mode/") and "text/html" in self.headers.get("Accept", ""):
                    return self.answer(200, [], b"<!doctype html><html></html>")
                if path == "/webhooks/plane":
                    return self.answer(401, [], b"")
                request = urllib.request.Request(upstream + self.path, data=body or None, method=self.command,
                                                 headers={n: v for n, v in self.headers.items() if n.lower() not in ("connection", "accept-encoding")})
                try:
                    with opener.open(request) as response:
                        self.answer(response.status, response.headers.items(), response.read())
                except urllib.error.HTTPError as error:
                    with error:
                        self.answer(error.code, error.headers.items(), error.read())

            do_GET = do_POST = do_PATCH = do_DELETE = handle_any

            def log_message(self, *_):
                pass

        class NoRedirect(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect())
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def edge(testkit):
    edge = Edge(testkit.url)
    yield edge
    edge.close()


@pytest.fixture
def options(testkit, edge):
    """All options, so that nothing but the certificate is skipped."""
    port = free_port()
    return {"url": edge.url, "api_url": testkit.url, "api_key": testkit.key, "workspace": testkit.workspace, "project": testkit.project,
            "admin_email": testkit.email, "admin_password": testkit.password, "webhook_listen": f"127.0.0.1:{port}",
            "webhook_url": f"http://localhost:{port}", "hooks_url": edge.url + "/webhooks/plane", "timeout": 60}
