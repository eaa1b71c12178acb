"""plane_apps: units that systemd accepts, that are shut in, and whose commands run."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import urllib.request
from pathlib import Path

import pytest
import yaml

from programs.jars import EmbeddedPlane, jar, status
from programs.units import Unit
from support.golden import assert_golden
from support.processes import free_port, stop, wait_until

GOLDEN = Path(__file__).parent / "golden"
UNITS = ["plane-bridge", "plane-bridge-poll", "plane-telegram"]
SECRETS = {
    "plane_apps_agent_keys": {"concierge": "plane_api_concierge", "imhotep": "plane_api_imhotep"},
    "plane_apps_bridge_token": "token-of-the-bridge", "plane_apps_poll_hooks_token": "token-of-the-hooks",
    "plane_apps_telegram_bot_token": "123456:token-of-the-bot", "plane_apps_telegram_api_key": "plane_api_telegram",
    "plane_apps_telegram_webhook_secrets": ["plane_wh_new", "plane_wh_old"],
}


@pytest.fixture
def variables(tmp_path):
    return {
        "plane_apps_plane_url": "https://work.example.org", "plane_apps_workspace": "acme", **SECRETS,
        "plane_apps_telegram_settings": {"chats": [{"id": 42, "language": "fr", "zone": "Europe/Paris"}], "plane": {"agents": ["imhotep"]}},
        "plane_apps_java": shutil.which("java") or "/usr/bin/java", "plane_apps_java_package": "", "plane_apps_systemd": False,
        "plane_apps_directory": str(tmp_path / "opt"), "plane_apps_configuration_directory": str(tmp_path / "etc"),
        "plane_apps_unit_directory": str(tmp_path / "units"),
    }


def test_the_second_run_changes_nothing_and_secrets_stay_secret(each_ansible, variables, tmp_path):
    run = each_ansible.role("plane_apps", variables).succeeded()
    for file in sorted((tmp_path / "etc/credentials").iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        assert file.read_text() not in run.output, file.name
    assert (tmp_path / "etc/credentials/telegram-webhook-secrets").read_text() == "plane_wh_new,plane_wh_old"
    for unit in UNITS:
        text = (tmp_path / f"units/{unit}.service").read_text()
        assert not re.search("token-of|plane_api_|plane_wh_", text), unit
    assert "token-of" not in (tmp_path / "etc/plane-telegram.yml").read_text()
    again = each_ansible.role("plane_apps", variables, "--diff").unchanged()
    assert not re.search("token-of|plane_api_|plane_wh_", again.output)


def test_check_mode_changes_nothing(ansible, variables, tmp_path):
    ansible.role("plane_apps", variables, "--check", "--diff").succeeded()
    assert not (tmp_path / "etc").exists() and not (tmp_path / "units").exists()
    ansible.role("plane_apps", variables).succeeded()
    ansible.role("plane_apps", variables, "--check").unchanged()


def test_units_and_settings_are_as_reviewed(ansible, variables, tmp_path):
    more = {"plane_apps_bridge_deliverable_roots": ["/srv/agents/{agent}/deliverables"], "plane_apps_bridge_groups": ["agents"],
            "plane_apps_state_names": {"blocked": "On hold", "done": "100%"}, "plane_apps_poll_webhook_port": 8788,
            "plane_apps_poll_webhook_secret": "plane_wh_poll", "plane_apps_telegram_rules": [{"name": "quiet", "when": {"event": "commented"}, "then": "drop"}],
            "plane_apps_java": "/usr/bin/java"}
    ansible.role("plane_apps", {**variables, **more}).succeeded()
    for unit in UNITS:
        assert_golden((tmp_path / f"units/{unit}.service").read_text(), GOLDEN / f"{unit}.service", directory=str(tmp_path))
    for file in ("plane-telegram.yml", "rules.yml"):
        assert_golden((tmp_path / f"etc/{file}").read_text(), GOLDEN / file)


@pytest.mark.needs("systemd-analyze")
def test_systemd_accepts_the_units_and_finds_them_shut_in(ansible, variables, tmp_path):
    ansible.role("plane_apps", variables).succeeded()
    units = [tmp_path / f"units/{unit}.service" for unit in UNITS]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    own = [line for line in done.stderr.splitlines() if str(tmp_path) in line or any(unit in line for unit in UNITS)]
    assert done.returncode == 0 and own == [], done.stderr
    for unit in units:
        done = subprocess.run(["systemd-analyze", "security", "--no-pager", "--offline=yes", "--threshold=20", unit], capture_output=True, text=True, check=False)
        score = re.search(r"Overall exposure level for .*: ([0-9.]+)", done.stdout)
        assert done.returncode == 0 and float(score[1]) <= 2.0, done.stdout
        print(unit.stem, score[1])


@pytest.mark.needs("java")
def test_the_bridge_runs_as_its_unit_says(ansible, variables, tmp_path):
    with EmbeddedPlane("--seed", "demo") as plane:
        with urllib.request.urlopen(f"{plane.url}/_testkit/info", timeout=20) as answer:
            info = json.load(answer)
        key, name = info["admin"]["api_key"], info["admin"]["display_name"]
        listen, management = free_port(), free_port()
        ansible.role("plane_apps", {
            **variables, "plane_apps_plane_url": plane.url, "plane_apps_workspace": info["workspace"], "plane_apps_agent_keys": {name: key},
            "plane_apps_concierge": name, "plane_apps_telegram_enabled": False, "plane_apps_bridge_listen": f"127.0.0.1:{listen}",
            "plane_apps_bridge_management": f"127.0.0.1:{management}", "plane_apps_bridge_jar_source": str(jar("plane-bridge-mcp", "plane-bridge.jar")),
        }).succeeded()
        assert not (tmp_path / "units/plane-telegram.service").exists()
        process = Unit(tmp_path / "units/plane-bridge.service").start(tmp_path)
        try:
            wait_until(lambda: status(f"http://127.0.0.1:{management}/livez") == 200, "plane-bridge", process)
            wait_until(lambda: status(f"http://127.0.0.1:{management}/readyz") == 200, "its keys", process)
            assert status(f"http://127.0.0.1:{listen}/mcp") == 401
            assert status(f"http://127.0.0.1:{management}/metrics") == 200
        finally:
            stop(process)
        log = (tmp_path / "plane-bridge.log").read_text()
        assert key not in log and "token-of-the-bridge" not in log


@pytest.mark.needs("java")
def test_telegram_takes_its_settings(ansible, variables, tmp_path):
    program = jar("plane-telegram", "plane-telegram.jar")
    private = free_port()
    ansible.role("plane_apps", {
        **variables, "plane_apps_plane_url": "http://127.0.0.1:9", "plane_apps_telegram_jar_source": str(program),
        "plane_apps_telegram_listen": f"127.0.0.1:{free_port()}", "plane_apps_telegram_private": f"127.0.0.1:{private}",
        "plane_apps_telegram_settings": {**variables["plane_apps_telegram_settings"], "telegram": {"api": "http://127.0.0.1:9"},
                                         "store": {"file": str(tmp_path / "telegram.db")}},
    }).succeeded()
    process = Unit(tmp_path / "units/plane-telegram.service").start(tmp_path)
    try:
        wait_until(lambda: status(f"http://127.0.0.1:{private}/livez") == 200, "plane-telegram", process)
    finally:
        stop(process)
    assert "token-of" not in (tmp_path / "plane-telegram.log").read_text()


def test_a_service_that_is_not_wanted_goes_with_its_secrets(each_ansible, variables, tmp_path):
    each_ansible.role("plane_apps", variables).succeeded()
    less = {**variables, "plane_apps_telegram_enabled": False}
    each_ansible.role("plane_apps", less).succeeded()
    assert sorted(path.stem for path in (tmp_path / "units").iterdir()) == ["plane-bridge", "plane-bridge-poll"]
    assert sorted(path.name for path in (tmp_path / "etc/credentials").iterdir()) == ["agent-keys.json", "bridge-token", "hooks-token"]
    each_ansible.role("plane_apps", less).unchanged()
    gone = {**variables, "plane_apps_enabled": False}
    each_ansible.role("plane_apps", gone).succeeded()
    assert list((tmp_path / "units").iterdir()) == [] and not (tmp_path / "etc").exists() and not (tmp_path / "opt").exists()
    each_ansible.role("plane_apps", gone).unchanged()


def test_a_role_without_its_secrets_says_which(ansible, variables):
    ansible.role("plane_apps", {key: value for key, value in variables.items() if key not in SECRETS}).failed(*(f"{name} is missing" for name in SECRETS))


@pytest.mark.parametrize("more, words", [
    ({"plane_apps_poll_webhook_port": 8788}, ["plane_apps_poll_webhook_secret is missing"]),
    ({"plane_apps_bridge_management": "0.0.0.0:9091"}, ["plane_apps_bridge_management", "no password"]),
    ({"plane_apps_telegram_private": "203.0.113.1:9092"}, ["plane_apps_telegram_private", "no password"]),
    ({"plane_apps_telegram_private": "127.0.0.1:9091"}, ["same port"]),
    ({"plane_apps_poll_every": 5}, ["10 to 3600"]),
    ({"plane_apps_telegram_settings": {}}, ["needs chats"]),
    ({"plane_apps_plane_url": "work.example.org"}, ["https://"]),
    ({"plane_apps_bridge_deliverable_roots": ["relative"]}, ["absolute folders"]),
    ({"plane_apps_bridge_read_only": "perhaps"}, ["plane_apps_bridge_read_only"]),
])
def test_a_setting_that_makes_no_sense_is_refused(ansible, variables, tmp_path, more, words):
    ansible.role("plane_apps", {**variables, **more}).failed(*words)
    assert not (tmp_path / "etc").exists()


def test_the_edge_brings_webhooks_to_where_telegram_listens():
    from support.ansible import ROOT
    defaults = {role: yaml.safe_load((ROOT / f"roles/{role}/defaults/main.yml").read_text()) for role in ("plane_edge", "plane_apps")}
    assert defaults["plane_edge"]["plane_edge_webhook_upstream"] == defaults["plane_apps"]["plane_apps_telegram_listen"]
