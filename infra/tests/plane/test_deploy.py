"""The role plane against the fake engine."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from plane.conftest import DIGESTS, SECRETS


def services(docker):
    return {c["service"]: c["status"] for c in docker.containers.values()}


@pytest.mark.requirement("INFRA-01")
def test_it_deploys_once_in_both_versions_of_ansible_and_then_changes_nothing(each_ansible, docker, variables):
    each_ansible.environment.update(docker.environment)
    planned = each_ansible.role("plane", variables, "--check").succeeded()
    assert not docker.containers and not Path(variables["plane_directory"]).exists() and planned.count("changed") > 0
    first = each_ansible.role("plane", variables, "-vv").succeeded()
    assert services(docker) == {name: "running" for name in ("web", "admin", "api", "worker", "beat", "database", "cache", "broker", "store")} | {"migrator": "exited"}
    assert not [secret for secret in SECRETS.values() if secret in first.output], "a secret is in the output"
    each_ansible.role("plane", variables).unchanged()
    each_ansible.role("plane", variables, "--check", "--diff").unchanged()
    assert json.loads((Path(variables["plane_directory"]) / "release.json").read_text())["version"] == "v1.3.1"


@pytest.mark.requirement("INFRA-01")
def test_secrets_are_in_files_of_root_only_and_not_in_the_compose_file(deploy, docker, variables):
    deploy("-vvv").succeeded()
    directory = Path(variables["plane_directory"])
    assert {path.name for path in directory.glob("*.env")} == {f"{name}.env" for name in ("backend", "database", "cache", "broker", "store")}
    for path in directory.glob("*.env"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    compose = (directory / "compose.yml").read_text()
    assert not [secret for secret in SECRETS.values() if secret in compose]
    deploy(plane_broker="redis").succeeded()
    assert not (directory / "broker.env").exists() and "broker" not in services(docker)


@pytest.mark.requirement("INFRA-01")
def test_images_are_all_pulled_before_anything_stops(deploy, docker):
    deploy().succeeded()
    before = {c["name"]: c["id"] for c in docker.containers.values()}
    docker.script(pull={"plane-admin": "manifest unknown"})
    moved = {name: digest[:-1] + "0" for name, digest in DIGESTS.items()}
    deploy(plane_image_digests=moved).failed("nothing was changed", "manifest unknown")
    assert {c["name"]: c["id"] for c in docker.containers.values() if c["status"] == "running" or c["service"] == "migrator"} == before


@pytest.mark.requirement("INFRA-01", "INFRA-02")
def test_a_new_version_migrates_while_api_and_workers_rest(deploy, docker):
    deploy(plane_version="v1.3.0").succeeded()
    assert not docker.calls("stop")
    deploy().succeeded()
    steps = [call for call in docker.calls("compose") if "stop" in call or "up" in call]
    assert [("stop" if "stop" in call else "up") for call in steps] == ["up", "stop", "up"]
    assert steps[1][-3:] == ["api", "beat", "worker"]
    pulls = [index for index, call in enumerate(docker.calls()) if call[0] == "pull" and "v1.3.1" in call[1]]
    assert pulls and max(pulls) < docker.calls().index(steps[1])


@pytest.mark.parametrize("behaviour,service,words", [
    ("exit:1", "migrator", ["complete successfully"]),
    ("oom", "api", ["api: killed because it needed more memory than its limit"]),
    ("crash", "worker", ["worker: starts again and again"]),
    ("unhealthy", "web", ["web: unhealthy"]),
    ("unhealthy", "database", ["database", "unhealthy"]),
])
def test_a_deploy_that_is_not_well_fails_and_is_not_recorded(deploy, docker, variables, behaviour, service, words):
    docker.script(services={service: behaviour})
    deploy(**({"plane_start_timeout": 1} if behaviour == "unhealthy" else {})).failed(*words)
    assert not (Path(variables["plane_directory"]) / "release.json").exists()


def test_it_does_not_go_back(deploy):
    deploy().succeeded()
    deploy(plane_version="v1.3.0").failed("v1.3.1 is installed, and its database does not fit v1.3.0")
    deploy(plane_version="v1.3.0", plane_allow_downgrade=True).succeeded()


def test_an_upgrade_names_the_webhooks_that_it_would_silence(deploy, docker):
    docker.script(exec=[{"match": "api-1 .*manage.py shell", "stdout": "noise\nwebhook http://n8n:5678/webhook/x\nwebhook https://hooks.example.org/y\n"
                                                                        "webhook http://192.168.1.5/z\n"}])
    deploy(plane_version="v1.3.0").succeeded()
    deploy().failed("would not call webhooks at 192.168.1.5, n8n, which v1.3.0 calls", "plane_webhook_allowed_hosts")
    deploy(plane_webhook_allowed_hosts=["n8n"], plane_webhook_allowed_ips=["192.168.1.5"]).succeeded()


def test_uninstalling_keeps_data_unless_told(deploy, docker, variables):
    deploy().succeeded()
    deploy("--check", plane_enabled=False).succeeded()
    assert docker.containers
    deploy(plane_enabled=False).succeeded()
    assert not docker.containers and not docker.state["networks"]
    assert not Path(variables["plane_directory"]).exists()
    assert set(docker.state["volumes"]) == {"plane_database", "plane_cache", "plane_broker", "plane_store"}
    deploy(plane_enabled=False).unchanged()
    deploy().succeeded()
    deploy(plane_enabled=False, plane_uninstall_data=True).succeeded()
    assert not docker.state["volumes"]


@pytest.mark.requirement("INFRA-03")
def test_a_shared_cache_is_guarded_before_and_after_the_start(deploy, docker, redis):
    shared = {"plane_cache_mode": "shared", "plane_cache_host": "127.0.0.1", "plane_cache_port": redis.port, "plane_cache_password": redis.password,
              "plane_cache_index": 5, "plane_broker": "rabbitmq"}
    redis.run("set", "session:neighbour", "1", index=5)
    deploy(**shared).failed("index 5, meant for Plane's cache, holds keys of others, such as 'session:neighbour'")
    assert not docker.containers
    redis.run("flushdb", index=5)
    redis.run("set", "session:neighbour", "1", index=0)
    deploy(**shared).succeeded()
    deploy(**shared).unchanged()
    assert redis.run("keys", "*", index=0) == "session:neighbour"
    assert "cache" not in services(docker)
