"""What holds for every role of the collection."""

from __future__ import annotations

import re
import subprocess

import pytest
import yaml

from support.ansible import ROOT

ROLES = sorted(path.name for path in (ROOT / "roles").iterdir() if path.is_dir()) if (ROOT / "roles").exists() else []
SECRET = re.compile(r"(password|secret|token|api_key|secret_key|access_key)$")


def read(role: str, path: str):
    file = ROOT / "roles" / role / path
    return (yaml.safe_load(file.read_text()) or {}) if file.exists() else {}


def options(role: str) -> dict:
    return read(role, "meta/argument_specs.yml").get("argument_specs", {}).get("main", {}).get("options", {})


@pytest.mark.parametrize("role", ROLES)
def test_defaults_and_argument_specs_say_the_same(role):
    defaults, specified = read(role, "defaults/main.yml"), options(role)
    assert specified, f"{role} has no meta/argument_specs.yml"
    optional = {name for name, option in specified.items() if not option.get("required")}
    without_default = {name for name in optional if "default" not in specified[name]}
    assert sorted(set(defaults) - set(specified)) == [], "in defaults, not in the specs"
    assert sorted(optional - set(defaults) - without_default) == [], "optional in the specs, not in defaults"
    different = {name: (option["default"], defaults[name]) for name, option in specified.items() if "default" in option and option["default"] != defaults.get(name)}
    assert different == {}


@pytest.mark.parametrize("role", ROLES)
def test_every_option_is_described_and_named_after_its_role(role):
    for name, option in options(role).items():
        assert name.startswith(role + "_"), name
        assert option.get("description") and option.get("type"), name
        assert set(option) <= {"description", "type", "required", "default", "choices", "elements", "no_log", "options"}, f"{name}: quote texts with a comma"


@pytest.mark.parametrize("role", ROLES)
def test_specs_hold_no_templates(role):
    """They are resolved before the role's own defaults are known, and the play fails."""
    assert "{{" not in (ROOT / "roles" / role / "meta/argument_specs.yml").read_text()


@pytest.mark.parametrize("name", sorted({name for role in ROLES for name in read(role, "defaults/main.yml")}))
def test_a_variable_of_two_roles_has_one_default(name):
    values = [defaults[name] for role in ROLES if name in (defaults := read(role, "defaults/main.yml"))]
    assert all(value == values[0] for value in values)


@pytest.mark.parametrize("role", ROLES)
def test_secrets_are_not_logged_and_have_no_default(role):
    defaults = read(role, "defaults/main.yml")
    for name, option in options(role).items():
        if SECRET.search(name) and option["type"] == "str":
            assert option.get("no_log") is True, f"{name} needs no_log"
            assert not defaults.get(name), f"{name} must not have a default"


@pytest.mark.parametrize("installation", ["current", "oldest"])
def test_playbooks_parse_in_both_versions(installation, tmp_path):
    from support.ansible import Ansible, Installation

    ansible = Ansible(Installation.named(installation), tmp_path)
    playbooks = sorted((ROOT / "playbooks").glob("*.yml"))
    for playbook in playbooks:
        ansible.playbook(playbook, {}, "--syntax-check").succeeded()


def test_the_collection_builds_and_holds_no_tests(tmp_path):
    done = subprocess.run(["ansible-galaxy", "collection", "build", "--output-path", tmp_path, ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    listing = subprocess.run(["tar", "-tzf", next(tmp_path.glob("*.tar.gz"))], capture_output=True, text=True, check=True).stdout
    assert "galaxy.yml" not in listing.split() and "MANIFEST.json" in listing
    assert "tests/" not in listing and ".cache/" not in listing
