"""The role openclaw on this machine, with a docker that is none."""

import json
import os
import stat
import subprocess
from types import SimpleNamespace

import pytest
import yaml

from openclaw.gateway import NEW, OLD
from openclaw.role import DIGEST, SECRETS, TELEGRAM, UID, variables, well
from support.ansible import ROOT
from support.golden import assert_golden

GOLDEN = ROOT / "tests" / "openclaw" / "golden"


@pytest.fixture
def deploy(ansible, docker, tmp_path):
    well(docker)
    ansible.environment = docker.environment

    def deploy(*arguments, **more):
        return ansible.role("openclaw", variables(tmp_path, **more), *arguments)
    return deploy


@pytest.fixture(scope="module")
def deployed(tmp_path_factory):
    """A host after one deployment, to be looked at only."""
    from support.ansible import Ansible, Installation
    from support.fake_docker import FakeDocker

    directory = tmp_path_factory.mktemp("deployed")
    docker = FakeDocker(directory / "docker")
    well(docker)
    ansible = Ansible(Installation.named("current"), directory)
    ansible.environment = docker.environment
    settings = variables(directory, **TELEGRAM, openclaw_networks=["plane_frontend"], openclaw_docker_socket="/var/run/docker.sock", openclaw_docker_gid=999,
                         openclaw_docker_host="", openclaw_configuration_extension={"agents": {"defaults": {"model": {"primary": "stub/stub"}}}})
    docker.directory.joinpath("state.json").write_text(json.dumps(
        {"images": {}, "containers": {}, "networks": {"plane_frontend": {"project": "plane", "internal": False}}, "volumes": {}}))
    run = ansible.role("openclaw", settings).succeeded()
    return SimpleNamespace(root=directory / "openclaw", directory=directory, docker=docker, run=run, replaced={"directory": str(directory), "uid": f"{UID}:{UID}"})


@pytest.mark.requirement("UPG-02", "UPG-07", "UPG-10")
def test_a_second_run_changes_nothing_and_check_mode_nothing_at_all(each_ansible, docker, tmp_path):
    well(docker)
    each_ansible.environment = docker.environment
    settings = variables(tmp_path, **TELEGRAM)
    each_ansible.role("openclaw", settings, "--check").succeeded()
    assert not (tmp_path / "openclaw").exists() and not docker.containers
    each_ansible.role("openclaw", settings).succeeded()
    each_ansible.role("openclaw", settings).unchanged()
    container = docker.containers["openclaw-gateway-1"]
    assert (container["status"], container["image"]) == ("running", f"registry.example.org/openclaw:{OLD}@{DIGEST}")


@pytest.mark.requirement("UPG-07", "UPG-02")
def test_secrets_and_workspaces_belong_to_those_who_need_them(deployed):
    for path, mode in (("gateway.env", 0o600), ("openclaw.json", 0o600), ("secrets/bridge-token", 0o400), ("current/config/openclaw.json", 0o600),
                       ("workspaces/concierge", 0o700), ("workspaces/imhotep", 0o700)):
        found = (deployed.root / path).stat()
        assert stat.S_IMODE(found.st_mode) == mode, path
        if path.startswith(("workspaces", "secrets", "current")):
            assert (found.st_uid, found.st_gid) == (UID, UID), path
    for path in deployed.root.rglob("*"):
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            assert not any(secret in path.read_text(errors="ignore") for secret in SECRETS), f"{path} is readable by others and holds a secret"
    for secret in SECRETS:
        assert secret not in deployed.run.output


@pytest.mark.requirement("UPG-02", "UPG-03", "UPG-05", "UPG-06")
def test_the_container_is_as_it_was_reviewed(deployed):
    for name in ("compose.yml", "settings.json"):
        assert_golden((deployed.root / name).read_text(), GOLDEN / name, **deployed.replaced)
    service = yaml.safe_load((deployed.root / "compose.yml").read_text())["services"]["gateway"]
    assert (service["cap_drop"], service["cap_add"]) == (["ALL"], ["CHOWN", "SETGID", "SETUID"])
    assert service["user"] == f"{UID}:{UID}" and service["security_opt"] == ["no-new-privileges:true"]
    assert service["networks"] == ["default", "plane_frontend"]
    options = json.loads((deployed.root / "settings.json").read_text())["run_options"]
    given = {options[i + 1] for i, word in enumerate(options) if word == "--cap-add"}
    assert given == set(service["cap_add"]) and options[options.index("--user") + 1] == service["user"], "the rehearsal runs as the gateway will"


@pytest.mark.requirement("UPG-12", "UPG-14", "UPG-07", "UPG-06")
def test_the_configuration_is_as_it_was_reviewed(deployed):
    text = (deployed.root / "current" / "config" / "openclaw.json").read_text()
    assert_golden(text, GOLDEN / "openclaw.json", **deployed.replaced)
    config = json.loads(text)
    assert config["agents"]["defaults"]["subagents"] == {"maxChildrenPerAgent": 5, "maxConcurrent": 5, "runTimeoutSeconds": 30 * 60}
    assert config["agents"]["defaults"]["sandbox"]["docker"]["memory"] == "256m"
    assert config["agents"]["defaults"]["model"] == {"primary": "stub/stub"}, "merged, not replaced"
    assert config["channels"]["telegram"]["allowFrom"] == ["4711"]
    assert not any(secret in text for secret in SECRETS)


@pytest.mark.needs("systemd-analyze")
def test_the_units_are_valid(deployed):
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *deployed.directory.glob("openclaw-recover.*")], capture_output=True, text=True)
    assert [line for line in done.stderr.splitlines() if "openclaw-recover" in line and "docker.service" not in line] == []


@pytest.mark.requirement("UPG-04", "UPG-09", "UPG-13", "UPG-11")
def test_the_life_of_a_host(deploy, docker, tmp_path):
    """One host, changed step by step: each run of Ansible costs seconds."""
    root = tmp_path / "openclaw"
    for name in ("old", "kept"):
        (tmp_path / "skills" / name).mkdir(parents=True)
        (tmp_path / "skills" / name / "SKILL.md").write_text(f"---\nname: {name}\ndescription: Does it\n---\nText\n")
    skills = [{"name": name, "source": str(tmp_path / "skills" / name)} for name in ("old", "kept")]
    deploy(openclaw_skills=skills).succeeded()
    (root / "skills" / "by-hand").mkdir()
    (root / "skills" / "by-hand" / "SKILL.md").write_text("---\nname: by-hand\ndescription: x\n---\n")
    assert sorted(path.name for path in (root / "skills").iterdir()) == ["by-hand", "kept", "old"]
    assert (root / "plugin" / "skills" / "plane-bridge" / "SKILL.md").exists() and not (root / "plugin" / "test").exists()
    assert "debug" not in (root / "openclaw.json").read_text()
    first = docker.containers["openclaw-gateway-1"]["id"]

    # A skill that is not listed any more goes; what a person put there stays. Debug logs and the own seccomp profile replace the container.
    deploy(openclaw_skills=skills[1:], openclaw_seccomp="own", openclaw_log_level="debug").succeeded()
    assert sorted(path.name for path in (root / "skills").iterdir()) == ["by-hand", "kept"]
    security = yaml.safe_load((root / "compose.yml").read_text())["services"]["gateway"]["security_opt"]
    assert security == ["no-new-privileges:true", f"seccomp:{root}/seccomp.json"]
    assert f"--security-opt=seccomp={root}/seccomp.json" in json.loads((root / "settings.json").read_text())["run_options"]
    assert json.loads((root / "current" / "config" / "openclaw.json").read_text())["logging"]["level"] == "debug"
    second = docker.containers["openclaw-gateway-1"]["id"]
    assert second != first

    # What the release refuses does not reach it, and another version does not come by the way.
    kept = (root / "current" / "config" / "openclaw.json").read_text()
    docker.script(exec=[{"match": "config get", "rc": 1, "stderr": "Unrecognized key: agents.nonsense"}])
    deploy(openclaw_configuration_extension={"agents": {"nonsense": 1}}).failed("Unrecognized key: agents.nonsense")
    well(docker)
    deploy(openclaw_version=NEW).failed("make upgrade")
    assert (root / "current" / "config" / "openclaw.json").read_text() == kept and docker.containers["openclaw-gateway-1"]["id"] == second


@pytest.mark.requirement("UPG-13")
def test_a_skill_that_openclaw_would_pass_over_is_refused(deploy, tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "SKILL.md").write_text("---\nname: x\n---\nno description\n")
    deploy(openclaw_skills=[{"name": "x", "source": str(tmp_path / "x")}]).failed("The skill x needs a head")


@pytest.mark.requirement("UPG-04")
def test_the_own_seccomp_profile_is_one():
    profile = json.loads((ROOT / "roles" / "openclaw" / "files" / "seccomp.json").read_text())
    assert profile["defaultAction"] == "SCMP_ACT_ALLOW"
    names = [name for rule in profile["syscalls"] for name in rule["names"]]
    assert len(names) == len(set(names)) and all(rule["action"] == "SCMP_ACT_ERRNO" for rule in profile["syscalls"])
    assert {"ptrace", "mount", "init_module", "bpf", "keyctl", "setns", "unshare", "kexec_load"} <= set(names)
    assert not {"clone", "clone3", "execve", "fork", "vfork", "io_uring_setup"} & set(names), "spawning works"


BAD = [
    ({"openclaw_version": "latest"}, "must be exact"),
    ({"openclaw_digest": "sha256:1"}, "must be exact"),
    ({"openclaw_gateway_token": "short"}, "openclaw_gateway_token"),
    ({"openclaw_hooks_token": "gateway-" + "g" * 32}, "must differ"),
    ({"openclaw_seccomp": "unconfined"}, "unconfined"),
    ({"openclaw_agents": [{"id": "concierge"}, {"id": "hermes"}]}, "has no key of hermes"),
    # All of these are told at once.
    ({"openclaw_concierge": "nobody", "openclaw_agents": [{"id": "Concierge", "spawns": ["imhotpe"]}], "openclaw_docker_host": "",
      "openclaw_sandbox_network": "host", "openclaw_spawn_limit": 6, "openclaw_spawn_memory": 512, "openclaw_spawn_minutes": 31,
      "openclaw_publish_address": "0.0.0.0", "openclaw_uid": 0, **TELEGRAM, "openclaw_telegram_allow_from": []},
     "openclaw_concierge nobody is not among", "with ids of a-z", "imhotpe", "needs a way to Docker", "must be none or a network", "must be 1 to 5",
     "must be 64 to 256", "must be 1 to 30", "must be a loopback address", "openclaw_uid must not be 0", "openclaw_telegram_allow_from is empty"),
]


@pytest.mark.requirement("UPG-12", "UPG-14", "UPG-06", "UPG-05")
@pytest.mark.parametrize("case", BAD, ids=lambda case: case[1])
def test_bad_settings_are_refused_before_a_release_is_made(deploy, tmp_path, case):
    more, *words = case
    deploy(**more).failed(*words)
    assert not list((tmp_path / "openclaw").glob("releases/*"))


def test_keys_that_others_could_read_are_refused(deploy, tmp_path):
    variables(tmp_path)
    (tmp_path / "agent-keys.json").chmod(0o644)
    deploy().failed("has the mode 0644 and must have 0600")


def test_keys_out_of_the_vault_are_written_for_the_bridge_alone(deploy, tmp_path):
    file = tmp_path / "keys.json"
    run = deploy(openclaw_agent_keys_file=str(file), openclaw_agent_keys={"concierge": "plane_api_of_1", "imhotep": "plane_api_of_2"}).succeeded()
    assert json.loads(file.read_text())["imhotep"] == "plane_api_of_2" and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "plane_api_of" not in run.output



def test_it_is_removed_and_the_data_only_on_demand(deploy, docker, tmp_path):
    deploy().succeeded()
    (tmp_path / "openclaw" / "workspaces" / "imhotep" / "work").write_text("x")
    deploy(openclaw_enabled=False).succeeded()
    assert docker.containers == {} and (tmp_path / "openclaw" / "workspaces" / "imhotep" / "work").exists()
    assert sorted(os.listdir(tmp_path / "openclaw")) == ["current", "releases", "workspaces"]
    deploy(openclaw_enabled=False).unchanged()
    deploy(openclaw_enabled=False, openclaw_uninstall_data=True).succeeded()
    assert not (tmp_path / "openclaw").exists()
