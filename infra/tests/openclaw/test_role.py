"""The role openclaw on this machine, with a docker that is none."""

import json
import os
import stat
import subprocess

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


@pytest.mark.requirement("UPG-02", "UPG-07", "UPG-10")
def test_it_deploys_once_and_a_second_run_changes_nothing(each_ansible, docker, tmp_path):
    well(docker)
    each_ansible.environment = docker.environment
    settings = variables(tmp_path, **TELEGRAM)
    each_ansible.role("openclaw", settings, "--check").succeeded()
    assert not (tmp_path / "openclaw").exists() and not docker.containers, "check mode changes nothing"
    first = each_ansible.role("openclaw", settings).succeeded()
    each_ansible.role("openclaw", settings).unchanged()
    each_ansible.role("openclaw", settings, "--check").unchanged()

    for secret in SECRETS:
        assert secret not in first.output
    root = tmp_path / "openclaw"
    container = docker.containers["openclaw-gateway-1"]
    assert (container["status"], container["image"]) == ("running", f"registry.example.org/openclaw:{OLD}@{DIGEST}")
    for path, mode in (("gateway.env", 0o600), ("openclaw.json", 0o600), ("secrets/bridge-token", 0o400), ("current/config/openclaw.json", 0o600),
                       ("workspaces/concierge", 0o700), ("workspaces/imhotep", 0o700)):
        found = (root / path).stat()
        assert stat.S_IMODE(found.st_mode) == mode, path
        if path.startswith(("workspaces", "secrets", "current")):
            assert (found.st_uid, found.st_gid) == (UID, UID), path
    for path in root.rglob("*"):
        if path.is_file() and not stat.S_IMODE(path.stat().st_mode) & 0o077 == 0:
            assert not any(secret in path.read_text(errors="ignore") for secret in SECRETS), f"{path} is readable by others and holds a secret"


@pytest.mark.requirement("UPG-02", "UPG-03", "UPG-05", "UPG-06")
def test_the_container_is_as_it_was_reviewed(deploy, tmp_path):
    deploy(openclaw_networks=["plane_frontend"], **TELEGRAM, openclaw_docker_socket="/var/run/docker.sock", openclaw_docker_gid=999, openclaw_docker_host="")
    assert_golden((tmp_path / "openclaw" / "compose.yml").read_text(), GOLDEN / "compose.yml", directory=str(tmp_path), uid=f"{UID}:{UID}")
    assert_golden((tmp_path / "openclaw" / "settings.json").read_text(), GOLDEN / "settings.json", directory=str(tmp_path), uid=f"{UID}:{UID}")
    service = yaml.safe_load((tmp_path / "openclaw" / "compose.yml").read_text())["services"]["gateway"]
    assert (service["cap_drop"], service["cap_add"]) == (["ALL"], ["CHOWN", "SETGID", "SETUID"])
    assert service["user"] == f"{UID}:{UID}"
    options = json.loads((tmp_path / "openclaw" / "settings.json").read_text())["run_options"]
    given = {options[i + 1] for i, word in enumerate(options) if word == "--cap-add"}
    assert given == set(service["cap_add"]) and options[options.index("--user") + 1] == service["user"], "the rehearsal runs as the gateway will"


@pytest.mark.requirement("UPG-04")
def test_the_default_seccomp_profile_comes_first_and_ones_own_on_demand(deploy, tmp_path):
    deploy().succeeded()
    compose = tmp_path / "openclaw" / "compose.yml"
    assert yaml.safe_load(compose.read_text())["services"]["gateway"]["security_opt"] == ["no-new-privileges:true"]
    deploy(openclaw_seccomp="own").succeeded()
    assert yaml.safe_load(compose.read_text())["services"]["gateway"]["security_opt"] == \
        ["no-new-privileges:true", f"seccomp:{tmp_path}/openclaw/seccomp.json"]
    assert f"--security-opt=seccomp={tmp_path}/openclaw/seccomp.json" in json.loads((tmp_path / "openclaw" / "settings.json").read_text())["run_options"]


@pytest.mark.requirement("UPG-04")
def test_the_own_seccomp_profile_is_one():
    profile = json.loads((ROOT / "roles" / "openclaw" / "files" / "seccomp.json").read_text())
    assert profile["defaultAction"] == "SCMP_ACT_ALLOW"
    names = [name for rule in profile["syscalls"] for name in rule["names"]]
    assert len(names) == len(set(names)) and all(rule["action"] == "SCMP_ACT_ERRNO" for rule in profile["syscalls"])
    assert {"ptrace", "mount", "init_module", "bpf", "keyctl", "setns", "unshare", "kexec_load"} <= set(names)
    assert not {"clone", "clone3", "execve", "fork", "vfork", "io_uring_setup"} & set(names), "spawning works"


@pytest.mark.requirement("UPG-12", "UPG-14", "UPG-07", "UPG-06")
def test_the_configuration_is_as_it_was_reviewed(deploy, tmp_path):
    deploy(**TELEGRAM, openclaw_configuration_extension={"agents": {"defaults": {"model": {"primary": "stub/stub"}}}}).succeeded()
    text = (tmp_path / "openclaw" / "current" / "config" / "openclaw.json").read_text()
    assert_golden(text, GOLDEN / "openclaw.json", directory=str(tmp_path), uid=f"{UID}:{UID}")
    config = json.loads(text)
    assert config["agents"]["defaults"]["subagents"] == {"maxChildrenPerAgent": 5, "maxConcurrent": 5, "runTimeoutSeconds": 30 * 60}
    assert config["agents"]["defaults"]["sandbox"]["docker"]["memory"] == "256m"
    assert config["agents"]["defaults"]["model"] == {"primary": "stub/stub"}, "merged, not replaced"
    assert config["channels"]["telegram"]["allowFrom"] == ["4711"]
    assert not any(secret in text for secret in SECRETS)


@pytest.mark.requirement("UPG-09")
def test_another_version_is_not_deployed_by_the_way(deploy, docker):
    deploy().succeeded()
    before = docker.containers
    deploy(openclaw_version=NEW).failed("make upgrade")
    assert docker.containers == before


def test_a_configuration_that_the_release_refuses_does_not_reach_the_gateway(deploy, docker, tmp_path):
    deploy().succeeded()
    before = (tmp_path / "openclaw" / "current" / "config" / "openclaw.json").read_text()
    docker.script(exec=[{"match": "config get", "rc": 1, "stderr": "Unrecognized key: agents.nonsense"}])
    deploy(openclaw_configuration_extension={"agents": {"nonsense": 1}}).failed("Unrecognized key: agents.nonsense")
    assert (tmp_path / "openclaw" / "current" / "config" / "openclaw.json").read_text() == before


def test_a_changed_configuration_replaces_the_container(deploy, docker):
    deploy().succeeded()
    before = docker.containers["openclaw-gateway-1"]["id"]
    deploy(openclaw_log_level="debug").succeeded()
    assert docker.containers["openclaw-gateway-1"]["id"] != before


@pytest.mark.requirement("UPG-13")
def test_skills_that_are_not_listed_any_more_are_removed_and_others_stay(deploy, tmp_path):
    for name in ("old", "kept"):
        (tmp_path / "skills" / name).mkdir(parents=True)
        (tmp_path / "skills" / name / "SKILL.md").write_text(f"---\nname: {name}\ndescription: Does it\n---\nText\n")
    skills = [{"name": name, "source": str(tmp_path / "skills" / name)} for name in ("old", "kept")]
    deploy(openclaw_skills=skills).succeeded()
    installed = tmp_path / "openclaw" / "skills"
    (installed / "by-hand").mkdir()
    (installed / "by-hand" / "SKILL.md").write_text("---\nname: by-hand\ndescription: x\n---\n")
    assert sorted(path.name for path in installed.iterdir()) == ["by-hand", "kept", "old"]
    deploy(openclaw_skills=skills[1:]).succeeded()
    assert sorted(path.name for path in installed.iterdir()) == ["by-hand", "kept"]
    deploy(openclaw_skills=skills[1:]).unchanged()
    plugin = tmp_path / "openclaw" / "plugin"
    assert (plugin / "skills" / "plane-bridge" / "SKILL.md").exists() and (plugin / "openclaw.plugin.json").exists() and not (plugin / "test").exists()


@pytest.mark.requirement("UPG-13")
@pytest.mark.parametrize("text", ["no head\n", "---\nname: x\n---\nno description\n", "---\nname: other\ndescription: x\n---\n"])
def test_a_skill_that_openclaw_would_pass_over_is_refused(deploy, tmp_path, text):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "SKILL.md").write_text(text)
    deploy(openclaw_skills=[{"name": "x", "source": str(tmp_path / "x")}]).failed("The skill x needs a head")


@pytest.mark.requirement("UPG-14")
def test_telegram_without_people_is_refused(deploy):
    deploy(**{**TELEGRAM, "openclaw_telegram_allow_from": []}).failed("openclaw_telegram_allow_from is empty")


@pytest.mark.parametrize("more,words", [
    ({"openclaw_version": "latest"}, "must be exact"),
    ({"openclaw_digest": "sha256:1"}, "must be exact"),
    ({"openclaw_gateway_token": "short"}, "openclaw_gateway_token"),
    ({"openclaw_hooks_token": "gateway-" + "g" * 32}, "must differ"),
    ({"openclaw_concierge": "nobody"}, "openclaw_concierge nobody is not among openclaw_agents"),
    ({"openclaw_agents": [{"id": "concierge", "spawns": ["imhotpe"]}]}, "imhotpe"),
    ({"openclaw_agents": [{"id": "Concierge"}]}, "with ids of a-z"),
    ({"openclaw_docker_host": ""}, "needs a way to Docker"),
    ({"openclaw_docker_socket": "/var/run/docker.sock"}, "openclaw_docker_gid"),
    ({"openclaw_sandbox_network": "host"}, "openclaw_sandbox_network must be none or a network"),
    ({"openclaw_spawn_limit": 6}, "openclaw_spawn_limit must be 1 to 5"),
    ({"openclaw_spawn_memory": 512}, "openclaw_spawn_memory must be 64 to 256"),
    ({"openclaw_spawn_minutes": 31}, "openclaw_spawn_minutes must be 1 to 30"),
    ({"openclaw_publish_address": "0.0.0.0"}, "must be a loopback address"),
    ({"openclaw_uid": 0}, "openclaw_uid must not be 0"),
    ({"openclaw_agents": [{"id": "concierge"}, {"id": "hermes"}]}, "has no key of hermes"),
    ({"openclaw_seccomp": "unconfined"}, "unconfined"),
])
def test_bad_settings_are_refused_before_anything_is_written(deploy, tmp_path, more, words):
    deploy(**more).failed(words)
    assert not (tmp_path / "openclaw" / "releases").exists() or not list((tmp_path / "openclaw" / "releases").iterdir())


def test_keys_that_others_could_read_are_refused(deploy, tmp_path):
    variables(tmp_path)
    (tmp_path / "agent-keys.json").chmod(0o644)
    deploy().failed("has the mode 0644 and must have 0600")


def test_keys_out_of_the_vault_are_written_for_the_bridge_alone(deploy, tmp_path):
    file = tmp_path / "keys.json"
    run = deploy(openclaw_agent_keys_file=str(file), openclaw_agent_keys={"concierge": "plane_api_of_1", "imhotep": "plane_api_of_2"}).succeeded()
    assert json.loads(file.read_text())["imhotep"] == "plane_api_of_2" and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "plane_api_of" not in run.output


@pytest.mark.needs("systemd-analyze")
def test_the_units_are_valid(deploy, tmp_path):
    deploy().succeeded()
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", tmp_path / "openclaw-recover.service", tmp_path / "openclaw-recover.timer"],
                          capture_output=True, text=True)
    complaints = [line for line in done.stderr.splitlines() if "docker.service" not in line]
    assert complaints == []


def test_it_is_removed_and_the_data_only_on_demand(deploy, docker, tmp_path):
    deploy().succeeded()
    (tmp_path / "openclaw" / "workspaces" / "imhotep" / "work").write_text("x")
    deploy(openclaw_enabled=False).succeeded()
    assert docker.containers == {} and (tmp_path / "openclaw" / "workspaces" / "imhotep" / "work").exists()
    assert sorted(os.listdir(tmp_path / "openclaw")) == ["current", "releases", "workspaces"]
    deploy(openclaw_enabled=False).unchanged()
    deploy(openclaw_enabled=False, openclaw_uninstall_data=True).succeeded()
    assert not (tmp_path / "openclaw").exists()
