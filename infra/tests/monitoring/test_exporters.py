"""The series that rules and dashboards use exist: real exporters are asked, with the files that the role wrote."""

from __future__ import annotations

import re
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from edge.machines import caddy_named
from monitoring.rendered import Rendered
from support.ansible import Ansible, Installation
from support.postgres import Postgres
from support.processes import answers, free_port, stop, wait_until
from support.redis import Redis

# Series of programs that do not run in these tests, with the reason.
ELSEWHERE = {
    "up": "made by Prometheus itself",
    "rabbitmq_detailed_queue_messages_ready": "RabbitMQ's exporter: needs RabbitMQ",
    "rabbitmq_detailed_queue_consumers": "RabbitMQ's exporter: needs RabbitMQ",
    "rabbitmq_alarms_memory_used_watermark": "RabbitMQ's exporter: needs RabbitMQ",
    "rabbitmq_alarms_free_disk_space_watermark": "RabbitMQ's exporter: needs RabbitMQ",
    "container_memory_working_set_bytes": "cAdvisor: needs a Docker host",
    "container_spec_memory_limit_bytes": "cAdvisor: needs a Docker host",
    "container_oom_events_total": "cAdvisor: needs a Docker host",
    "container_start_time_seconds": "cAdvisor: needs a Docker host",
    "container_cpu_usage_seconds_total": "cAdvisor: needs a Docker host",
    "plane_backup_last_success_timestamp_seconds": "written by the role plane_backup",
    "plane_backup_verify_ok": "written by the role plane_backup",
    "plane_backup_uncovered_databases": "written by the role plane_backup",
    "openclaw_upgrade_in_progress_seconds": "written by the role openclaw_upgrade",
    "openclaw_spawns_active": "written by the role openclaw_upgrade",
    "openclaw_spawns_ended": "written by the role openclaw_upgrade",
}
TABLES = """
create table django_celery_beat_periodictask (enabled boolean, last_run_at timestamptz);
insert into django_celery_beat_periodictask values (true, now() - interval '2 minutes'), (true, now() - interval '1 hour'), (false, now());
create table webhook_logs (created_at timestamptz, response_status text);
insert into webhook_logs values (now(), '200'), (now(), '500'), (now(), null), (now() - interval '2 hours', '500');
create table webhooks (is_active boolean, deleted_at timestamptz);
insert into webhooks values (true, null), (false, null), (false, now());
create table api_activity_logs (created_at timestamptz);
insert into api_activity_logs values (now()), (now() - interval '2 hours');
create role plane login connection limit 7;
"""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory):
    return Rendered.by_role(tmp_path_factory.mktemp("exporters"), plane_monitoring_broker="redis", plane_monitoring_database="postgres")


@pytest.fixture(scope="module")
def with_rabbitmq(tmp_path_factory):
    return Rendered.by_role(tmp_path_factory.mktemp("rabbitmq"))


@contextmanager
def exporter(*command: object, port: int, environment: dict[str, str] | None = None):
    """Runs an exporter and gives what its /metrics says at first."""
    process = subprocess.Popen([str(word) for word in command], env={"PATH": "/usr/bin:/bin", **(environment or {})}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: answers(port), str(command[0]), process)
        yield
    finally:
        stop(process)


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read().decode()


def values(text: str) -> dict[str, float]:
    return {match[1]: float(match[2]) for match in re.finditer(r"^([a-zA-Z_:][^ ]*(?:\{[^}]*\})?) ([^ ]+)$", text, re.MULTILINE)}


def names(text: str) -> set[str]:
    return {re.split("[{ ]", line)[0] for line in text.splitlines() if line and not line.startswith("#")}


def arguments(rendered: Rendered, name: str) -> list[str]:
    """What the role says the exporter is started with."""
    return re.search(rf'^{name}_ARGUMENTS="(.*)"$', (rendered.directory / "exporters.env").read_text(), re.MULTILINE)[1].split()


@pytest.fixture(scope="module")
def postgres_metrics(rendered):
    with Postgres() as server:
        server.psql(TABLES)
        port = free_port()
        source = f"postgresql://postgres:{server.password}@127.0.0.1:{server.port}/postgres?sslmode=disable"
        with exporter("prometheus-postgres-exporter", f"--web.listen-address=127.0.0.1:{port}", *arguments(rendered, "POSTGRES"), port=port,
                      environment={"DATA_SOURCE_NAME": source}):
            yield get(f"http://127.0.0.1:{port}/metrics")


@pytest.fixture(scope="module")
def redis_metrics(rendered):
    def scrape(server: Redis) -> str:
        port = free_port()
        with exporter("prometheus-redis-exporter", f"--web.listen-address=127.0.0.1:{port}", f"--redis.addr=redis://127.0.0.1:{server.port}",
                      *arguments(rendered, "REDIS"), port=port, environment={"REDIS_PASSWORD": server.password}):
            return get(f"http://127.0.0.1:{port}/metrics")

    with Redis(maxmemory="32mb") as server:
        empty = scrape(server)
        for number in range(3):
            server.run("rpush", "celery", f"task {number}", index=1)
        yield empty, scrape(server)


class Answering(BaseHTTPRequestHandler):
    """Answers /<status>, and 401 to POST."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def probe(rendered):
    """Probes an address of a server that answers with the status in its path."""
    port = free_port()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def ask(module: str, path: str) -> dict[str, float]:
        target = f"127.0.0.1:{server.server_port}" if module == "plane_port" else f"http://127.0.0.1:{server.server_port}/{path}"
        return values(get(f"http://127.0.0.1:{port}/probe?" + urllib.parse.urlencode({"module": module, "target": target})))

    with exporter("prometheus-blackbox-exporter", f"--web.listen-address=127.0.0.1:{port}", *arguments(rendered, "BLACKBOX"), port=port):
        yield ask
    server.shutdown()
    server.server_close()


@pytest.mark.needs("prometheus-blackbox-exporter")
@pytest.mark.requirement("MONITOR-01")
@pytest.mark.parametrize("module, path, success", [
    ("plane_up", "200", 1), ("plane_up", "502", 0), ("plane_deep", "401", 1), ("plane_deep", "403", 1), ("plane_deep", "200", 0), ("plane_deep", "500", 0),
    ("plane_closed", "403", 1), ("plane_closed", "200", 0), ("plane_closed", "502", 0), ("plane_unsigned_webhook", "401", 1),
    ("plane_unsigned_webhook", "204", 0), ("plane_unsigned_webhook", "502", 0), ("plane_port", "", 1),
])
def test_a_probe_tells_well_from_ill(probe, module, path, success):
    found = probe(module, path)
    assert found["probe_success"] == success
    if path:
        assert found["probe_http_status_code"] == int(path)


@pytest.mark.needs("prometheus-postgres-exporter", "psql")
@pytest.mark.requirement("MONITOR-03")
def test_the_queries_count_what_they_say(postgres_metrics):
    found = {re.split("[{]", name)[0]: value for name, value in values(postgres_metrics).items()}
    assert 115 <= found["plane_beat_seconds_since_last_run"] <= 180
    assert found["plane_webhooks_failed_last_hour"] == 2
    assert found["plane_webhooks_disabled"] == 1
    assert found["plane_api_key_requests_last_hour"] == 1
    assert (found["plane_database_connections"], found["plane_database_connection_limit"]) == (0, 7)
    assert found["pg_up"] == 1


@pytest.mark.needs("prometheus-redis-exporter", "redis-server")
@pytest.mark.requirement("MONITOR-03", "MONITOR-04")
def test_the_length_of_the_queue_is_measured_empty_or_not(redis_metrics):
    empty, full = map(values, redis_metrics)
    assert empty['redis_key_size{db="db1",key="celery"}'] == 0
    assert full['redis_key_size{db="db1",key="celery"}'] == 3
    assert full["redis_memory_max_bytes"] == 32 << 20


@pytest.fixture(scope="module", params=["debian", "current"])
def caddy_metrics(request, tmp_path_factory):
    """What a Caddy says as the edge has it, after one request whose service is not there and one for which there is none."""
    path, directory = caddy_named(request.param), tmp_path_factory.mktemp(f"caddy-{request.param}")
    service, metrics = free_port(), free_port()
    template = {
        "plane_edge_domain": "example.org", "plane_edge_vpn_cidrs": ["127.0.0.0/8"], "plane_edge_private_tls": "none", "plane_edge_public_tls": "none",
        "plane_edge_http_port": service, "plane_edge_https_port": free_port(), "plane_edge_metrics_listen": f"127.0.0.1:{metrics}",
        "plane_edge_admin_listen": f"127.0.0.1:{free_port()}", "plane_edge_caddy": str(path), "plane_edge_caddyfile": str(directory / "Caddyfile"),
        "plane_edge_package": "", "plane_edge_service": "", "plane_edge_reload_command": ["true"], "plane_edge_web_upstream": "127.0.0.1:9",
        "plane_edge_admin_upstream": "",
    }
    Ansible(Installation.named("current"), directory).role("plane_edge", template).succeeded()
    with exporter(path, "run", "--adapter", "caddyfile", "--config", directory / "Caddyfile", port=metrics, environment={"HOME": str(directory)}):
        for target, status in (("/", 502), ("/god-mode/", 404)):
            asked = urllib.request.Request(f"http://127.0.0.1:{service}{target}", headers={"Host": "work.example.org"})
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(asked, timeout=20)
            with refused.value:
                assert refused.value.code == status
        return request.param, get(f"http://127.0.0.1:{metrics}/metrics")


@pytest.mark.requirement("MONITOR-03")
def test_caddy_counts_requests_under_the_labels_that_rules_ask_for(caddy_metrics):
    version, text = caddy_metrics
    counted = {name for name in values(text) if name.startswith("caddy_http_request_duration_seconds_count") and 'handler="subroute"' in name}
    codes = {re.search('code="([0-9]+)"', name)[1] for name in counted}
    failures = [name for name in values(text) if name.startswith("caddy_http_request_errors_total") and 'handler="subroute"' in name]
    assert len(failures) == 1
    if version == "debian":
        assert codes == {"404"} and "host=" not in failures[0]
    else:
        assert codes == {"404", "502"} and all('host="work.example.org"' in name for name in counted)
    assert 'caddy_http_request_duration_seconds_bucket{' in text


@pytest.mark.needs("prometheus-node-exporter", "prometheus-postgres-exporter", "prometheus-redis-exporter", "prometheus-blackbox-exporter")
@pytest.mark.requirement("MONITOR-03", "MONITOR-04")
def test_every_series_of_rules_and_dashboards_exists(rendered, with_rabbitmq, postgres_metrics, redis_metrics, caddy_metrics, probe):
    port = free_port()
    with exporter("prometheus-node-exporter", f"--web.listen-address=127.0.0.1:{port}", port=port):
        found = names(get(f"http://127.0.0.1:{port}/metrics"))
    found |= names(caddy_metrics[1])
    found |= names(postgres_metrics) | names(redis_metrics[1]) | set(probe("plane_up", "200")) | {"probe_ssl_earliest_cert_expiry"}
    used = rendered.series() | with_rabbitmq.series()
    assert len(used) > 30
    assert sorted(used - found - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) & found) == [], "these can be verified after all"
    assert sorted(set(ELSEWHERE) - used) == [], "nothing uses these"
