"""plane_provision against an embedded Plane that nobody has set up."""

from __future__ import annotations

import json
import stat
import subprocess
import urllib.request

import pytest
import yaml

from programs.jars import EmbeddedPlane, jar

pytestmark = pytest.mark.needs("java")

VAULT_PASSWORD = "the-password-of-the-vault"
DESIRED = {
    "instance": {"telemetry": False, "settings": {"ENABLE_SIGNUP": "0"}},
    "admin": {"name": "concierge", "email": "concierge@example.org", "display_name": "Concierge"},
    "workspace": {"slug": "acme", "name": "Acme", "timezone": "UTC"},
    "people": [{"name": "ada", "email": "ada@example.org", "role": "admin"}],
    "agents": [{"name": "imhotep", "email": "imhotep@example.org", "display_name": "Imhotep", "role": "member"}],
    "projects": [{
        "identifier": "ONB", "name": "Onboarding", "states": [{"name": "Blocked", "group": "started"}],
        "members": [{"person": "ada", "role": "admin"}, {"person": "imhotep"}],
        "work_items": [{"id": "hello", "name": "Say hello", "state": "Blocked", "assignees": ["imhotep"]}],
    }],
}


@pytest.fixture
def plane():
    with EmbeddedPlane("--empty") as plane:
        yield plane


@pytest.fixture
def variables(plane, tmp_path):
    return {
        "plane_provision_url": plane.url, "plane_provision_desired": DESIRED, "plane_provision_vault_password": VAULT_PASSWORD,
        "plane_provision_jar_source": str(jar("plane-provisioner", "plane-provisioner.jar")), "plane_provision_jar": str(tmp_path / "opt/provisioner.jar"),
        "plane_provision_directory": str(tmp_path / "etc"), "plane_provision_java_package": "",
        "plane_provision_vault_copy": str(tmp_path / "inventory/plane_secrets.yml"),
    }


def secrets(path, tmp_path) -> dict:
    """What the real ansible-vault finds in the file."""
    password = tmp_path / "vault-password"
    password.write_text(VAULT_PASSWORD)
    done = subprocess.run(["ansible-vault", "view", "--vault-password-file", password, path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return yaml.safe_load(done.stdout)["plane_secrets"]


def me(plane, key: str) -> dict:
    request = urllib.request.Request(f"{plane.url}/api/v1/users/me/", headers={"X-Api-Key": key})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


@pytest.mark.requirement("AUTH-01", "AUTH-02", "AUTH-03", "PROV-01", "PROV-03")
def test_an_empty_plane_is_provisioned_once(ansible, plane, variables, tmp_path):
    first = ansible.role("plane_provision", variables).succeeded()
    assert first.count("changed") > 0
    vault = tmp_path / "etc/plane_secrets.yml"
    found = secrets(vault, tmp_path)
    assert found["workspace"] == "acme"
    for name in ("concierge", "imhotep"):
        assert me(plane, found["people"][name]["api_key"])["email"] == f"{name}@example.org"
    keys = json.loads((tmp_path / "etc/agent-keys.json").read_text())
    assert keys["imhotep"] == found["people"]["imhotep"]["api_key"]
    for file in ("plane_secrets.yml", "agent-keys.json", "plane.yml"):
        assert stat.S_IMODE((tmp_path / "etc" / file).stat().st_mode) == 0o600, file
    copy = tmp_path / "inventory/plane_secrets.yml"
    assert copy.read_text() == vault.read_text() and copy.read_text().startswith("$ANSIBLE_VAULT;1.1;AES256")

    before = vault.read_text()
    second = ansible.role("plane_provision", variables).unchanged()
    assert vault.read_text() == before
    for run in (first, second):
        for person in found["people"].values():
            for secret in (person.get("password"), person.get("api_key"), VAULT_PASSWORD):
                assert not secret or secret not in run.output


@pytest.mark.requirement("PROV-02")
def test_check_mode_tells_what_would_change_and_changes_nothing(ansible, plane, variables):
    ansible.role("plane_provision", variables, "--check").succeeded()
    with urllib.request.urlopen(plane.url + "/api/instances/", timeout=20) as answer:
        assert json.load(answer)["instance"]["is_setup_done"] is False
    ansible.role("plane_provision", variables).succeeded()
    ansible.role("plane_provision", variables, "--check").unchanged()
    more = {**variables, "plane_provision_desired": {**DESIRED, "people": DESIRED["people"] + [{"name": "grace", "email": "grace@example.org"}]}}
    assert ansible.role("plane_provision", more, "--check").succeeded().count("changed") > 0


def test_secrets_survive_a_removal_unless_they_are_to_go(ansible, variables, tmp_path):
    ansible.role("plane_provision", variables).succeeded()
    gone = {**variables, "plane_provision_enabled": False}
    ansible.role("plane_provision", gone).succeeded()
    assert sorted(path.name for path in (tmp_path / "etc").iterdir()) == ["agent-keys.json", "plane_secrets.yml"]
    ansible.role("plane_provision", gone).unchanged()
    ansible.role("plane_provision", {**gone, "plane_provision_uninstall_secrets": True}).succeeded()
    assert not (tmp_path / "etc").exists()


@pytest.mark.parametrize("more, words", [
    ({"plane_provision_desired": {**DESIRED, "workspace": {"slug": "uploads", "name": "Uploads"}}}, ["cannot be called uploads"]),
    ({"plane_provision_desired": {**DESIRED, "outputs": []}}, ["neither plane nor outputs"]),
    ({"plane_provision_url": "work.example.org"}, ["plane_provision_url"]),
    ({"plane_provision_prune": ["workspace"]}, ["plane_provision_prune", "workspace"]),
    ({"plane_provision_vault_password": "short"}, ["8 characters"]),
])
def test_a_setting_that_makes_no_sense_is_refused(ansible, tmp_path, more, words):
    base = {"plane_provision_url": "https://work.example.org", "plane_provision_desired": DESIRED, "plane_provision_vault_password": VAULT_PASSWORD,
            "plane_provision_directory": str(tmp_path / "etc"), "plane_provision_java_package": ""}
    ansible.role("plane_provision", {**base, **more}).failed(*words)
    assert not (tmp_path / "etc").exists()


def test_a_plane_that_is_not_there_is_a_failure_that_says_so(ansible, variables):
    ansible.role("plane_provision", {**variables, "plane_provision_url": "http://127.0.0.1:9"}).failed("127.0.0.1:9")


@pytest.mark.parametrize("missing", ["plane_provision_url", "plane_provision_desired", "plane_provision_vault_password"])
def test_what_is_required_has_no_default(ansible, missing):
    base = {"plane_provision_url": "https://work.example.org", "plane_provision_desired": DESIRED, "plane_provision_vault_password": VAULT_PASSWORD}
    ansible.role("plane_provision", {name: value for name, value in base.items() if name != missing}).failed(missing)
