"""The role plane_backup on this machine, without packages and timers."""

import json
import stat
import subprocess

import pytest
import yaml

from support.ansible import ROOT

PUBLIC, PRIVATE = "age1" + "q" * 58, "AGE-SECRET-KEY-1" + "Q" * 58
pytestmark = pytest.mark.requirement("INFRA-05")


def variables(directory, **more):
    return {
        "plane_backup_databases": [{"name": "plane_production", "core_tables": ["issues"], "without_rows": ["api_activity_logs", "webhook_logs"]}],
        "plane_backup_objects": [{"name": "uploads", "endpoint": "http://127.0.0.1:9000", "bucket": "uploads", "access_key": "access", "secret_key": "store-secret"},
                                 {"name": "files", "directory": "/srv/files"}],
        "plane_backup_recipients": [PUBLIC], "plane_backup_identity": PRIVATE, "plane_backup_password": "database-password", "plane_backup_packages": [],
        "plane_backup_systemd_enabled": False, "plane_backup_systemd_directory": str(directory), "plane_backup_directory": str(directory / "backups"),
        "plane_backup_program_directory": str(directory / "program"), "plane_backup_metrics_file": str(directory / "plane_backup.prom"), **more,
    }


def test_it_installs_once_without_showing_a_secret_and_is_removed(each_ansible, tmp_path):
    each_ansible.role("plane_backup", variables(tmp_path), "--check").succeeded()
    assert not (tmp_path / "program").exists()
    run = each_ansible.role("plane_backup", variables(tmp_path)).succeeded()
    each_ansible.role("plane_backup", variables(tmp_path)).unchanged()
    for secret in (PRIVATE, "database-password", "store-secret"):
        assert secret not in run.output
        assert [path.name for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_text(errors="ignore") and stat.S_IMODE(path.stat().st_mode) & 0o077
                and path.name != "variables.json"] == []
    assert (tmp_path / "program" / "secrets" / "pgpass").read_text() == "*:*:*:postgres:database-password\n"
    assert json.loads((tmp_path / "program" / "secrets" / "uploads.json").read_text()) == {"access_key": "access", "secret_key": "store-secret"}
    settings = (tmp_path / "program" / "settings.json").read_text()
    assert "store-secret" not in settings and json.loads(settings)["identity_file"].endswith("secrets/identity")

    done = subprocess.run([tmp_path / "program" / "plane-backup", "list"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
    units = sorted(tmp_path.glob("plane-backup*.[st]*"))
    assert len(units) == 4
    verified = subprocess.run(["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True)
    assert [line for line in verified.stderr.splitlines() if "plane-backup" in line] == []
    rating = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=50", tmp_path / "plane-backup.service"], capture_output=True, text=True)
    assert rating.returncode == 0, rating.stdout[-400:]

    each_ansible.role("plane_backup", variables(tmp_path, plane_backup_enabled=False)).succeeded()
    assert not (tmp_path / "program").exists() and (tmp_path / "backups").exists() and not list(tmp_path.glob("plane-backup*.[st]*"))


def test_all_that_is_wrong_is_told_at_once(ansible, tmp_path):
    ansible.role("plane_backup", variables(
        tmp_path, plane_backup_recipients=["me"], plane_backup_identity="not a key", plane_backup_retention=1, plane_backup_password="a:b",
        plane_backup_ignored_databases=["plane_production"], plane_backup_objects=[{"name": "plane_production"}],
    )).failed("needs public keys of age", "must be a private key of age", "must be 2 or more", "must not hold a colon", "both in plane_backup_databases and",
              "the same name twice", "either a directory or a bucket")


def test_what_the_defaults_say_about_plane_is_so():
    """The tables that hold keys in clear are named where a person chooses them."""
    options = yaml.safe_load((ROOT / "roles" / "plane_backup" / "meta" / "argument_specs.yml").read_text())["argument_specs"]["main"]["options"]
    assert "api_activity_logs and webhook_logs" in options["plane_backup_databases"]["options"]["without_rows"]["description"]
