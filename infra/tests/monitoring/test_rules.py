"""Every alert: silent while all is well, firing at its time and not before, over when things are well again, and not fooled by silence."""

from __future__ import annotations

import re

import pytest
import yaml

from monitoring.rendered import Rendered, promtool

pytestmark = pytest.mark.needs("promtool")

# Two hours of series every 30 s when all is well. A value such as 0+5x240 grows by 5 each time.
BUCKETS = {le: f"0+{count}x240" for le, count in (("0.1", 80), ("1", 100), ("2.5", 100), ("5", 100), ("+Inf", 100))}
CADDY = 'caddy_http_request_duration_seconds_{}{{code="200",handler="subroute",host="work.example.org"{}}}'
JOBS = ["plane-api", "plane-web", "plane-deep", "plane-store", "plane-edge-outside", "plane-edge-inside", "plane-hooks", "caddy", "postgres", "redis", "node",
        "rabbitmq", "rabbitmq-queues", "cadvisor", "openclaw", "plane-bridge", "plane-telegram"]
HEALTHY = {
    **{f'up{{job="{job}"}}': "1x240" for job in JOBS},
    **{f'probe_success{{job="{job}"}}': "1x240" for job in JOBS[:7] + ["openclaw"]},
    'probe_http_status_code{job="plane-edge-outside"}': "403x240",
    'probe_ssl_earliest_cert_expiry{job="plane-hooks"}': "7776000x240",
    **{CADDY.format("bucket", f',le="{le}"'): values for le, values in BUCKETS.items()},
    CADDY.format("count", ""): "0+100x240",
    'rabbitmq_detailed_queue_messages_ready{vhost="plane",queue="celery"}': "3x240",
    'rabbitmq_detailed_queue_consumers{vhost="plane",queue="celery"}': "1x240",
    "rabbitmq_alarms_memory_used_watermark": "0x240",
    "rabbitmq_alarms_free_disk_space_watermark": "0x240",
    "plane_beat_seconds_since_last_run": "120x240",
    "plane_webhooks_failed_last_hour": "0x240",
    "plane_webhooks_disabled": "0x240",
    'pg_up{instance="db"}': "1x240",
    'pg_stat_activity_count{instance="db",datname="plane_production",state="idle"}': "10x240",
    'pg_stat_activity_count{instance="db",datname="other",state="active"}': "5x240",
    'pg_settings_max_connections{instance="db"}': "100x240",
    "plane_database_connections": "10x240",
    "plane_database_connection_limit": "50x240",
    'pg_database_size_bytes{datname="plane_production"}': "1000000000+100x240",
    'redis_up{instance="cache"}': "1x240",
    'redis_memory_used_bytes{instance="cache"}': "10000000x240",
    'redis_memory_max_bytes{instance="cache"}': "50331648x240",
    "redis_evicted_keys_total": "0x240",
    'container_memory_working_set_bytes{name="plane-api-1"}': "400000000x240",
    'container_spec_memory_limit_bytes{name="plane-api-1"}': "805306368x240",
    'container_oom_events_total{name="plane-api-1"}': "0x240",
    'container_start_time_seconds{name="plane-api-1"}': "100x240",
    'node_filesystem_avail_bytes{instance="host",mountpoint="/",fstype="ext4"}': "50x240",
    'node_filesystem_size_bytes{instance="host",mountpoint="/",fstype="ext4"}': "100x240",
    "plane_backup_last_success_timestamp_seconds": "0x240",
    "plane_backup_verify_ok": "1x240",
    "plane_backup_uncovered_databases": "0x240",
    "openclaw_upgrade_in_progress_seconds": "0x240",
    'openclaw_spawns_ended{outcome="ok"}': "0+1x240",
    'openclaw_spawns_ended{outcome="error"}': "1x240",
}
DISK = 'node_filesystem_avail_bytes{instance="host",mountpoint="/",fstype="ext4"}'
SLOW = {CADDY.format("bucket", f',le="{le}"'): values for le, values in {"0.1": "0x240", "1": "0x240", "2.5": "0+20x240", "5": "0+100x240", "+Inf": "0+100x240"}.items()}


def down(job: str) -> dict[str, str]:
    return {f'probe_success{{job="{job}"}}': "1x20 0x60 1x160"}


def series(name: str, bad: str, **labels: str) -> dict[str, str]:
    found = [key for key in HEALTHY if key == name or (key.startswith(name + "{") and all(f'{label}="{value}"' in key for label, value in labels.items()))]
    assert len(found) == 1, (name, found)
    return {found[0]: bad}


# alert: what is bad from minute 10 to minute 40, the last minute at which it must be silent, the first at which it must fire.
BREAKS = {
    "PlaneApiDown": (down("plane-api"), "11m30s", "13m"),
    "PlaneWebDown": (down("plane-web"), "11m30s", "13m"),
    "PlaneDeepCheckFailed": (down("plane-deep"), "12m30s", "14m"),
    "PlaneStoreDown": (down("plane-store"), "11m30s", "13m"),
    "PlaneEdgePublicLeak": (series("probe_http_status_code", "403x20 200x60 403x160"), "10m", "12m"),
    "PlaneEdgeDown": (down("plane-edge-inside"), "11m30s", "13m"),
    "PlaneHooksDown": (down("plane-hooks"), "14m30s", "16m"),
    "PlaneP95High": (SLOW, "9m30s", "12m"),
    "PlaneErrorRate": ({'caddy_http_request_duration_seconds_count{code="502",handler="subroute",host="work.example.org"}': "0x20 0+10x60 600x160"}, "14m30s", "17m"),
    "PlaneQueueBacklog": (series("rabbitmq_detailed_queue_messages_ready", "3x20 101x60 3x160"), "19m30s", "21m"),
    "PlaneQueueNoConsumer": (series("rabbitmq_detailed_queue_consumers", "1x20 0x60 1x160"), "14m30s", "16m"),
    "PlaneBeatStale": (series("plane_beat_seconds_since_last_run", "120x20 901x60 120x160"), "10m30s", "12m"),
    "PlaneWebhookFailures": (series("plane_webhooks_failed_last_hour", "0x20 1x60 0x160"), "14m30s", "16m"),
    "PlaneWebhookDisabled": (series("plane_webhooks_disabled", "0x20 1x60 0x160"), "14m30s", "16m"),
    "PlanePostgresDown": (series("pg_up", "1x20 0x60 1x160"), "10m30s", "12m"),
    "PlanePostgresConnectionsHigh": (series("pg_stat_activity_count", "10x20 76x60 10x160", datname="plane_production"), "14m30s", "16m"),
    "PlaneDatabaseRoleConnectionsHigh": (series("plane_database_connections", "10x20 41x60 10x160"), "14m30s", "16m"),
    "PlaneDatabaseGrowth": (series("pg_database_size_bytes", "1000000000+100000x240"), "58m", "65m"),
    "PlaneCacheDown": (series("redis_up", "1x20 0x60 1x160"), "10m30s", "12m"),
    "PlaneCacheMemoryHigh": (series("redis_memory_used_bytes", "10000000x20 40500000x60 10000000x160"), "14m30s", "16m"),
    "PlaneCacheNoMaxmemory": (series("redis_memory_max_bytes", "50331648x20 0x60 50331648x160"), "24m30s", "26m"),
    "PlaneCacheEvictions": (series("redis_evicted_keys_total", "0x20 5x220"), "10m", "11m30s"),
    "PlaneBrokerMemoryAlarm": (series("rabbitmq_alarms_memory_used_watermark", "0x20 1x60 0x160"), "10m30s", "12m"),
    "PlaneBrokerDiskAlarm": (series("rabbitmq_alarms_free_disk_space_watermark", "0x20 1x60 0x160"), "10m30s", "12m"),
    "PlaneContainerNearLimit": (series("container_memory_working_set_bytes", "400000000x20 730000000x60 400000000x160"), "19m30s", "21m"),
    "PlaneContainerOutOfMemory": (series("container_oom_events_total", "0x20 1x220"), "10m", "11m30s"),
    "PlaneContainerRestarting": (series("container_start_time_seconds", "100x18 200x1 300x1 400x220"), "10m", "11m30s"),
    "PlaneDiskHigh": ({DISK: "50x20 14x60 50x160"}, "24m30s", "26m"),
    "PlaneDiskCritical": ({DISK: "50x20 4x60 50x160"}, "11m30s", "13m"),
    "PlaneBackupStale": (series("plane_backup_last_success_timestamp_seconds", "-93000x240"), "10m", "10m30s"),
    "PlaneBackupVerifyFailed": (series("plane_backup_verify_ok", "1x20 0x60 1x160"), "10m", "11m"),
    "PlaneBackupUncoveredDatabase": (series("plane_backup_uncovered_databases", "0x20 1x60 0x160"), "10m", "11m"),
    "PlaneCertificateExpiry": (series("probe_ssl_earliest_cert_expiry", "1209000x240"), "59m30s", "61m"),
    "OpenClawDown": (down("openclaw"), "11m30s", "13m"),
    "OpenClawSpawnFailures": (series("openclaw_spawns_ended", "1x20 9x220", outcome="error"), "10m", "11m30s"),
    "OpenClawUpgradeStuck": (series("openclaw_upgrade_in_progress_seconds", "0x20 901x60 0x160"), "10m", "11m"),
}
# Alerts that do not end within the two hours of a test, because what broke stays broken.
LASTING = {"PlaneP95High", "PlaneDatabaseGrowth", "PlaneBackupStale", "PlaneCertificateExpiry"}
ALWAYS = {"PlaneWatchdog"}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    return Rendered.by_role(tmp_path_factory.mktemp("rules"))


def run(rendered: Rendered, directory, values: dict[str, str], expectations: list[tuple[str, str, float]]) -> None:
    """Each expectation: time, expression, the number that it gives (0 for no result)."""
    (directory / "test.yml").write_text(yaml.safe_dump({
        "rule_files": [str(rendered.directory / "rules.yml")], "evaluation_interval": "30s",
        "tests": [{"interval": "30s", "input_series": [{"series": name, "values": value} for name, value in values.items()],
                   "promql_expr_test": [{"expr": f"({expression}) or vector(0)" if number == 0 else expression, "eval_time": time,
                                         "exp_samples": [{"labels": "{}", "value": number}]} for time, expression, number in expectations]}]}))
    done = promtool("test", "rules", directory / "test.yml")
    assert done.returncode == 0, done.stdout + done.stderr


def firing(name: str) -> str:
    return f'count(ALERTS{{alertname="{name}",alertstate="firing"}})'


def test_promtool_accepts_rules_and_jobs(rendered):
    for check in (("check", "rules", rendered.directory / "rules.yml"), ("check", "config", rendered.directory / "prometheus.yml")):
        done = promtool(*check)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.requirement("MONITOR-01", "MONITOR-04")
def test_every_alert_has_a_test(rendered):
    names = {rule["alert"] for rule in rendered.alerts}
    assert names - {"PlaneTargetMissing", "PlaneSeriesMissing"} - ALWAYS == set(BREAKS)


@pytest.mark.requirement("MONITOR-04")
def test_nothing_fires_when_all_is_well_but_the_watchdog(rendered, tmp_path):
    run(rendered, tmp_path, HEALTHY, [(time, 'count(ALERTS{alertname!="PlaneWatchdog"})', 0) for time in ("15m", "30m", "60m", "110m")]
        + [("15m", firing("PlaneWatchdog"), 1)])


@pytest.mark.requirement("MONITOR-04")
def test_every_alert_measures_something_when_all_is_well(rendered, tmp_path):
    run(rendered, tmp_path, HEALTHY, [("60m", f"count({value}) > bool 0", 1) for value in rendered.values.values()])


@pytest.mark.requirement("MONITOR-01", "MONITOR-04")
@pytest.mark.parametrize("name", BREAKS)
def test_an_alert_fires_at_its_time_and_ends(rendered, tmp_path, name):
    broken, silent, fires = BREAKS[name]
    silent_at = [] if name == "PlaneBackupStale" else [(silent, firing(name), 0)]
    ends = [("118m", firing(name), 1 if name in LASTING else 0)]
    run(rendered, tmp_path, {**HEALTHY, **broken}, [*silent_at, (fires, firing(name), 1), *ends])


def test_a_short_outage_wakes_nobody(rendered, tmp_path):
    run(rendered, tmp_path, {**HEALTHY, 'probe_success{job="plane-api"}': "1x20 0x2 1x218"}, [(f"{minute}m", firing("PlaneApiDown"), 0) for minute in range(10, 20)])


@pytest.mark.requirement("MONITOR-04")
def test_a_source_that_is_gone_is_told(rendered, tmp_path):
    for job in JOBS:
        values = {name: value for name, value in HEALTHY.items() if name != f'up{{job="{job}"}}'}
        alert = f'count(ALERTS{{alertname="PlaneTargetMissing",alertstate="firing",job="{job}"}})'
        run(rendered, tmp_path, values, [("4m30s", alert, 0), ("6m", alert, 1), ("6m", firing("PlaneTargetMissing"), 1)])


@pytest.mark.requirement("MONITOR-04")
def test_a_series_that_is_gone_is_told(rendered, tmp_path):
    watched = [rule["labels"]["series"] for rule in rendered.alerts if rule["alert"] == "PlaneSeriesMissing"]
    assert len(watched) >= 8
    for name in watched:
        values = {key: value for key, value in HEALTHY.items() if re.split("[{]", key)[0] != name}
        alert = f'count(ALERTS{{alertname="PlaneSeriesMissing",alertstate="firing",series="{name}"}})'
        run(rendered, tmp_path, values, [("9m30s", alert, 0), ("11m", alert, 1)])


def test_a_full_disk_that_wavers_is_told_once(rendered, tmp_path):
    wavering = {**HEALTHY, DISK: "50x20 14x40 " + " ".join(["16x4 14x4"] * 12) + " 50x80"}
    run(rendered, tmp_path, wavering, [(f"{minute}m", firing("PlaneDiskHigh"), 1) for minute in range(26, 80)] + [("95m", firing("PlaneDiskHigh"), 0)])


def test_a_cache_without_a_limit_is_not_full(rendered, tmp_path):
    run(rendered, tmp_path, {**HEALTHY, 'redis_memory_max_bytes{instance="cache"}': "0x240"}, [("60m", firing("PlaneCacheMemoryHigh"), 0)])


def test_an_edge_without_traffic_is_well(rendered, tmp_path):
    still = {name: ("7x240" if name.startswith("caddy_") else value) for name, value in HEALTHY.items()}
    run(rendered, tmp_path, still, [("60m", 'count(ALERTS{alertname!="PlaneWatchdog"})', 0)])


def test_an_old_caddy_that_cannot_pass_requests_on_is_told_too(rendered, tmp_path):
    old = {name.replace(',host="work.example.org"', ""): value for name, value in HEALTHY.items()}
    run(rendered, tmp_path, old, [("60m", 'count(ALERTS{alertname!="PlaneWatchdog"})', 0)])
    failing = {**old, 'caddy_http_request_errors_total{handler="subroute",server="srv1"}': "0x20 0+10x60 600x160"}
    run(rendered, tmp_path, failing, [("14m30s", firing("PlaneErrorRate"), 0), ("17m", firing("PlaneErrorRate"), 1), ("60m", firing("PlaneErrorRate"), 0)])


def test_an_edge_that_cannot_be_reached_is_no_leak(rendered, tmp_path):
    run(rendered, tmp_path, {**HEALTHY, 'probe_http_status_code{job="plane-edge-outside"}': "0x240"}, [("60m", firing("PlaneEdgePublicLeak"), 0)])


def test_redis_as_broker_measures_its_own_queue(tmp_path):
    rendered = Rendered.by_role(tmp_path, plane_monitoring_broker="redis")
    names = {rule["alert"] for rule in rendered.alerts}
    assert "PlaneQueueNoConsumer" not in names and "PlaneQueueBacklog" in names
    values = {name: value for name, value in HEALTHY.items() if "rabbitmq" not in name}
    run(rendered, tmp_path, {**values, 'redis_key_size{db="db1",key="celery"}': "3x20 101x220"},
        [("19m30s", firing("PlaneQueueBacklog"), 0), ("21m", firing("PlaneQueueBacklog"), 1), ("21m", 'count(ALERTS{alertname="PlaneTargetMissing"})', 0)])
