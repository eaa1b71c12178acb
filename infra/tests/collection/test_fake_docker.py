"""The fake engine keeps its promises; the other tests rest on it."""

import json
import subprocess

import pytest
import yaml


@pytest.fixture
def run(docker, tmp_path):
    def run(*arguments, check=True):
        import os

        done = subprocess.run(["docker", *arguments], env={**os.environ, **docker.environment}, cwd=tmp_path, capture_output=True, text=True)
        assert not check or done.returncode == 0, done.stderr
        return done
    return run


@pytest.fixture
def compose(run, tmp_path):
    (tmp_path / "compose.yml").write_text(yaml.safe_dump({"services": {
        "migrator": {"image": "x/backend:1@sha256:" + "a" * 64, "restart": "no"},
        "api": {"image": "x/backend:1@sha256:" + "a" * 64, "healthcheck": {"test": ["CMD", "true"]},
                "depends_on": {"migrator": {"condition": "service_completed_successfully"}}},
    }}))
    return lambda *arguments, check=True: run("compose", "-p", "demo", "-f", "compose.yml", *arguments, check=check)


def states(docker):
    return {c["service"]: (c["status"], c["health"]) for c in docker.containers.values()}


def test_a_second_up_keeps_containers(docker, compose):
    compose("up", "-d")
    before = docker.containers
    compose("up", "-d")
    assert {n: c["id"] for n, c in docker.containers.items()} == {n: c["id"] for n, c in before.items()}
    assert states(docker) == {"migrator": ("exited", ""), "api": ("running", "healthy")}


def test_a_failed_one_shot_stops_what_depends_on_it(docker, compose):
    docker.script(services={"migrator": "exit:3"})
    done = compose("up", "-d", check=False)
    assert done.returncode == 1 and "exit 3" in done.stderr
    assert "api" not in states(docker)


@pytest.mark.parametrize("behaviour,status,health", [
    ("unhealthy", "running", "unhealthy"), ("crash", "restarting", "starting"), ("oom", "restarting", "starting"), ("slow:3", "running", "starting"),
])
def test_behaviours(docker, compose, run, behaviour, status, health):
    docker.script(services={"api": behaviour})
    compose("up", "-d")
    inspected = json.loads(run("inspect", "demo-api-1").stdout)[0]
    assert (inspected["State"]["Status"], inspected["State"]["Health"]["Status"]) == (status, health)
    assert inspected["State"]["OOMKilled"] == (behaviour == "oom")


def test_a_missing_manifest_fails_the_pull_only(docker, compose):
    compose("up", "-d")
    docker.script(pull={"backend": "manifest unknown"})
    done = compose("pull", check=False)
    assert done.returncode != 0 and "manifest unknown" in done.stderr
    assert states(docker)["api"] == ("running", "healthy")


def test_tags_stay_on_disk(docker, run):
    run("pull", "y/app:1")
    run("tag", "y/app:1", "y/app:backup")
    run("rmi", "y/app:1")
    assert json.loads(run("image", "inspect", "y/app:backup").stdout)[0]["RepoTags"] == ["y/app:backup"]


def test_it_kills_its_caller_at_a_given_call(docker):
    import os
    docker.script(kill_caller={"call": 2, "when": "after"})
    done = subprocess.run(["bash", "-c", "docker pull a:1; docker pull b:1; docker pull c:1; true"], env={**os.environ, **docker.environment},
                          stdout=subprocess.DEVNULL)
    assert done.returncode == -9
    assert len(docker.calls("pull")) == 2 and len(docker.state["images"]) == 2


def test_commands_inside_of_containers_answer_by_script(docker, compose, run):
    compose("up", "-d")
    docker.script(exec=[{"match": "api.* id -u", "stdout": "1000\n"}, {"match": "api.* false", "rc": 1}])
    assert compose("exec", "-T", "api", "id", "-u").stdout == "1000\n"
    assert run("exec", "demo-api-1", "false", check=False).returncode == 1
