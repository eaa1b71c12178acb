"""Fixtures that all areas share. `support` holds what they are made of."""

from __future__ import annotations

import os
import shutil

import pytest

from support.ansible import Ansible, Installation
from support.fake_docker import FakeDocker
from support.postgres import Postgres
from support.redis import Redis
from support.requirement_table import RequirementTable


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files instead of comparing")


def pytest_configure(config: pytest.Config) -> None:
    table = RequirementTable()
    config.pluginmanager.register(table, "requirement-table")
    if config.getoption("--update-golden"):
        os.environ["UPDATE_GOLDEN"] = "1"


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for command in marker.args:
            if shutil.which(command) is None:
                pytest.skip(f"{command} is not installed")


@pytest.fixture(params=["current", "oldest"])
def each_ansible(request: pytest.FixtureRequest, tmp_path) -> Ansible:
    """Ansible in the current and in the oldest supported version: the test runs twice."""
    return Ansible(Installation.named(request.param), tmp_path)


@pytest.fixture
def ansible(tmp_path) -> Ansible:
    """The current Ansible."""
    return Ansible(Installation.named("current"), tmp_path)


@pytest.fixture
def docker(tmp_path) -> FakeDocker:
    """A Docker engine that is not one: see fake-docker/docker."""
    return FakeDocker(tmp_path / "fake-docker")


@pytest.fixture(scope="module")
def postgres():
    """A real PostgreSQL server on a free port and a private socket."""
    with Postgres() as server:
        yield server


@pytest.fixture
def redis():
    """A real Redis server on a free port, empty."""
    with Redis() as server:
        yield server
