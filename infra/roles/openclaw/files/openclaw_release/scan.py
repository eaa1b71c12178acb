"""Compares what an image scanner found in the old image and in the new one. Reads the JSON of Trivy and of Grype."""

from __future__ import annotations

import json

from settings import Failure


def findings(text: str) -> dict:
    """Severity and fix of each vulnerability, by id and package."""
    try:
        report = json.loads(text)
    except ValueError as failure:
        raise Failure("The image scanner did not print JSON. Give it the option for that, such as `--format json`.") from failure
    if isinstance(report, dict) and ("Results" in report or "ArtifactName" in report):
        rows = [(v["VulnerabilityID"], v["PkgName"], v.get("Severity", "UNKNOWN"), v.get("FixedVersion", ""))
                for result in report.get("Results") or [] for v in result.get("Vulnerabilities") or []]
    elif isinstance(report, dict) and "matches" in report:
        rows = [(m["vulnerability"]["id"], m["artifact"]["name"], m["vulnerability"].get("severity", "Unknown"),
                 ", ".join((m["vulnerability"].get("fix") or {}).get("versions") or [])) for m in report["matches"]]
    else:
        raise Failure("The image scanner's report is neither Trivy's nor Grype's JSON.")
    return {(identity, package): (severity.upper(), fix) for identity, package, severity, fix in rows}


def compare(old: str, new: str, severities: list, accepted: list) -> dict:
    """What the new image brings, what it repairs, and what forbids it: new findings of these severities that nobody has accepted."""
    before, after = findings(old), findings(new)
    brought = sorted(set(after) - set(before))
    wanted = {severity.upper() for severity in severities}

    def row(key):
        severity, fix = after[key]
        return {"id": key[0], "package": key[1], "severity": severity, "fixed_in": fix}

    return {
        "new": [row(key) for key in brought],
        "repaired": len(set(before) - set(after)),
        "forbidden": [row(key) for key in brought if after[key][0] in wanted and key[0] not in accepted],
    }
