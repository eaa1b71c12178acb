"""Dashboards, Grafana's alerts, logs, and the role itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from monitoring.rendered import Rendered, promtool, variables
from support.golden import assert_golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    return Rendered.by_role(tmp_path_factory.mktemp("dashboards"), plane_monitoring_telegram=False, plane_monitoring_grafana_removed_alerts=["PlaneOldAlert"])


@pytest.mark.needs("promtool")
@pytest.mark.requirement("MONITOR-03")
def test_every_expression_of_dashboards_and_alerts_parses(rendered, tmp_path):
    rules = [{"record": f"test:expression{number}", "expr": expression} for number, expression in enumerate(rendered.expressions)]
    assert len(rules) > 100
    (tmp_path / "rules.yml").write_text(yaml.safe_dump({"groups": [{"name": "all", "rules": rules}]}))
    done = promtool("check", "rules", "--lint=none", tmp_path / "rules.yml")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.requirement("MONITOR-03")
def test_the_dashboard_shows_what_was_asked_for(rendered):
    titles = {panel["title"] for panel in rendered.panels}
    assert {"Requests per second", "Latency", "Queue depth", "Database connections", "Processor", "Memory"} <= titles
    assert len({panel["id"] for panel in rendered.panels}) == len(rendered.panels)
    places = {(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in rendered.panels}
    assert len(places) == len(rendered.panels)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 and panel["datasource"]["uid"] == "prometheus" for panel in rendered.panels)
    dashboard = json.loads((rendered.directory / "grafana/dashboards/plane.json").read_text())
    assert dashboard["uid"] == "plane"


@pytest.mark.requirement("UPG-11")
def test_the_dashboard_shows_spawns(rendered):
    panel = next(panel for panel in rendered.panels if panel["title"] == "Sub-agents")
    assert {target["expr"] for target in panel["targets"]} == {"sum(openclaw_spawns_active)", "sum by (outcome) (openclaw_spawns_ended)"}


def test_grafana_has_the_same_alerts_and_forgets_the_others(rendered):
    provisioned = rendered.yaml("grafana/provisioning/alerting/plane.yml")
    rules = provisioned["groups"][0]["rules"]
    assert len(rules) == len(rendered.alerts)
    uids = [rule["uid"] for rule in rules]
    assert len(set(uids)) == len(uids) and all(len(uid) <= 40 for uid in uids)
    gone = {rule["uid"] for rule in provisioned["deleteRules"]}
    assert gone == {"planetargetmissing-plane-telegram", "planeoldalert", "planeseriesmissing-redis-key-size"}
    assert not gone & set(uids)
    assert all(rule["noDataState"] == "Alerting" for rule in rules)


@pytest.mark.requirement("MONITOR-02")
def test_logs_stay_for_seven_days(rendered):
    loki = rendered.yaml("loki/loki.yml")
    assert loki["limits_config"]["retention_period"] == "168h"
    assert loki["compactor"]["retention_enabled"] is True and loki["compactor"]["delete_request_store"] == "filesystem"
    assert loki["schema_config"]["configs"][0]["index"]["period"] == "24h"


@pytest.mark.requirement("MONITOR-02")
def test_the_collection_of_logs_is_as_reviewed(rendered):
    assert_golden((rendered.directory / "alloy/config.alloy").read_text(), GOLDEN / "config.alloy")
    assert_golden((rendered.directory / "postgres_queries.yml").read_text(), GOLDEN / "postgres_queries.yml")


def test_the_second_run_changes_nothing_and_check_mode_is_clean(each_ansible, tmp_path):
    settings = variables(tmp_path / "monitoring", plane_monitoring_reload_command=["sh", "-c", f"echo reloaded >>{tmp_path}/reloads"])
    each_ansible.role("plane_monitoring", settings, "--check").succeeded()
    assert not (tmp_path / "monitoring").exists() and not (tmp_path / "reloads").exists()
    each_ansible.role("plane_monitoring", settings).succeeded()
    each_ansible.role("plane_monitoring", settings).unchanged()
    assert (tmp_path / "reloads").read_text() == "reloaded\n"
    each_ansible.role("plane_monitoring", {**settings, "plane_monitoring_enabled": False}).succeeded()
    assert not (tmp_path / "monitoring").exists()


@pytest.mark.parametrize("more, words", [
    ({"plane_monitoring_api_address": "http://127.0.0.1:8000"}, ["plane_monitoring_api_address", "host:port"]),
    ({"plane_monitoring_cache_ratio_limit": 80}, ["between 0 and 1"]),
    ({"plane_monitoring_log_retention_hours": 100}, ["multiple of 24"]),
    ({"plane_monitoring_database_user": "plane'; drop"}, ["name of a role"]),
    ({"plane_monitoring_grafana_removed_alerts": ["PlaneApiDown"]}, ["names an alert that there is"]),
    ({"plane_monitoring_broker": "kafka"}, ["plane_monitoring_broker", "rabbitmq"]),
])
def test_a_setting_that_makes_no_sense_is_refused(ansible, tmp_path, more, words):
    ansible.role("plane_monitoring", variables(tmp_path / "monitoring", **more)).failed(*words)
    assert not (tmp_path / "monitoring").exists()
