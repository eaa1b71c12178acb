"""The role openclaw_upgrade: the program's findings reach the person, and a change is told as one."""

import pytest

from openclaw.gateway import NEW, OLD, Gateway
from openclaw.role import DIGEST

ROLE = "openclaw_upgrade"


@pytest.fixture
def host(ansible, docker, tmp_path):
    gateway = Gateway(tmp_path, docker, sandbox_run=[]).start()
    from support.ansible import ROOT

    program = gateway.root / "bin" / "openclaw-release"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec python3 -B {ROOT}/roles/openclaw/files/openclaw_release --settings {gateway.root}/settings.json "$@"\n')
    program.chmod(0o755)
    ansible.environment = docker.environment
    settings = {"openclaw_version": NEW, "openclaw_digest": DIGEST, "openclaw_image": "registry.example.org/openclaw", "openclaw_directory": str(gateway.root),
                "openclaw_upgrade_healthy_looks": 1}
    gateway.role = lambda *arguments, **more: ansible.role(ROLE, {**settings, **more}, *arguments)
    return gateway


@pytest.mark.requirement("UPG-01", "UPG-09")
def test_upgrade_and_rollback(host):
    assert host.role("--check").succeeded() and host.current["version"] == OLD
    assert host.role().succeeded().count("changed") == 2
    assert (host.current["version"], host.current["image"]) == (NEW, f"registry.example.org/openclaw:{NEW}@{DIGEST}")
    host.role().unchanged()
    assert "runs again after" in host.role(openclaw_upgrade_action="rollback").succeeded().output
    assert host.current["version"] == OLD


@pytest.mark.requirement("UPG-09")
def test_a_release_that_is_taken_back_fails_the_play_and_says_why(host):
    host.misbehave(images={NEW: "unhealthy"})
    host.role().failed("ROLLED BACK", "health check says unhealthy")
    assert host.current["version"] == OLD


def test_without_a_deployed_gateway_it_says_so(host, tmp_path):
    host.role(openclaw_upgrade_directory=str(tmp_path / "nowhere")).failed("deploy the role openclaw first")
