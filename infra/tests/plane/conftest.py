"""Variables with which Plane is deployed in tests."""

from __future__ import annotations

import getpass
import grp
import os

import pytest

SECRETS = {
    "plane_secret_key": "secret-key-0123456789abcdef0123456789",
    "plane_database_password": "database-password",
    "plane_cache_password": "cache-password",
    "plane_broker_password": "broker-password",
    "plane_live_secret_key": "live-secret-key",
    "plane_store_access_key": "store-access",
    "plane_store_secret_key": "store-secret-key",
}
IMAGES = ["backend", "frontend", "admin", "space", "live", "database", "cache", "broker", "store"]
DIGESTS = {name: "sha256:" + format(number, "x") * 64 for number, name in enumerate(IMAGES, start=1)}


@pytest.fixture
def variables(tmp_path):
    """A valid deployment into a temporary directory, with the fake engine's pace."""
    return {
        "plane_domain": "work.example.org",
        "plane_image_digests": dict(DIGESTS),
        "plane_directory": str(tmp_path / "opt" / "plane"),
        "plane_owner": getpass.getuser(),
        "plane_group": grp.getgrgid(os.getgid()).gr_name,
        "plane_host_memory": 8192,
        "plane_look_interval": 0.01,
        "plane_start_timeout": 120,
        **SECRETS,
    }


@pytest.fixture(autouse=True)
def opt(tmp_path):
    (tmp_path / "opt").mkdir()


@pytest.fixture
def deploy(ansible, docker, variables):
    """Runs the role with changes of the variables."""
    ansible.environment.update(docker.environment)
    return lambda *arguments, **changes: ansible.role("plane", {**variables, **changes}, *arguments)
