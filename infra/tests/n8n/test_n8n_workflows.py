"""Workflows come into n8n once, and keep the addresses of their webhooks."""

import json
import os
from pathlib import Path

import pytest

from support.ansible import ROOT
from support.module import run_module

HERE = Path(__file__).parent
WORKFLOW = {
    "id": "planeNotify00001", "name": "Plane", "settings": {"executionOrder": "v1"},
    "nodes": [{"id": "1", "name": "Webhook", "type": "n8n-nodes-base.webhook", "webhookId": "8a1c", "parameters": {"path": "plane"}},
              {"id": "2", "name": "Send", "type": "n8n-nodes-base.httpRequest", "parameters": {"url": "={{ $env.PLANE_BOT_URL }}"}}],
    "connections": {"Webhook": {"main": [[{"node": "Send", "type": "main", "index": 0}]]}},
}


class N8n:
    def __init__(self, directory, version="2"):
        self.root, self.directory = directory / "n8n", directory / "import"
        self.directory.mkdir()
        self.environment = {"FAKE_N8N": str(self.root), "FAKE_N8N_VERSION": version, "FAKE_N8N_MOUNT": str(self.directory)}

    def apply(self, workflow=None, check=False, **more):
        return run_module("n8n_workflow", {"content": json.dumps(workflow or WORKFLOW), "command": [str(HERE / "n8n")], "directory": str(self.directory),
                                           "directory_inside": "/import", **more}, self.environment, check)

    @property
    def workflows(self):
        return {path.stem: json.loads(path.read_text()) for path in self.root.glob("*.json")}


@pytest.fixture(params=["1", "2"])
def n8n(request, tmp_path):
    return N8n(tmp_path, request.param)


def test_a_workflow_is_imported_and_published_once(n8n):
    first = n8n.apply().succeeded()
    assert (first["changed"], first["imported"], first["published"]) == (True, True, True)
    assert n8n.workflows["planeNotify00001"]["active"] is True
    n8n.apply().unchanged()
    n8n.apply(check=True).unchanged()
    assert (n8n.root / "calls").read_text().count("import:workflow") == 1
    assert list(n8n.directory.iterdir()) == [], "the file to import does not stay"


def test_a_change_replaces_it_and_keeps_the_address_of_its_webhook(n8n):
    n8n.apply()
    changed = json.loads(json.dumps(WORKFLOW))
    changed["nodes"][1]["parameters"]["url"] = "other"
    assert n8n.apply(changed).succeeded()["imported"]
    [kept] = n8n.workflows.values()
    assert kept["active"] and kept["nodes"][0]["webhookId"] == "8a1c" and kept["nodes"][1]["parameters"]["url"] == "other"


def test_one_that_somebody_switched_off_is_published_again_without_an_import(n8n):
    n8n.apply()
    path = n8n.root / "planeNotify00001.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "active": False}))
    result = n8n.apply().succeeded()
    assert (result["imported"], result["published"]) == (False, True) and n8n.workflows["planeNotify00001"]["active"]
    assert n8n.apply(active=False).succeeded()["published"] and not n8n.workflows["planeNotify00001"]["active"]


def test_check_mode_imports_nothing(n8n):
    assert n8n.apply(check=True).succeeded()["changed"] is True
    assert n8n.workflows == {}


def test_a_failed_import_fails(tmp_path):
    n8n = N8n(tmp_path)
    n8n.environment["FAKE_N8N_BREAKS"] = "yes"
    n8n.apply().failed("n8n import:workflow failed", "An error occurred")
    assert list(n8n.directory.iterdir()) == []


@pytest.mark.parametrize("change,words", [
    (lambda w: w.pop("id"), "no id at the top"),
    (lambda w: w["nodes"][0].pop("webhookId"), "Webhook has no webhookId"),
    (lambda w: w["connections"]["Webhook"]["main"][0].append({"node": "Nobody"}), "nodes that do not exist: Nobody"),
    (lambda w: w.update(pinData={"Webhook": [{}]}), "pinned data"),
    (lambda w: w.update(nodes=[]), "it has no nodes"),
    (lambda w: w["nodes"][1].update(webhookId="8a1c"), "same webhookId"),
])
def test_a_workflow_that_would_make_a_mess_is_refused(tmp_path, change, words):
    workflow = json.loads(json.dumps(WORKFLOW))
    change(workflow)
    n8n = N8n(tmp_path)
    n8n.apply(workflow).failed(words)
    assert n8n.workflows == {}


def test_our_own_workflows_would_be_taken(tmp_path):
    files = sorted((ROOT / "n8n").glob("*.json"))
    if not files:
        pytest.skip("infra/n8n has no workflow")
    for number, file in enumerate(files):
        (tmp_path / str(number)).mkdir()
        N8n(tmp_path / str(number)).apply(json.loads(file.read_text())).succeeded()


def test_the_role_imports_all_of_a_directory_and_restarts_n8n(ansible, docker, tmp_path):
    source = tmp_path / "workflows"
    source.mkdir()
    (source / "plane.json").write_text(json.dumps(WORKFLOW))
    n8n = N8n(tmp_path)
    wrapper = tmp_path / "in-n8n"
    wrapper.write_text(f'#!/bin/sh\nexport PLANE_BOT_URL=x\nif [ "$1" = n8n ]; then shift; exec {HERE}/n8n "$@"; fi\nexec "$@"\n')
    wrapper.chmod(0o755)
    ansible.environment = {**docker.environment, **n8n.environment}
    docker.directory.joinpath("state.json").write_text(json.dumps({"images": {}, "networks": {}, "volumes": {}, "containers": {}}))
    settings = {"n8n_workflows_source": str(source), "n8n_workflows_command": [str(wrapper), "n8n"], "n8n_workflows_directory": str(n8n.directory),
                "n8n_workflows_container": ""}
    ansible.role("n8n_workflows", settings).succeeded()
    assert n8n.workflows["planeNotify00001"]["active"]
    ansible.role("n8n_workflows", settings).unchanged()
    wrapper.write_text(wrapper.read_text().replace("PLANE_BOT_URL", "OTHER"))
    ansible.role("n8n_workflows", settings).failed("n8n lacks the variables PLANE_BOT_URL")
    assert os.listdir(n8n.directory) == []
