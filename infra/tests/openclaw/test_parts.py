"""Parts of the gate, on what logs, scanners and audits really look like."""

import json
import sys
from pathlib import Path

import pytest

from openclaw.gateway import NEW, PROGRAM, Gateway, Killer

sys.path.insert(0, str(PROGRAM))
import archive  # noqa: E402
import health  # noqa: E402
import scan  # noqa: E402
import settings  # noqa: E402


@pytest.mark.requirement("UPG-04", "UPG-08")
@pytest.mark.parametrize("line,kind,advice", [
    ('{"level":"error","msg":"spawn /usr/bin/docker EPERM"}', "seccomp", "openclaw_seccomp to `own`"),
    ("clone3: Operation not permitted", "seccomp", "openclaw_seccomp"),
    ("Error: spawn docker EACCES", "sandbox", "Build the sandbox image"),
    ("EACCES: permission denied, open '/home/node/.openclaw/x'", "owner", "must belong to its user"),
    ("EROFS: read-only file system, open '/etc/openclaw/openclaw.json'", "mount", "only read"),
    ('Config invalid: agents.list.0: Unrecognized key: "mcp"', "config", "does not take the configuration"),
    ("subagent spawn failed: runId=1 reason=Error", "spawn", "sub-agent"),
])
def test_a_log_line_tells_what_to_do(line, kind, advice):
    [problem] = health.log_problems(f"listening on ws://0.0.0.0:18789\n{line}\n{line}\n")
    assert (problem["kind"], problem["count"]) == (kind, 2) and advice in problem["advice"]


def test_a_clean_log_tells_nothing():
    assert health.log_problems("gateway listening\nspawned subagent run ok\nlabel already in use\n") == []


@pytest.mark.requirement("UPG-05")
def test_processes_are_counted_by_user():
    top = ("UID                 PID                 PPID                C                   STIME               TTY                 TIME                CMD\n"
           "1000                4242                4200                0                   10:00               ?                   00:00:01            node openclaw.mjs gateway run\n"
           "root                4300                4242                0                   10:00               ?                   00:00:00            sh -c evil\n")
    assert health.users(top) == {"1000": ["node openclaw.mjs gateway run"], "root": ["sh -c evil"]}
    with pytest.raises(settings.Failure):
        health.users("what is this")


@pytest.mark.requirement("UPG-14")
def test_allowlists():
    def problems(**telegram):
        return health.empty_allowlists({"channels": {"telegram": telegram}})
    assert problems(dmPolicy="allowlist", allowFrom=["1"]) == [] == problems(dmPolicy="pairing") == problems(enabled=False, dmPolicy="allowlist")
    assert len(problems(dmPolicy="allowlist")) == len(problems(dmPolicy="allowlist", allowFrom=[])) == 1
    assert len(problems(groupPolicy="allowlist", groups={"-1": {}})) == 1


def test_an_audit_is_read_out_of_what_is_logged_around_it():
    report = {"summary": {}, "findings": [{"checkId": "b", "severity": "critical"}, {"checkId": "a", "severity": "critical"}, {"checkId": "c", "severity": "warn"}]}
    assert health.criticals("Config warnings: {x}\n" + json.dumps(report, indent=2) + "\nbye") == ["a", "b"]
    assert health.criticals("error: unknown command 'security'") is None


def trivy(*rows):
    return json.dumps({"ArtifactName": "x", "Results": [{"Vulnerabilities": [
        {"VulnerabilityID": i, "PkgName": p, "Severity": s, "FixedVersion": f} for i, p, s, f in rows]}, {"Target": "nothing"}]})


def grype(*rows):
    return json.dumps({"matches": [{"vulnerability": {"id": i, "severity": s, "fix": {"versions": [f]}}, "artifact": {"name": p}} for i, p, s, f in rows]})


OLD_SCAN = [("CVE-1", "zlib", "CRITICAL", ""), ("CVE-2", "node", "HIGH", "22.1")]
NEW_SCAN = [("CVE-1", "zlib", "CRITICAL", ""), ("CVE-3", "openssl", "Critical", "3.1"), ("CVE-4", "curl", "LOW", "")]


@pytest.mark.requirement("UPG-15")
@pytest.mark.parametrize("report", [trivy, grype])
def test_only_new_findings_of_severity_forbid_an_image(report):
    compared = scan.compare(report(*OLD_SCAN), report(*NEW_SCAN), ["CRITICAL"], [])
    assert [row["id"] for row in compared["new"]] == ["CVE-3", "CVE-4"] and compared["repaired"] == 1
    assert [(row["id"], row["fixed_in"]) for row in compared["forbidden"]] == [("CVE-3", "3.1")]
    assert scan.compare(report(*OLD_SCAN), report(*NEW_SCAN), ["CRITICAL"], ["CVE-3"])["forbidden"] == []
    assert scan.compare(trivy(*OLD_SCAN), grype(*OLD_SCAN), ["CRITICAL"], [])["new"] == [], "both formats mean the same"


@pytest.mark.requirement("UPG-15")
@pytest.mark.parametrize("text", ["no json", "{}", "[]"])
def test_another_report_is_refused(text):
    with pytest.raises(settings.Failure):
        scan.findings(text)


@pytest.mark.requirement("UPG-15")
def test_a_forbidden_image_does_not_get_as_far_as_the_rehearsal(docker, tmp_path):
    for name, rows in (("2026.2.23", OLD_SCAN), (NEW, NEW_SCAN)):
        (tmp_path / name).write_text(trivy(*rows))
    scanner = tmp_path / "scanner"
    scanner.write_text(f'#!/bin/sh\ncase "$1" in *{NEW}*) cat {tmp_path}/{NEW} ;; *) cat {tmp_path}/2026.2.23 ;; esac\n')
    scanner.chmod(0o755)
    with Killer() as killer:
        gateway = Gateway(tmp_path, docker, killer, scan_command=[str(scanner)]).start()
        done = gateway.upgrade()
        assert done.status == 1 and "CVE-3 (CRITICAL, openssl)" in done.err and "openclaw_upgrade_scan_accepted" in done.err
        assert not [call for call in docker.calls("run") if "--detach" in call]
        gateway.settings["scan_accepted"] = ["CVE-3"]
        gateway.write()
        assert gateway.upgrade().status == 0
        assert [row["id"] for row in gateway.report["scan"]["new"]] == ["CVE-3", "CVE-4"]


@pytest.mark.requirement("UPG-10")
def test_an_archive_gives_back_exactly_what_it_took(tmp_path):
    state = tmp_path / "state"
    (state / "deep" / "er").mkdir(parents=True)
    (state / "deep" / "er" / "ünï").write_bytes(bytes(range(256)) * 100)
    (state / "empty").write_bytes(b"")
    (state / "link").symlink_to("deep/er")
    (state / "dangling").symlink_to("nowhere")
    (state / "gateway.lock").write_text("belongs to a process")
    tar = tmp_path / "state.tar"
    archive.create(state, tar)
    assert archive.is_whole(tar) and archive.matches(state, tar)
    target = tmp_path / "restored"
    archive.restore(tar, target)
    assert archive.manifest(target) == archive.manifest(state) and not (target / "gateway.lock").exists()
    (state / "empty").write_bytes(b"x")
    assert not archive.matches(state, tar)
    tar.write_bytes(tar.read_bytes() + b"x")
    with pytest.raises(settings.Failure):
        archive.restore(tar, Path(tmp_path / "other"))
