"""Who reaches what through a real Caddy, from the internet, from the VPN and through a relay."""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import ssl

import pytest

from edge.machines import HOOKS, WORK, Edge, caddy_named
from support.ansible import Ansible, Installation

BODY = b'{"event": "issue", "action": "created"}'


@pytest.fixture(scope="module", params=["debian", "current"])
def edge(request, tmp_path_factory):
    caddy = caddy_named(request.param)
    directory = tmp_path_factory.mktemp(f"edge-{request.param}")
    with Edge(directory) as edge:
        Ansible(Installation.named("current"), directory).role("plane_edge", edge.variables(caddy)).succeeded()
        edge.run(caddy)
        yield edge


@pytest.fixture(autouse=True)
def fresh(edge):
    edge.forget()


def webhook(edge: Edge, machine: str = "internet", target: str = "/webhooks/plane", method: str = "POST", body: bytes = BODY, **more):
    return edge.ask(machine, target, HOOKS, method, body=body, **more)


PATHS = ["/", "/acme/projects", "/api/health", "/api/instances/", "/api/v1/users/me/", "/auth/sign-in/", "/static/app.css", "/god-mode/", "/spaces/",
         "/live/health", "/uploads/file", "/webhooks/plane", "/.well-known/x"]


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("family", [4, 6])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_internet_reaches_nothing_of_plane(edge, method, family):
    for path in PATHS:
        assert edge.ask("internet", path, method=method, family=family).status == 403, path
        assert edge.ask("internet", path, method=method, family=family, tls=False).status == 403, path
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("family", [4, 6])
def test_the_vpn_reaches_everything(edge, family):
    for path in PATHS:
        assert edge.ask("vpn", path, family=family).status == 200, path


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Client-IP", "CF-Connecting-IP", "True-Client-IP", "X-Forwarded-Host",
                                  "X-Original-URL", "X-Rewrite-URL"])
@pytest.mark.parametrize("value", ["10.8.0.9", "127.0.0.1", "for=10.8.0.9", "fd00:8::9", WORK, "/webhooks/plane"])
def test_a_header_opens_nothing(edge, name, value):
    assert edge.ask("internet", headers={name: value}).status == 403
    assert edge.ask("internet", host=HOOKS, headers={name: value}).status == 403
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("target", [
    "/webhooks/plane/../../api/v1/users/me/", "/webhooks/plane/..%2f..%2fapi/", "/webhooks/plane%2f..", "/webhooks/plane/", "//webhooks/plane",
    "/webhooks//plane", "/./webhooks/plane", "/x/../webhooks/plane", "/WEBHOOKS/PLANE", "/webhooks/%70lane", "/webhooks/plane%00", "/webhooks/plane;x",
    "/webhooks/plane?x=1", "/webhooks/planet", "/webhooks", "/", "/api/", "/uploads/x", "/metrics", "http://work.example.org/", "*",
    "http://hooks.example.org/api/",
])
def test_no_other_spelling_of_the_path_gets_through(edge, target):
    try:
        status = webhook(edge, target=target).status
    except (http.client.HTTPException, ConnectionError):
        status = 0  # cut off, which lets nothing through either
    assert status in (0, 400, 403, 404), target
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post"])
def test_only_post_is_public(edge, method):
    assert webhook(edge, method=method, body=b"").status == 403
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("host", ["evil.example.org", "203.0.113.1", "work.example.org.", "WORK.example.org", "work.example.org:8080", "localhost"])
def test_a_strange_host_reaches_nothing(edge, host):
    for server_name in (WORK, HOOKS):
        assert edge.ask("internet", "/api/", host, server_name=server_name).status == 403
    assert edge.ask("internet", "/api/", host, tls=False).status == 403
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
def test_the_host_of_the_webhooks_is_no_door_to_plane(edge):
    assert edge.ask("internet", "/api/", WORK, server_name=HOOKS).status == 403
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("family", [4, 6])
@pytest.mark.parametrize("machine", ["internet", "vpn"])
def test_a_webhook_arrives_as_it_was_sent(edge, machine, family):
    answer = webhook(edge, machine, family=family, headers={"X-Plane-Signature": "ab" * 32, "X-Plane-Event": "issue"})
    assert answer.status == 200
    seen = answer.seen
    assert (seen["service"], seen["method"], seen["target"]) == ("receiver", "POST", "/webhooks/plane")
    assert seen["digest"] == hashlib.sha256(BODY).hexdigest()
    assert seen["headers"]["X-Plane-Signature"] == "ab" * 32
    assert edge.asked() == ["receiver"]


def test_webhooks_need_https(edge):
    assert webhook(edge, tls=False).status == 403
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
def test_a_webhook_that_is_too_large_is_refused(edge):
    assert webhook(edge, body=b"", headers={"Content-Length": str(1048576 + 1)}).status == 413
    assert edge.asked() == []


@pytest.mark.requirement("INFRA-04")
def test_a_webhook_that_hides_its_size_does_not_get_through_whole(edge):
    chunks = b"100000\r\n" + b"x" * 0x100000 + b"\r\n1\r\nx\r\n0\r\n\r\n"
    with pytest.raises((http.client.HTTPException, ConnectionError, ssl.SSLError)):
        webhook(edge, body=chunks, headers={"Transfer-Encoding": "chunked"})
    assert edge.asked() == []


def test_the_largest_webhook_arrives(edge):
    assert webhook(edge, body=b"x" * 1048576).seen["size"] == 1048576


def test_a_receiver_that_fails_cuts_the_connection_so_that_plane_sends_again(edge):
    edge.services["receiver"].trouble = "cut"
    with pytest.raises((http.client.HTTPException, ConnectionError, ssl.SSLError)):
        webhook(edge)
    assert edge.asked() == ["receiver"]


def test_services_see_the_true_address_and_not_a_claimed_one(edge):
    seen = edge.ask("vpn", "/api/", headers={"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "ftp", "X-Forwarded-Host": "evil.example.org"}).seen
    headers = {name.lower(): value for name, value in seen["headers"].items()}
    assert headers["x-forwarded-for"] == "10.8.0.9"
    assert headers["x-forwarded-proto"] == "https"
    assert headers["x-forwarded-host"] == headers["host"] == WORK


@pytest.mark.requirement("INFRA-04")
def test_a_relay_on_the_edge_opens_nothing(edge):
    with edge.relay("172.20.0.1") as relay:
        answer = edge.ask("internet", address="203.0.113.1", port=relay.port, headers={"X-Forwarded-For": "10.8.0.9"})
    assert answer.status == 403
    assert edge.asked() == []


ROUTES = [
    ("/", "web", "/"), ("/acme/projects/", "web", "/acme/projects/"), ("/uploadsx/1", "web", "/uploadsx/1"), ("/apis", "web", "/apis"),
    ("/uploads-team/projects", "web", "/uploads-team/projects"), ("/webhooks/plane", "web", "/webhooks/plane"), ("/planets/", "web", "/planets/"),
    ("/api/health", "api", "/"), ("/api/v1/users/me/?a=b%20c", "api", "/api/v1/users/me/?a=b%20c"), ("/auth/sign-in/", "api", "/auth/sign-in/"),
    ("/static/a.css", "api", "/static/a.css"), ("/god-mode/", "admin", "/god-mode/"), ("/god-mode/a.js", "admin", "/god-mode/a.js"),
    ("/spaces/x", "space", "/spaces/x"), ("/live/health", "live", "/live/health"), ("/uploads", "store", "/uploads"),
    ("/uploads/a%2Fb?X-Amz-Signature=c", "store", "/uploads/a%2Fb?X-Amz-Signature=c"),
]


@pytest.mark.parametrize("target, service, passed", ROUTES)
def test_each_path_goes_to_its_service(edge, target, service, passed):
    seen = edge.ask("vpn", target).seen
    assert (seen["service"], seen["target"]) == (service, passed)
    assert seen["headers"]["Host"] == WORK


@pytest.mark.parametrize("path", ["/god-mode", "/spaces", "/live"])
def test_a_path_without_its_slash_is_corrected(edge, path):
    answer = edge.ask("vpn", path)
    assert (answer.status, answer.headers["location"]) == (301, path + "/")


def test_http_leads_to_https_for_the_vpn(edge):
    answer = edge.ask("vpn", "/acme?a=b", tls=False)
    assert (answer.status, answer.headers["location"]) == (301, "https://work.example.org/acme?a=b")


def test_live_can_upgrade_to_a_websocket(edge):
    with edge.trust(edge.network.machines["vpn"].connect("10.8.0.1", 443), WORK) as connection:
        connection.sendall(f"GET /live/collaboration HTTP/1.1\r\nHost: {WORK}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n".encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(4096)
        assert b" 101 " in head.splitlines()[0]
        connection.sendall(b"hello")
        assert connection.recv(5) == b"hello"


@pytest.mark.requirement("INFRA-05")
def test_fifty_megabytes_go_to_the_store_unchanged(edge):
    content = os.urandom(1 << 20) * 50
    answer = edge.ask("vpn", "/uploads", method="POST", body=content)
    assert answer.status == 200
    assert (answer.seen["service"], answer.seen["size"]) == ("store", 52428800)
    assert answer.seen["digest"] == hashlib.sha256(content).hexdigest()


def test_more_than_the_limit_is_refused(edge):
    assert edge.ask("vpn", "/uploads", method="POST", headers={"Content-Length": str(52428800 + 1048576 + 1)}).status == 413
    assert edge.asked() == []


def test_the_log_is_json_and_holds_no_secret(edge):
    secrets = {name: f"secret-of-{name.lower()}" for name in ("X-Api-Key", "X-Plane-Signature", "Authorization", "Cookie", "X-CSRFToken", "Referer")}
    edge.ask("vpn", "/uploads/logged?X-Amz-Signature=secret-of-the-store&X-Amz-Credential=secret-of-the-store", headers=secrets)
    webhook(edge, headers=secrets)
    lines = [line for line in edge.log.read_text().splitlines() if '"logger":"http.log.access' in line]
    records = [json.loads(line) for line in lines]
    logged = next(record for record in records if record["request"]["uri"].startswith("/uploads/logged"))
    assert logged["status"] == 200 and logged["duration"] >= 0 and logged["request"]["host"] == WORK
    assert "secret-of" not in edge.log.read_text()


def test_metrics_are_there_for_this_machine_only(edge):
    edge.ask("vpn", "/api/")
    answer = edge.ask("edge", "/metrics", "localhost", tls=False, address="127.0.0.1", port=2020)
    assert answer.status == 200 and b"caddy_http_request_duration_seconds_bucket" in answer.body
    assert edge.ask("edge", "/config/", "localhost", tls=False, address="127.0.0.1", port=2020).body == b""
    with pytest.raises(OSError):
        edge.ask("vpn", "/metrics", "localhost", tls=False, port=2020)
