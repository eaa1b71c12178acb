"""What the role writes: read by people as golden files, and checked as data."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml

from plane.conftest import DIGESTS, SECRETS
from support.golden import assert_golden

SCHEMA = json.loads((Path(__file__).parents[1] / "support/schemas/compose-spec.json").read_text())
GOLDEN = Path(__file__).parent / "golden"
SCENARIOS = {
    "default": {},
    "tight-shared": {
        "plane_profile": "tight", "plane_broker": "redis", "plane_cache_host": "10.0.0.5", "plane_cache_mode": "shared", "plane_cache_index": 4,
        "plane_broker_index": 5, "plane_database_mode": "shared", "plane_database_host": "10.0.0.5", "plane_shared_network": "servers",
        "plane_host_memory": 4000, "plane_admin_enabled": False,
    },
    "everything": {
        "plane_space_enabled": True, "plane_live_enabled": True, "plane_store_mode": "external", "plane_store_endpoint": "https://s3.example.org",
        "plane_publish_ports": {}, "plane_read_only": False, "plane_limits": {"api": {"memory": 1024}}, "plane_user": "1000:1000",
        "plane_webhook_allowed_hosts": ["n8n"], "plane_webhook_allowed_ips": ["10.8.0.0/24"], "plane_environment": {"SIGNED_URL_EXPIRATION": 600},
    },
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    """Directory of each scenario. The guard of the cache has tests of its own, so it is answered here by a real Redis."""
    import getpass

    from support.ansible import Ansible, Installation
    from support.fake_docker import FakeDocker
    from support.redis import Redis

    directories = {}
    with Redis(maxmemory="32mb", maxmemory_policy="noeviction") as redis:
        for name, changes in SCENARIOS.items():
            base = tmp_path_factory.mktemp(name)
            ansible, docker = Ansible(Installation.named("current"), base), FakeDocker(base / "docker")
            ansible.environment.update(docker.environment)
            subprocess.run(["docker", "network", "create", "servers"], env=docker.environment, check=True, stdout=subprocess.DEVNULL)
            directory = base / "opt"
            variables = {"plane_domain": "work.example.org", "plane_image_digests": DIGESTS, "plane_directory": str(directory), "plane_owner": getpass.getuser(),
                         "plane_host_memory": 8192, "plane_look_interval": 0.01, **SECRETS, **changes}
            if changes.get("plane_cache_mode") == "shared":
                variables |= {"plane_cache_guard_host": "127.0.0.1", "plane_cache_guard_port": redis.port}
                redis.run("config", "set", "requirepass", SECRETS["plane_cache_password"])
            ansible.role("plane", variables).succeeded()
            directories[name] = directory
    return directories


@pytest.fixture(params=sorted(SCENARIOS))
def scenario(request, rendered):
    """Name, directory and parsed compose file."""
    directory = rendered[request.param]
    return request.param, directory, yaml.safe_load((directory / "compose.yml").read_text())


def environment(directory, name="backend"):
    return dict(line.split("=", 1) for line in (directory / f"{name}.env").read_text().splitlines() if not line.startswith("#"))


@pytest.mark.requirement("INFRA-01")
def test_golden(scenario):
    name, directory, _ = scenario
    for file in sorted(directory.iterdir()):
        assert_golden(file.read_text(), GOLDEN / name / file.name, directory=str(directory))
    assert {file.name for file in (GOLDEN / name).iterdir()} == {file.name for file in directory.iterdir()}


@pytest.mark.requirement("INFRA-01")
def test_the_file_follows_the_compose_specification(scenario):
    jsonschema.validate(scenario[2], SCHEMA)


@pytest.mark.requirement("INFRA-01")
def test_images_are_pinned(scenario):
    for name, service in scenario[2]["services"].items():
        assert re.fullmatch(r"[a-z0-9./-]+/[a-z0-9-]+:[A-Za-z0-9_.-]+@sha256:[0-9a-f]{64}", service["image"]), name
        assert ":latest" not in service["image"]
    assert {s["image"].split("@")[1] for n, s in scenario[2]["services"].items() if n in ("api", "worker", "beat", "migrator")} == {DIGESTS["backend"]}


@pytest.mark.requirement("INFRA-01")
def test_networks(scenario):
    name, _, compose = scenario
    networks = {service: set(entry["networks"]) for service, entry in compose["services"].items()}
    shared = {"shared"} if name == "tight-shared" else set()
    assert compose["networks"]["backend"] == {"internal": True}
    assert compose["networks"]["frontend"]["driver_opts"]["com.docker.network.bridge.enable_ip_masquerade"] == "false"
    assert networks["api"] == {"frontend", "backend", "egress"} | shared
    assert networks["worker"] == {"backend", "egress"} | shared
    assert networks["beat"] == networks["migrator"] == {"backend"} | shared
    for service in {"web", "admin", "space"} & set(networks):
        assert networks[service] == {"frontend"}
    for service in {"database", "cache", "broker"} & set(networks):
        assert networks[service] == {"backend"}
    assert {service for service, used in networks.items() if "egress" in used} == {"api", "worker"}
    assert set().union(*networks.values()) == set(compose["networks"])


@pytest.mark.requirement("INFRA-01", "INFRA-04")
def test_ports_are_on_the_loopback_interface_only(scenario):
    name, _, compose = scenario
    ports = [port for service in compose["services"].values() for port in service.get("ports", [])]
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert not any("ports" in compose["services"].get(service, {}) for service in ("database", "cache", "broker", "worker", "beat", "migrator"))
    assert (ports == []) == (name == "everything")


@pytest.mark.requirement("INFRA-06")
def test_every_container_has_limits(scenario):
    for name, service in scenario[2]["services"].items():
        assert re.fullmatch(r"\d+m", service["mem_limit"]) and service["memswap_limit"] == service["mem_limit"], name
        assert 0 < service["cpus"] <= 1 and service["pids_limit"] > 0, name


@pytest.mark.requirement("INFRA-06")
def test_profiles(rendered):
    def limits(name):
        services = yaml.safe_load((rendered[name] / "compose.yml").read_text())["services"]
        return {service: (services[service]["mem_limit"], services[service]["cpus"]) for service in ("web", "api", "worker")}

    assert limits("tight-shared") == {"web": ("256m", 0.25), "api": ("384m", 0.5), "worker": ("256m", 0.25)}
    assert limits("default") == {"web": ("128m", 0.25), "api": ("768m", 1.0), "worker": ("512m", 1.0)}
    assert limits("everything")["api"] == ("1024m", 1.0), "plane_limits changes one value"
    assert environment(rendered["tight-shared"])["CELERY_WORKER_CONCURRENCY"] == "1"
    assert environment(rendered["default"])["CELERY_WORKER_CONCURRENCY"] == "2"


def test_containers_are_without_privileges(scenario):
    name, _, compose = scenario
    for service, entry in compose["services"].items():
        assert entry["security_opt"] == ["no-new-privileges:true"] and entry["cap_drop"] == ["ALL"], service
        assert "privileged" not in entry and not any("docker.sock" in volume for volume in entry.get("volumes", [])), service
        assert entry["logging"]["options"]["max-size"] == "10m", service
        if service in ("api", "worker", "beat", "migrator"):
            assert "cap_add" not in entry
            assert entry.get("read_only", False) == (name != "everything")


def test_celery_is_the_process_that_gets_the_signal_to_stop(scenario):
    for service, verb in (("worker", "worker"), ("beat", "beat")):
        program = scenario[2]["services"][service]["command"]
        assert program[:2] == ["sh", "-c"]
        waits, last = program[2].rsplit("&& ", 1)
        assert "wait_for_db" in waits and "wait_for_migrations" in waits
        assert last.startswith(f"exec celery -A plane {verb} ")
    assert scenario[2]["services"]["worker"]["stop_grace_period"] == "60s"


def test_settings(scenario):
    name, directory, _ = scenario
    settings = environment(directory)
    assert settings["FILE_SIZE_LIMIT"] == "52428800"
    assert settings["CORS_ALLOWED_ORIGINS"] == settings["WEB_URL"] == "https://work.example.org"
    assert settings["ENABLE_SIGNUP"] == "0" and "CELERY_BROKER_URL" not in settings
    assert settings["AMQP_URL"] == ("redis://:cache-password@10.0.0.5:6379/5" if name == "tight-shared" else "amqp://plane:broker-password@broker:5672/plane")
    assert settings["REDIS_URL"].endswith("/4" if name == "tight-shared" else "/0")
    assert settings["USE_MINIO"] == ("0" if name == "everything" else "1")
    assert settings.get("WEBHOOK_ALLOWED_HOSTS") == ("n8n" if name == "everything" else None)
    assert "sample" not in " ".join(settings.values())
    if name == "everything":
        assert environment(directory, "live")["LIVE_SERVER_SECRET_KEY"] == settings["LIVE_SERVER_SECRET_KEY"] == SECRETS["plane_live_secret_key"]


def test_the_check_of_the_worker_can_fail(scenario):
    """It runs here as it would in the container: with a connection to the broker's port, and without."""
    check = scenario[2]["services"]["worker"]["healthcheck"]["test"]
    assert check[0] == "CMD-SHELL"
    port = 6379 if scenario[0] == "tight-shared" else 5672
    assert f":{port:04X} 01 " in check[1]
    with socket.create_server(("127.0.0.1", 0)) as server:
        own = server.getsockname()[1]
        command = check[1].replace(f":{port:04X}", f":{own:04X}")
        assert subprocess.run(["sh", "-c", command]).returncode == 1, "listening is not a connection"
        with socket.create_connection(("127.0.0.1", own)):
            assert subprocess.run(["sh", "-c", command]).returncode == 0
        # The last socket lingers in another state, which is not a connection either.
        assert subprocess.run(["sh", "-c", command]).returncode == 1


def test_every_service_that_serves_has_a_check_of_its_own_content(scenario):
    services = scenario[2]["services"]
    paths = {"web": ":3000/", "admin": ":3000/god-mode/", "space": ":3000/spaces/", "live": ":3000/live/health", "api": ":8000/"}
    for name, service in services.items():
        if name in paths:
            assert service["healthcheck"]["test"][-1].endswith(paths[name])
        elif name not in ("beat", "migrator"):
            assert service["healthcheck"]["test"], name
    for name in ("api", "worker", "beat"):
        assert services[name]["depends_on"]["migrator"] == {"condition": "service_completed_successfully"}


def test_the_cache_forgets_nothing_and_has_its_password_on_no_command_line(rendered):
    command = yaml.safe_load((rendered["default"] / "compose.yml").read_text())["services"]["cache"]["command"]
    assert "--maxmemory-policy noeviction" in command[2] and SECRETS["plane_cache_password"] not in " ".join(command)
    assert environment(rendered["default"], "cache") == {"REDISCLI_AUTH": SECRETS["plane_cache_password"]}
