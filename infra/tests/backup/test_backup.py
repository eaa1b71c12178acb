"""Backups of a real PostgreSQL and of a store: what is restored is what was there, and nothing fails in silence."""

import hashlib
import hmac
import http.server
import json
import os
import re
import stat
import subprocess
import sys
import threading
import urllib.parse
from types import SimpleNamespace

import pytest

from support.ansible import ROOT

PROGRAM = ROOT / "roles" / "plane_backup" / "files" / "plane_backup"
pytestmark = [pytest.mark.requirement("INFRA-05"), pytest.mark.needs("age", "pg_dump")]


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    """The private key's file and the public key."""
    file = tmp_path_factory.mktemp("keys") / "identity"
    subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
    return SimpleNamespace(file=file, public=subprocess.run(["age-keygen", "-y", file], check=True, capture_output=True, text=True).stdout.strip())


@pytest.fixture(scope="module")
def plane(postgres):
    """A database as Plane's: tables of work, and two that hold keys and requests in clear."""
    postgres.psql("create database plane_production")
    postgres.psql("""
        create table issues (id serial primary key, name text); insert into issues (name) select 'issue ' || n from generate_series(1, 500) n;
        create table users (id serial primary key, email text); insert into users (email) values ('a@example.org'), ('b@example.org');
        create table api_activity_logs (token text); insert into api_activity_logs values ('plane_api_in_clear');
        create schema other; create table other."Odd name" (a int); insert into other."Odd name" values (1);
        """, "plane_production")
    return postgres


class Host:
    def __init__(self, directory, postgres, keys, **more):
        self.directory, self.postgres = directory, postgres
        uploads = directory / "uploads"
        (uploads / "workspace").mkdir(parents=True)
        (uploads / "workspace" / "file.bin").write_bytes(b"upload" * 1000)
        passwords = directory / "pgpass"
        passwords.write_text(f"127.0.0.1:{postgres.port}:*:postgres:{postgres.password}\n")
        passwords.chmod(0o600)
        self.settings = {
            "directory": str(directory / "backups"), "host": "127.0.0.1", "port": postgres.port, "user": "postgres", "password_file": str(passwords),
            "databases": [{"name": "plane_production", "without_rows": ["api_activity_logs"], "core_tables": ["issues", "users"]}],
            "objects": [{"name": "uploads", "directory": str(uploads)}], "recipients": [keys.public], "identity_file": str(keys.file),
            "metrics_file": str(directory / "backup.prom"), **more,
        }

    def run(self, *words, **environment):
        (self.directory / "settings.json").write_text(json.dumps(self.settings))
        return subprocess.run([sys.executable, "-B", PROGRAM, "--settings", self.directory / "settings.json", *words],
                              env={**os.environ, **environment}, capture_output=True, text=True, timeout=120, check=False)

    @property
    def sets(self):
        return sorted(path for path in (self.directory / "backups").iterdir() if path.is_dir())

    def metric(self, name):
        found = re.search(rf"^{re.escape(name)} (.*)$", (self.directory / "backup.prom").read_text(), re.M)
        return float(found[1]) if found else None


@pytest.fixture
def host(tmp_path, plane, keys):
    return Host(tmp_path, plane, keys)


def test_a_backup_holds_the_database_and_the_uploads_and_a_restore_gives_the_same(host):
    done = host.run("run")
    assert done.returncode == 0, done.stderr
    [made] = host.sets
    assert sorted(path.name for path in made.iterdir()) == ["manifest.json", "plane_production.dump.age", "uploads.tar.age"]
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in [made, made / "uploads.tar.age", made / "plane_production.dump.age"])
    rows = json.loads((made / "manifest.json").read_text())["items"]["plane_production"]["rows"]
    assert rows == {"public.issues": 500, "public.users": 2, "other.Odd name": 1}
    drill = host.run("drill")
    assert drill.returncode == 0 and "every table has the rows that it had" in drill.stdout, drill.stderr
    assert host.postgres.value("select count(*) from pg_database where datname like 'plane_restore_drill%'") == "0"
    listing = subprocess.run(f"age -d -i {host.settings['identity_file']} {made / 'uploads.tar.age'} | tar -xO workspace/file.bin", shell=True, check=True, capture_output=True)
    assert listing.stdout == b"upload" * 1000
    assert host.metric("plane_backup_last_run_ok") == host.metric("plane_backup_verify_ok") == host.metric("plane_backup_drill_ok") == 1
    assert host.metric("plane_backup_uncovered_databases") == 0 and host.metric('plane_backup_size_bytes{item="plane_production"}') > 1000


def test_keys_and_requests_in_clear_are_not_in_it(host):
    host.run("run")
    dump = subprocess.run(f"age -d -i {host.settings['identity_file']} {host.sets[0] / 'plane_production.dump.age'} | pg_restore -f -",
                          shell=True, check=True, capture_output=True, text=True).stdout
    assert "plane_api_in_clear" not in dump and "CREATE TABLE public.api_activity_logs" in dump and "issue 500" in dump
    assert b"issue 500" not in (host.sets[0] / "plane_production.dump.age").read_bytes()


def test_no_password_is_on_a_command_line(host, tmp_path):
    log = tmp_path / "commands"
    fake = tmp_path / "bin"
    fake.mkdir()
    for name in ("psql", "pg_dump", "pg_restore", "age"):
        real = subprocess.run(["which", name], check=True, capture_output=True, text=True).stdout.strip()
        (fake / name).write_text(f'#!/bin/sh\necho "$0 $*" >> {log}\nexec {real} "$@"\n')
        (fake / name).chmod(0o755)
    assert host.run("run", PATH=f"{fake}:{os.environ['PATH']}").returncode == 0
    assert log.read_text().count("\n") >= 4 and host.postgres.password not in log.read_text()


def test_rows_that_are_written_during_the_dump_do_not_disturb_the_drill(host):
    host.run("run")
    host.postgres.psql("insert into issues (name) values ('later')", "plane_production")
    try:
        assert host.run("drill").returncode == 0
    finally:
        host.postgres.psql("delete from issues where name = 'later'", "plane_production")


def test_a_drill_that_finds_other_rows_fails(host):
    host.run("run")
    manifest = host.sets[0] / "manifest.json"
    content = json.loads(manifest.read_text())
    content["items"]["plane_production"]["rows"]["public.issues"] = 501
    manifest.write_text(json.dumps(content))
    done = host.run("drill")
    assert done.returncode == 1 and "public.issues: 500 instead of 501" in done.stderr
    assert host.metric("plane_backup_drill_ok") == 0


@pytest.mark.parametrize("damage,words", [
    (lambda data: data[:-100], "was changed after it was made"),
    (lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], "was changed after it was made"),
])
@pytest.mark.parametrize("item", ["plane_production.dump.age", "uploads.tar.age"])
def test_damage_is_found(host, item, damage, words):
    host.run("run")
    path = host.sets[0] / item
    path.write_bytes(damage(path.read_bytes()))
    done = host.run("verify")
    assert done.returncode == 1 and words in done.stderr


def test_a_dump_that_was_damaged_before_it_was_stored_is_found_too(host, keys):
    """The checksum is right, the content is not: only reading it all finds that."""
    host.run("run")
    path, manifest = host.sets[0] / "plane_production.dump.age", host.sets[0] / "manifest.json"
    clear = subprocess.run(["age", "-d", "-i", keys.file, path], check=True, capture_output=True).stdout[:-3000]
    sealed = subprocess.run(["age", "-e", "-r", keys.public], input=clear, check=True, capture_output=True).stdout
    path.write_bytes(sealed)
    content = json.loads(manifest.read_text())
    content["items"]["plane_production"].update(bytes=len(sealed), sha256=hashlib.sha256(sealed).hexdigest(), clear_sha256=hashlib.sha256(clear).hexdigest())
    manifest.write_text(json.dumps(content))
    done = host.run("verify")
    assert done.returncode == 1 and "pg_restore cannot read it" in done.stderr


def test_a_database_that_nobody_decided_about_is_a_failure(host):
    host.postgres.psql("create database grew_over_night")
    try:
        done = host.run("run")
        assert done.returncode == 1 and "the database grew_over_night is in no backup" in done.stderr
        assert host.metric("plane_backup_uncovered_databases") == 1 and host.metric("plane_backup_last_run_ok") == 0
        assert host.metric("plane_backup_last_success_timestamp_seconds") is None
        assert len(host.sets) == 1, "the others are backed up all the same"
        host.settings["ignored_databases"] = ["postgres", "grew_over_night"]
        assert host.run("run").returncode == 0
    finally:
        host.postgres.psql("drop database grew_over_night")


def test_one_failure_does_not_keep_the_others_from_being_backed_up(host):
    host.settings["databases"].insert(0, {"name": "missing"})
    done = host.run("run")
    assert done.returncode == 1 and "missing: " in done.stderr and "the database missing does not exist" in done.stderr
    assert sorted(path.name for path in host.sets[0].iterdir()) == ["manifest.json", "missing.dump.age", "plane_production.dump.age", "uploads.tar.age"] or \
        sorted(path.name for path in host.sets[0].iterdir()) == ["manifest.json", "plane_production.dump.age", "uploads.tar.age"]
    assert host.metric('plane_backup_item_ok{item="missing"}') == 0 and host.metric('plane_backup_item_ok{item="plane_production"}') == 1


@pytest.mark.parametrize("change,words", [
    (lambda s: s.update(port=1), "failed"),
    (lambda s: s.update(password_file="/nonexistent"), "no password supplied"),
    (lambda s: s["databases"][0].update(core_tables=["projects"]), "the dump lacks the tables projects"),
    (lambda s: s["databases"][0].update(minimum_bytes=10**9), "fewer than 1000000000"),
    (lambda s: s["objects"][0].update(directory="/nonexistent"), "the directory /nonexistent does not exist"),
    (lambda s: s.update(recipients=["age1wrong"]), "age"),
    (lambda s: s.update(client=["/nonexistent"]), "cannot be started"),
])
def test_every_failure_is_loud(host, change, words):
    change(host.settings)
    done = host.run("run")
    assert done.returncode == 1 and words in done.stderr, done.stderr
    assert host.metric("plane_backup_last_run_ok") == 0
    assert "Traceback" not in done.stderr and host.postgres.password not in done.stderr


def test_without_the_private_key_checksums_are_compared_and_the_drill_says_what_is_missing(host):
    host.settings["identity_file"] = ""
    assert host.run("run").returncode == 0 and host.run("verify").returncode == 0
    done = host.run("drill")
    assert done.returncode == 1 and "plane_backup_identity is needed" in done.stderr
    assert host.postgres.value("select count(*) from pg_database where datname like 'plane_restore_drill%'") == "0"


def test_old_sets_go_and_sets_with_failures_do_not_push_good_ones_out(host):
    host.run("run")
    [made] = host.sets
    for day in range(1, 5):
        subprocess.run(["cp", "-a", made, made.with_name(f"2020010{day}T000000Z")], check=True)
    broken = made.with_name("20200109T000000Z")
    subprocess.run(["cp", "-a", made, broken], check=True)
    content = json.loads((broken / "manifest.json").read_text())
    (broken / "manifest.json").write_text(json.dumps({**content, "failed": ["uploads"]}))
    host.settings["retention"] = 3
    host.settings["directory"] = host.settings["directory"]
    import time
    while time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()) == made.name:
        pass
    assert host.run("run").returncode == 0
    names = [path.name for path in host.sets]
    assert names[:2] == ["20200104T000000Z", "20200109T000000Z"] and len(names) == 4


def test_a_run_that_was_killed_leaves_nothing_that_looks_like_a_backup(host):
    partial = host.directory / "backups" / "20200101T000000Z.partial"
    partial.mkdir(parents=True)
    (partial / "manifest.json").write_text("{}")
    assert json.loads(host.run("list").stdout) == []
    assert host.run("run").returncode == 0 and not partial.exists()


def test_only_one_runs_at_a_time(host):
    import fcntl
    (host.directory / "backups").mkdir()
    with (host.directory / "backups" / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = host.run("run")
    assert done.returncode == 1 and "Another backup or restore drill is running" in done.stderr


def test_the_metrics_are_valid(host):
    host.run("run")
    host.run("drill")
    text = (host.directory / "backup.prom").read_text()
    done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


# --- a store

class Store(http.server.BaseHTTPRequestHandler):
    """S3 in miniature: pages of two, signatures checked with a second implementation of the signature."""

    objects = {f"workspace/file {n}é.txt": f"content {n}".encode() for n in range(5)}

    def do_GET(self):  # noqa: N802
        path, _, query = self.path.partition("?")
        headers = self.headers
        day = headers["x-amz-date"][:8]
        canonical = "\n".join(["GET", path, "&".join(sorted(query.split("&"))) if query else "", f"host:{headers['Host']}",
                               f"x-amz-content-sha256:{headers['x-amz-content-sha256']}", f"x-amz-date:{headers['x-amz-date']}", "",
                               "host;x-amz-content-sha256;x-amz-date", headers["x-amz-content-sha256"]])
        text = "\n".join(["AWS4-HMAC-SHA256", headers["x-amz-date"], f"{day}/eu-1/s3/aws4_request", hashlib.sha256(canonical.encode()).hexdigest()])
        key = b"AWS4secret"
        for part in (day, "eu-1", "s3", "aws4_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        if not headers["Authorization"].endswith("Signature=" + hmac.digest(key, text.encode(), "sha256").hex()):
            return self.answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        parameters = dict(urllib.parse.parse_qsl(query))
        if "list-type" in parameters:
            at = int(parameters.get("continuation-token", 0))
            names = sorted(self.objects)[at:at + 2]
            rows = "".join(f"<Contents><Key>{name}</Key><Size>{len(self.objects[name])}</Size></Contents>" for name in names)
            more = at + 2 < len(self.objects)
            token = f"<NextContinuationToken>{at + 2}</NextContinuationToken>" if more else ""
            body = f'<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">{rows}<IsTruncated>{str(more).lower()}</IsTruncated>{token}</ListBucketResult>'
            return self.answer(200, body.encode())
        return self.answer(200, self.objects[urllib.parse.unquote(path).removeprefix("/uploads/")])

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def store(host):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    credentials = host.directory / "store.json"
    credentials.write_text(json.dumps({"access_key": "access", "secret_key": "secret"}))
    host.settings["objects"] = [{"name": "uploads", "endpoint": f"http://127.0.0.1:{server.server_port}", "bucket": "uploads", "region": "eu-1",
                                 "credentials_file": str(credentials)}]
    yield host
    server.shutdown()
    thread.join()
    server.server_close()


def test_all_objects_of_a_bucket_are_fetched(store, keys):
    done = store.run("run")
    assert done.returncode == 0, done.stderr
    clear = subprocess.run(["age", "-d", "-i", keys.file, store.sets[0] / "uploads.tar.age"], check=True, capture_output=True).stdout
    import io
    import tarfile
    with tarfile.open(fileobj=io.BytesIO(clear)) as tar:
        assert {entry.name: tar.extractfile(entry).read() for entry in tar} == Store.objects


def test_a_store_that_refuses_is_a_failure(store):
    (store.directory / "store.json").write_text(json.dumps({"access_key": "access", "secret_key": "wrong"}))
    done = store.run("run")
    assert done.returncode == 1 and "uploads: The store answered 403" in done.stderr and "SignatureDoesNotMatch" in done.stderr
