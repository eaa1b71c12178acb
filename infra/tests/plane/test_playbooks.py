"""The playbooks with the example inventory, against the fake engine."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
import yaml

from plane.conftest import DIGESTS
from support.ansible import ROOT


@pytest.fixture
def play(ansible, docker, variables):
    """Runs a playbook on the hosts of the example, which are this machine."""
    ansible.environment.update(docker.environment)
    here = {"ansible_connection": "local", "ansible_become": False}

    def play(name, *arguments, **changes):
        return ansible.playbook(ROOT / "playbooks" / name, {**variables, **here, **changes}, *arguments, inventory=ROOT / "inventory" / "example")

    return play


def test_one_role_alone_deploys_all_of_it(play, docker):
    play("site.yml", "--tags", "plane").succeeded()
    assert {c["service"] for c in docker.containers.values()} >= {"api", "web", "worker", "beat"}


def test_the_example_says_what_to_fill_in(play):
    example = yaml.safe_load((ROOT / "inventory/example/group_vars/all/main.yml").read_text())
    play("site.yml", "--tags", "plane", plane_image_digests=example["plane_image_digests"]).failed("plane_image_digests.admin, backend", "make pin-images")


def test_digests_are_printed_for_the_inventory(play, docker):
    docker.script(digests={"plane-backend": DIGESTS["backend"]})
    printed = play("pin_images.yml").succeeded().output
    digests = json.loads(re.search(r"plane_image_digests: (\{.*\})", printed.replace('\\"', '"'))[1])
    assert set(digests) == {"backend", "frontend", "admin", "database", "cache", "broker", "store"}
    assert digests["backend"] == DIGESTS["backend"]
    play("site.yml", "--tags", "plane", plane_image_digests=digests).succeeded()
    play("uninstall.yml").succeeded()
    assert not docker.containers and docker.state["volumes"]


def test_new_secrets_are_good_ones(play):
    printed = subprocess.run(["make", "-s", "-C", ROOT, "new-secrets"], capture_output=True, text=True, check=True).stdout
    secrets = yaml.safe_load(printed)
    assert len(set(secrets.values())) == len(secrets) == 7
    play("site.yml", "--tags", "plane", **secrets).succeeded()
