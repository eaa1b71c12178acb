"""An upgrade of OpenClaw ends on exactly one healthy release, whatever the new one does."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from openclaw.gateway import AUDIT, NEW, NEWER, OLD, PROGRAM, Gateway, Killer, image


@pytest.fixture(scope="module")
def killer():
    with Killer() as process:
        yield process


@pytest.fixture
def gateway(docker, tmp_path, killer):
    return Gateway(tmp_path, docker, killer).start()


@pytest.mark.requirement("UPG-01", "UPG-08", "UPG-10")
def test_it_goes_to_exactly_the_release_that_was_asked_for_and_keeps_the_state(docker, tmp_path):
    gateway = Gateway(tmp_path, docker).start()
    before = gateway.contents()
    done = gateway.upgrade()
    assert (done.status, done.out) == (0, f"changed: {NEW} runs\n"), done.err
    gateway.assert_one_healthy(NEW)
    assert gateway.contents() == before
    assert gateway.report["outcome"] == "upgraded" and gateway.report["downtime_seconds"] < 10
    assert set(gateway.report["steps"]) == {"preflight", "rehearse", "stop", "snapshot", "switch", "gate"}


@pytest.mark.requirement("UPG-01")
def test_nothing_happens_twice(gateway):
    gateway.upgrade()
    release, calls = gateway.current, len(gateway.docker.calls())
    done = gateway.upgrade()
    assert (done.status, done.out) == (0, f"unchanged: {NEW} runs already\n")
    assert gateway.current == release and len(gateway.docker.calls()) == calls


@pytest.mark.requirement("UPG-01")
def test_the_old_image_gets_a_backup_tag_before_anything_stops(gateway):
    gateway.upgrade()
    calls = gateway.docker.calls()
    tag = next(i for i, call in enumerate(calls) if call[0] == "tag")
    assert calls[tag][2] == f"openclaw-backup:{OLD}"
    assert tag < next(i for i, call in enumerate(calls) if "stop" in call)
    old = next(i for i in gateway.docker.state["images"].values() if f"openclaw-backup:{OLD}" in i["references"])
    assert any(OLD in reference for reference in old["digests"] + old["references"])


@pytest.mark.requirement("UPG-10")
def test_the_archive_of_the_old_state_restores_byte_for_byte(gateway, tmp_path):
    before = gateway.contents()
    left = gateway.state.parent
    gateway.upgrade()
    manifest = json.loads((left / "state.manifest.json").read_text())
    subprocess.run(["tar", "-C", tmp_path, "-xf", left / "state.tar"], check=True)
    restored = {name: (os.readlink(tmp_path / name) if (tmp_path / name).is_symlink() else (tmp_path / name).read_bytes(), (tmp_path / name).lstat().st_mode)
                for name in manifest["files"]}
    assert restored == before
    checksum = subprocess.run(["sha256sum", left / "state.tar"], check=True, capture_output=True, text=True).stdout.split()[0]
    assert checksum == manifest["archive"]


# --- refused while the old gateway still serves

REFUSALS = {
    "no such image": (dict(pull={NEW: "manifest unknown"}), "manifest unknown"),
    "another digest": (dict(digests={}), None),
    "config": (dict(exec=[{"match": f"{NEW}.*config get", "rc": 1, "stderr": "Unrecognized key: agents.defaults.x"}]), "Unrecognized key: agents.defaults.x"),
    "crash loop": (dict(images={NEW: "crash"}), "rehearsal is not well: it starts again and again"),
    "out of memory": (dict(images={NEW: "oom"}), "more memory than its limit"),
    "runs as root": (dict(images={NEW: "root"}), "1 processes run as root instead of 1000"),
    "no websocket": (dict(exec=[{"match": f"{NEW}.*probe", "rc": 1, "stdout": "answered 200 instead of 101"}]), "answered 200 instead of 101"),
    "log": (dict(logs={NEW: "spawn docker EACCES\n"}), "Build the sandbox image"),
    "plugin": (dict(exec=[{"match": f"{NEW}.*plugins list", "stdout": '{"plugins": []}'}]), "the plugin plane-bridge is not loaded"),
    "skill": (dict(exec=[{"match": f"{NEW}.*skills list", "stdout": '{"skills": [{"name": "plane-bridge", "eligible": false}]}'}]), "skill plane-bridge is not eligible"),
    "audit": (dict(exec=[{"match": f"{NEW}.*security audit", "stdout": json.dumps({"findings": [*AUDIT["findings"], {"checkId": "new.critical", "severity": "critical"}]})}]),
              "new critical finding: new.critical"),
    "no audit": (dict(exec=[{"match": f"{NEW}.*security audit", "stdout": "error: unknown command"}]), "did not print its report"),
}


@pytest.mark.requirement("UPG-08", "UPG-09")
@pytest.mark.parametrize("name", [name for name in REFUSALS if REFUSALS[name][1]])
def test_what_the_rehearsal_can_find_costs_no_downtime(gateway, name):
    rules, words = REFUSALS[name]
    before, container = gateway.contents(), gateway.docker.containers["openclaw-gateway-1"]["id"]
    gateway.misbehave(**rules)
    done = gateway.upgrade()
    assert done.status == 1 and words in done.err, done.err
    gateway.assert_one_healthy(OLD)
    assert gateway.docker.containers["openclaw-gateway-1"]["id"] == container and not gateway.docker.calls("stop"), "the old gateway was never stopped"
    assert gateway.contents() == before and gateway.releases() == [OLD]
    assert gateway.report["outcome"] == "refused"


@pytest.mark.requirement("UPG-01")
@pytest.mark.parametrize("version,reference,words", [
    ("latest", "registry.example.org/openclaw:latest@sha256:" + "0" * 64, "is not like 2026.2.26"),
    (NEW, f"registry.example.org/openclaw:{NEW}", "has no digest"),
    ("2026.1.9", image("2026.1.9"), "2026.1.9 is older than 2026.2.23"),
])
def test_only_exact_and_newer_versions_are_taken(gateway, version, reference, words):
    done = gateway.run("upgrade", "--version", version, "--image", reference)
    assert done.status == 1 and words in done.err
    gateway.assert_one_healthy(OLD)


@pytest.mark.requirement("UPG-01")
def test_the_image_must_have_the_digest_that_was_asked_for(gateway):
    wanted = image(NEW)
    gateway.docker.script(digests={})
    subprocess.run(["docker", "pull", f"registry.example.org/openclaw:{NEW}"], env={**os.environ, **gateway.docker.environment}, check=True, capture_output=True)
    state = gateway.docker.state
    other = next(i for i in state["images"].values() if f"registry.example.org/openclaw:{NEW}" in i["references"])
    other["references"].append(wanted)
    (gateway.docker.directory / "state.json").write_text(json.dumps(state))
    gateway.misbehave()
    done = gateway.upgrade()
    assert done.status == 1 and "does not have the digest" in done.err


@pytest.mark.requirement("UPG-09")
def test_without_a_way_back_it_does_not_begin(gateway):
    gateway.misbehave(images={OLD: "unhealthy"})
    done = gateway.upgrade()
    assert done.status == 1 and "no way back" in done.err
    assert not gateway.docker.calls("stop")


def test_a_state_that_is_too_large_for_the_rollback_time_is_told(gateway):
    gateway.settings["rollback_seconds"] = 15
    gateway.write()
    done = gateway.upgrade()
    assert done.status == 0 and "a rollback may take 22 s" in done.err


# --- rolled back by itself

@pytest.mark.requirement("UPG-09")
@pytest.mark.parametrize("rules,words", [
    (dict(images={NEW: "unhealthy"}), "health check says unhealthy"),
    (dict(images={NEW: "stuck"}), "health check says starting"),
    (dict(exec=[{"match": f"openclaw-gateway-1.*{NEW}.*spawnSync", "rc": 1, "stderr": "Error: spawn EPERM"}]), "spawn EPERM"),
    (dict(exec=[{"match": "sandbox:1 true", "rc": 125, "stderr": "no such network"}]), "a sandbox does not start: no such network"),
    (dict(logs={"gateway": "EROFS: read-only file system\n"}), "writes where it may only read"),
])
def test_an_unhealthy_release_rolls_back_by_itself(gateway, rules, words):
    before = gateway.contents()
    gateway.misbehave(**rules)
    done = gateway.upgrade()
    assert done.status == 3 and words in done.err, done.err
    gateway.assert_one_healthy(OLD)
    assert gateway.contents() == before
    assert gateway.report["outcome"] == "rolled back" and gateway.report["rollback_seconds"] < 120
    gateway.misbehave()
    assert gateway.upgrade().status == 0
    gateway.assert_one_healthy(NEW)


@pytest.mark.requirement("UPG-09")
def test_what_the_new_release_did_to_its_state_does_not_reach_the_old_one(gateway):
    before = gateway.contents()
    gateway.upgrade()
    (gateway.state / "credentials.json").write_text("migrated to a format that the old release cannot read")
    (gateway.state / "agents" / "concierge" / "sessions.json").unlink()
    done = gateway.run("rollback")
    assert done.status == 0 and done.out.startswith(f"changed: {OLD} runs again after "), done.err
    gateway.assert_one_healthy(OLD)
    assert gateway.contents() == before


@pytest.mark.requirement("UPG-09", "UPG-10")
def test_an_old_state_that_was_changed_meanwhile_is_restored_from_its_archive(gateway):
    before, old = gateway.contents(), gateway.state
    gateway.upgrade()
    (old / "credentials.json").write_text("changed by somebody")
    (old / "stray").write_text("")
    done = gateway.run("rollback")
    assert done.status == 0 and "restored from its archive" in done.err
    assert gateway.contents() == before


def test_a_damaged_archive_is_not_restored(gateway):
    old = gateway.state
    gateway.upgrade()
    (old / "credentials.json").write_text("changed by somebody")
    archive = old.parent / "state.tar"
    archive.write_bytes(archive.read_bytes()[:-2000] + b"x" * 2000)
    done = gateway.run("rollback")
    assert done.status == 4 and "is damaged" in done.err
    assert gateway.report["outcome"] == "not serving"


@pytest.mark.requirement("UPG-09")
def test_a_rollback_that_fails_is_repeated_until_the_old_release_serves(gateway):
    gateway.misbehave(images={NEW: "unhealthy"}, services={"gateway": "unhealthy"})
    gateway.misbehave(images={NEW: "unhealthy"}, exec=[{"match": f"openclaw-gateway-1.*{NEW}.*spawnSync", "rc": 1}])
    gateway.upgrade()
    gateway.misbehave()
    gateway.upgrade()
    gateway.misbehave(images={OLD: "unhealthy"})
    assert gateway.run("rollback").status == 4
    assert gateway.run("recover").status == 4
    gateway.misbehave()
    done = gateway.run("recover")
    assert (done.status, done.out) == (0, "rolled back\n")
    gateway.assert_one_healthy(OLD)


def test_without_a_release_before_there_is_no_rollback(gateway):
    done = gateway.run("rollback")
    assert done.status == 1 and "no release before 2026.2.23" in done.err
    gateway.assert_one_healthy(OLD)


@pytest.mark.requirement("UPG-09")
def test_a_polite_end_rolls_back_at_once(gateway):
    gateway.settings.update(start_seconds=60, look_seconds=0.05)
    gateway.write()
    gateway.misbehave(images={NEW: "stuck"})
    process = subprocess.Popen([sys.executable, PROGRAM, "--settings", gateway.root / "settings.json", *gateway.upgrade_words()],
                               env={**os.environ, **gateway.docker.environment}, stderr=subprocess.PIPE, text=True)
    while "gate" not in (line := process.stderr.readline()):
        assert line, "it ended before the gate"
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 3 and "interrupted by SIGTERM" in err
    assert time.monotonic() - began < 30
    gateway.assert_one_healthy(OLD)


# --- the releases that stay

def test_three_releases_stay_and_the_way_back_among_them(gateway):
    versions = [NEW, "2026.3.1", "2026.3.2", "2026.3.3"]
    for version in versions:
        assert gateway.upgrade(version).status == 0
    assert gateway.releases() == ["2026.3.1", "2026.3.2", "2026.3.3"]
    assert gateway.run("rollback").status == 0
    gateway.assert_one_healthy("2026.3.2")
    assert gateway.run("rollback").status == 0
    gateway.assert_one_healthy("2026.3.1")


def test_it_can_go_forward_again_after_a_rollback(gateway):
    gateway.upgrade()
    gateway.run("rollback")
    assert gateway.upgrade().status == 0
    gateway.assert_one_healthy(NEW)
    assert gateway.upgrade(NEWER).status == 0
    gateway.assert_one_healthy(NEWER)


# --- configuration

def test_a_changed_configuration_is_put_in_place_only_if_the_release_takes_it(gateway):
    assert gateway.configure().out == "unchanged\n"
    gateway.config["channels"]["telegram"]["allowFrom"] = ["1", "2"]
    gateway.write()
    kept = (gateway.root / "current" / "config" / "openclaw.json").read_text()
    gateway.misbehave(exec=[{"match": "config get", "rc": 1, "stderr": "expected object"}])
    done = gateway.configure()
    assert done.status == 1 and "does not take the configuration" in done.err and "expected object" in done.err
    assert (gateway.root / "current" / "config" / "openclaw.json").read_text() == kept
    gateway.misbehave()
    assert gateway.configure().out == "changed\n"
    assert json.loads((gateway.root / "current" / "config" / "openclaw.json").read_text()) == gateway.config
    assert gateway.configure().out == "unchanged\n"


@pytest.mark.requirement("UPG-14")
def test_an_empty_allowlist_does_not_pass_the_gate(gateway):
    gateway.config["channels"]["telegram"]["allowFrom"] = []
    gateway.write()
    assert gateway.configure().status == 0, "2026.2.23 takes it"
    gateway.compose_up()
    done = gateway.run("check")
    assert done.status == 1 and "channels.telegram.allowFrom is empty" in done.err


@pytest.mark.requirement("UPG-09")
def test_a_deploy_does_not_change_the_version_by_the_way(gateway):
    done = gateway.configure(NEW)
    assert done.status == 1 and "`make upgrade`" in done.err
    gateway.assert_one_healthy(OLD)


def test_a_gateway_that_ran_before_is_adopted_with_its_state(docker, tmp_path):
    before = tmp_path / "dot-openclaw"
    (before / "agents").mkdir(parents=True)
    (before / "agents" / "x").write_text("x")
    gateway = Gateway(tmp_path, docker)
    assert gateway.configure(OLD, "--adopt", str(before)).status == 0
    assert (gateway.state / "agents" / "x").read_text() == "x" and (before / "agents" / "x").exists()


def test_check_examines_the_gateway(gateway):
    gateway.misbehave(exec=[{"match": "security audit", "stdout": '{"findings": []}'}])
    assert gateway.run("check").out == "well\n"


def test_status_tells_the_releases(gateway):
    gateway.misbehave(images={NEW: "unhealthy"})
    gateway.upgrade()
    rows = json.loads(gateway.run("status").out)["releases"]
    assert [(row["version"], row["current"], row["outcome"][:5]) for row in rows] == [(NEW, False, "left:"), (OLD, True, "")]


# --- metrics

@pytest.mark.requirement("UPG-11")
def test_spawns_are_counted_and_an_upgrade_is_seen(gateway, tmp_path):
    (gateway.state / "subagents").mkdir()
    (gateway.state / "subagents" / "runs.json").write_text(json.dumps({"version": 2, "runs": {
        "a": {"startedAt": 1}, "b": {"startedAt": 1, "endedAt": 2, "outcome": {"status": "ok"}},
        "c": {"startedAt": 1, "endedAt": 2, "outcome": {"status": "timeout"}}, "d": {"startedAt": 1, "endedAt": 2, "outcome": {"status": "error"}}}}))
    assert gateway.run("recover").out == "nothing\n"
    text = (tmp_path / "openclaw.prom").read_text()
    for line in (f'openclaw_release_info{{version="{OLD}"}} 1', "openclaw_spawns_active 1", 'openclaw_spawns_ended{outcome="timeout"} 1',
                 'openclaw_spawns_ended{outcome="error"} 1', "openclaw_upgrade_in_progress_seconds 0", "openclaw_upgrade_last_rolled_back 0"):
        assert line in text.splitlines()
    promtool = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True)
    assert promtool.returncode == 0, promtool.stderr + promtool.stdout


def test_a_timer_does_not_disturb_an_upgrade_that_is_at_work(gateway):
    import fcntl
    with (gateway.root / "lock").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert gateway.run("recover").out == "nothing: another run is at work\n"
