"""The checks find what is broken, and leave nothing behind."""

from __future__ import annotations

import subprocess

import pytest
import yaml

from support.module import run_module
from support.processes import free_port


def outcomes(done):
    return {entry["check"]: entry["outcome"] for entry in done["results"]}


@pytest.mark.requirement("INFRA-01", "INFRA-04")
def test_a_plane_that_works_passes_and_nothing_is_left(testkit, options):
    done = run_module("plane_smoke", options).succeeded()
    assert outcomes(done) == {name: "passed" for name in ("api", "database", "web", "login_form", "admin_page", "upload", "webhook", "unsigned_webhook")} | {
        "certificate": "skipped"}
    assert testkit.work_items() == [] and testkit.webhooks() == []


def test_what_is_not_given_is_skipped_and_said(options):
    done = run_module("plane_smoke", {"url": options["url"]}).succeeded()
    assert {n for n, o in outcomes(done).items() if o == "passed"} == {"database", "web", "login_form", "admin_page"}
    assert {e["check"]: e["detail"] for e in done["results"]}["upload"] == "needs api_key, workspace, project"


@pytest.mark.parametrize("path,answer,check,words", [
    ("/", (405, b""), "web", "status 405 instead of 200"),
    ("/", (200, b"Welcome"), "web", "not HTML"),
    ("/god-mode/", (404, b""), "admin_page", "status 404"),
    ("/auth/", (405, b""), "login_form", "status 405"),
    ("/api/v1/users/me/", (500, b""), "database", "status 500 instead of 401 or 403"),
    ("/api/v1/users/me/", (200, b"{}"), "database", "status 200"),
    ("/webhooks/plane", (200, b""), "unsigned_webhook", "status 200 instead of 401"),
    ("/uploads", (404, b""), "upload", "status 404"),
])
def test_each_break_is_found(testkit, edge, options, path, answer, check, words):
    edge.broken[path] = answer
    done = run_module("plane_smoke", options).failed(check + ":", words)
    assert outcomes(done)[check] == "failed"
    assert testkit.work_items() == [] and testkit.webhooks() == []


def test_a_certificate_that_nobody_signed_is_found(tmp_path, options):
    done = run_module("plane_smoke", {"url": options["url"].replace("http:", "https:"), "timeout": 5})
    assert outcomes(done)["certificate"] == "failed"


def test_an_edge_that_is_down_fails_everything(options):
    done = run_module("plane_smoke", options | {"url": f"http://127.0.0.1:{free_port()}"}).failed("no answer")
    assert {"database", "web", "login_form", "admin_page", "upload", "webhook"} <= {n for n, o in outcomes(done).items() if o == "failed"}


def test_a_webhook_that_does_not_arrive_is_found(testkit, options):
    """Plane calls another port than the one that listens."""
    done = run_module("plane_smoke", options | {"webhook_url": f"http://localhost:{free_port()}", "timeout": 2}).failed("no webhook arrived within 2 s")
    assert outcomes(done)["upload"] == "passed"
    assert testkit.work_items() == [] and testkit.webhooks() == []


def test_a_webhook_that_plane_refuses_is_found(options):
    run_module("plane_smoke", options | {"webhook_url": "http://192.168.0.9:1"}).failed("webhook: POST", "status 400")


def test_wrong_credentials_are_named_and_not_shown(options):
    done = run_module("plane_smoke", options | {"admin_password": "Wrong-Otter-42-Lamp"}).failed("ada@example.com cannot sign in", "AUTHENTICATION_FAILED")
    assert "Wrong-Otter" not in str(done["results"]) + done["msg"]
    run_module("plane_smoke", options | {"api_key": "plane_api_wrong"}).failed("upload: POST", "status 403")


@pytest.mark.needs("openssl")
@pytest.mark.parametrize("days,minimum,words", [(30, 14, None), (5, 14, "the certificate ends in 4 days"), (400, 500, "the certificate ends in 399 days")])
def test_the_days_of_the_certificate_count(tmp_path, days, minimum, words):
    import http.server
    import ssl
    import threading

    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=localhost",
                           "-addext", "subjectAltName=DNS:localhost", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem", "-days", str(days)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        done = run_module("plane_smoke", {"url": f"https://localhost:{server.server_port}", "ca_path": str(tmp_path / "cert.pem"), "certificate_days": minimum,
                                          "timeout": 5})
        detail = {e["check"]: (e["outcome"], e["detail"]) for e in done["results"]}["certificate"]
        assert detail == ("passed", "") if words is None else detail[0] == "failed" and words in detail[1]
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def stack(docker, tmp_path):
    """A project that runs in the fake engine."""
    image = "registry.test/app:1@sha256:" + "a" * 64
    file = tmp_path / "compose.yml"
    file.write_text(yaml.safe_dump({"services": {"migrator": {"image": image, "restart": "no"}, "api": {"image": image, "healthcheck": {"test": ["CMD", "true"]}},
                                                 "broker": {"image": image}}}))
    parameters = {"project": "plane", "files": [str(file)], "one_shot": ["migrator"], "wait_interval": 0.01}
    run_module("compose", parameters, docker.environment).succeeded()
    return str(file)


def well(beat="beat-age 40\nbeat-age 90000\n", queue="3\n0\n"):
    return [{"match": "manage.py shell", "stdout": beat}, {"match": "rabbitmqctl", "stdout": queue}]


def test_the_role_passes_in_both_versions_of_ansible(each_ansible, docker, stack, options):
    each_ansible.environment.update(docker.environment)
    docker.script(exec=well())
    variables = {"plane_smoke_" + name: value for name, value in options.items()} | {"plane_smoke_compose_file": stack, "plane_smoke_look_interval": 0.01}
    ran = each_ansible.role("plane_smoke", variables).unchanged()
    assert "ok: upload" in ran.output and "NOT CHECKED: view from the internet" in ran.output
    assert options["admin_password"] not in ran.output and options["api_key"] not in ran.output


@pytest.mark.parametrize("script,words", [
    ({"exec": well(beat="beat-age 901\n")}, "Look at the last run of beat"),
    ({"exec": well(beat="")}, "Look at the last run of beat"),
    ({"exec": well(queue="60\n70\n")}, "Look at the queue in RabbitMQ"),
    ({"exec": well(), "services": {"api": "unhealthy"}}, "Not as the compose file says: api"),
    ({"exec": well(), "services": {"broker": "crash"}}, "Not as the compose file says: broker"),
])
def test_sick_containers_stop_the_role(ansible, docker, stack, script, words):
    ansible.environment.update(docker.environment)
    docker.script(**script)
    ansible.role("plane_smoke", {"plane_smoke_url": "http://127.0.0.1:1", "plane_smoke_compose_file": stack, "plane_smoke_looks": 1,
                                 "plane_smoke_look_interval": 0.01}).failed(words)
