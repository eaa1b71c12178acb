"""The compose module against an engine that fails by script."""

from __future__ import annotations

import pytest
import yaml

from support.module import run_module

IMAGE = "registry.test/app:1@sha256:" + "a" * 64


@pytest.fixture
def project(tmp_path):
    """Writes the compose file; returns the module's parameters."""
    def write(**services):
        file = tmp_path / "compose.yml"
        file.write_text(yaml.safe_dump({"services": services}))
        return {"project": "demo", "files": [str(file)], "wait_interval": 0.01, "wait_timeout": 120}
    return write


def service(**more):
    return {"image": IMAGE, "healthcheck": {"test": ["CMD", "true"]}, **more}


@pytest.fixture
def compose(docker):
    return lambda parameters, check=False: run_module("compose", parameters, docker.environment, check)


def actions(done):
    return {entry["service"]: entry["action"] for entry in done.succeeded()["actions"]}


@pytest.mark.requirement("INFRA-01")
def test_it_starts_once_and_then_changes_nothing_in_both_versions_of_ansible(each_ansible, docker, project):
    each_ansible.environment.update(docker.environment)
    parameters = project(migrator={"image": IMAGE, "restart": "no"}, api=service()) | {"one_shot": ["migrator"]}
    task = {"name": "Compose", "ewutelo.plane.compose": parameters}
    assert each_ansible.tasks([task]).succeeded().count("changed") == 1
    assert {c["service"]: c["status"] for c in docker.containers.values()} == {"api": "running", "migrator": "exited"}
    each_ansible.tasks([task, task | {"check_mode": True}]).unchanged()


def test_check_mode_says_what_would_happen_and_does_nothing(compose, docker, project):
    planned = compose(project(api=service(), web=service()), check=True)
    assert actions(planned) == {"api": "create", "web": "create"}
    assert planned["diff"]["before"] == "" and f"api: {IMAGE} running" in planned["diff"]["after"]
    assert not docker.containers and not docker.state["images"]


def test_only_what_differs_is_replaced(compose, docker, project):
    compose(project(api=service(), web=service(), old=service())).succeeded()
    web = docker.containers["demo-web-1"]["id"]
    changed = project(api=service(environment={"A": "1"}), web=service())
    assert actions(compose(changed, check=True)) == {"api": "recreate", "old": "remove"}
    assert actions(compose(changed)) == {"api": "recreate", "old": "remove"}
    assert docker.containers["demo-web-1"]["id"] == web
    assert "demo-old-1" not in docker.containers


def test_a_missing_image_stops_nothing(compose, docker, project):
    compose(project(api=service(), web=service())).succeeded()
    before = docker.containers
    docker.script(pull={"app:2": "manifest unknown"})
    new = {"image": "registry.test/app:2@sha256:" + "b" * 64}
    compose(project(api=service(**new), web=service(environment={"A": "1"}))).failed("nothing was changed", "manifest unknown", "app:2")
    assert {n: (c["id"], c["status"]) for n, c in docker.containers.items()} == {n: (c["id"], c["status"]) for n, c in before.items()}
    assert not docker.calls("up")[1:] and not docker.calls("stop")


def test_pulling_never_needs_the_image_on_disk(compose, docker, project):
    compose(project(api=service()) | {"pull": "never"}).failed("is not on the disk")
    assert not docker.calls("up")


@pytest.mark.parametrize("behaviour,words", [
    ("unhealthy", ["not well after", "api: unhealthy"]),
    ("stuck", ["not well after", "api: starting"]),
    ("crash", ["api: starts again and again; last exit status 1"]),
    ("oom", ["api: killed because it needed more memory than its limit"]),
    ("exit:7", ["api: exited with exit status 7"]),
])
def test_it_names_what_is_ill(compose, docker, project, behaviour, words):
    docker.script(services={"api": behaviour})
    parameters = project(api=service(), web=service())
    # Waiting cannot help some, and ends at once; the others need the time-out.
    compose(parameters | ({"wait_timeout": 1} if words[0] == "not well after" or behaviour == "exit:7" else {})).failed(*words)


def test_a_slow_start_is_no_failure(compose, docker, project):
    docker.script(services={"api": "slow:6"})
    compose(project(api=service())).succeeded()
    assert docker.containers["demo-api-1"]["health"] == "healthy"


def test_a_crash_loop_between_two_good_looks_is_seen(compose, docker, project):
    """No health check, running at every look: the counter of restarts tells."""
    docker.script(services={"api": "crash"})
    compose(project(api={"image": IMAGE})).failed("starts again and again")


def test_a_failed_migration_leaves_the_rest_unstarted(compose, docker, project):
    docker.script(services={"migrator": "exit:1"})
    parameters = project(migrator={"image": IMAGE, "restart": "no"},
                         api=service(depends_on={"migrator": {"condition": "service_completed_successfully"}})) | {"one_shot": ["migrator"]}
    compose(parameters).failed("migrator", "complete successfully: exit 1")
    assert "demo-api-1" not in docker.containers


def test_a_stopped_container_is_started_again(compose, docker, project):
    parameters = project(api=service(), web=service())
    compose(parameters).succeeded()
    assert actions(compose(parameters | {"state": "stopped"})) == {"api": "stop", "web": "stop"}
    compose(parameters | {"state": "stopped"}).unchanged()
    assert actions(compose(parameters)) == {"api": "start", "web": "start"}


def test_absent_removes_containers_and_keeps_volumes(compose, docker, project, tmp_path):
    parameters = project(api=service())
    document = yaml.safe_load((tmp_path / "compose.yml").read_text()) | {"volumes": {"data": {}}}
    (tmp_path / "compose.yml").write_text(yaml.safe_dump(document))
    compose(parameters).succeeded()
    compose(parameters | {"state": "absent"}, check=True).succeeded()
    assert docker.containers
    compose(parameters | {"state": "absent"}).succeeded()
    assert not docker.containers and docker.state["volumes"] == {"demo_data": {"project": "demo"}}
    compose(parameters | {"state": "absent"}).unchanged()
    compose(parameters).succeeded()
    compose(parameters | {"state": "absent", "remove_volumes": True}).succeeded()
    assert not docker.state["volumes"]


def test_absent_works_when_the_file_is_gone(compose, docker, project, tmp_path):
    compose(project(api=service())).succeeded()
    (tmp_path / "compose.yml").unlink()
    compose({"project": "demo", "state": "absent"}).succeeded()
    assert not docker.containers


def test_wrong_one_shot_names_are_refused(compose, docker, project):
    compose(project(api=service()) | {"one_shot": ["migrater"]}).failed("one_shot names services that the files do not have: migrater")
    assert not docker.calls("up")


def test_an_invalid_file_says_so(compose, project, docker, tmp_path):
    parameters = project(api=service())
    (tmp_path / "compose.yml").write_text("services: []\n")
    compose(parameters).failed("config --format json failed")


def test_services_rest_while_a_new_migration_runs(compose, docker, project):
    def version(number):
        image = f"registry.test/app:{number}@sha256:" + str(number) * 64
        return project(migrator={"image": image, "restart": "no"}, api=service(image=image), web=service()) | {
            "one_shot": ["migrator"], "quiet_for_one_shot": ["api", "live"]}

    compose(version(1)).succeeded()
    assert not docker.calls("stop")
    compose(version(2)).succeeded()
    order = [call for call in docker.calls() if "up" in call or "stop" in call or call[0] == "pull"][-3:]
    assert [("pull" if c[0] == "pull" else c[c.index("compose.yml" if "compose.yml" in c else c[4]) + 1:][0]) for c in order] == ["pull", "stop", "up"]
    assert order[1][-1:] == ["api"]
    compose(version(2)).unchanged()
    assert len(docker.calls("stop")) == 1
