"""Variables for the role openclaw on this machine."""

from __future__ import annotations

import json
import os
from pathlib import Path

from openclaw.gateway import OLD, WELL

DIGEST = "sha256:" + "a" * 64
UID = os.geteuid() or 1000


def variables(directory: Path, **more) -> dict:
    keys = directory / "agent-keys.json"
    if not keys.exists():
        directory.mkdir(parents=True, exist_ok=True)
        keys.write_text(json.dumps({"concierge": "plane_api_of_concierge", "imhotep": "plane_api_of_imhotep", "admin": "plane_api_of_admin"}))
        keys.chmod(0o600)
    return {
        "openclaw_digest": DIGEST, "openclaw_version": OLD, "openclaw_image": "registry.example.org/openclaw", "openclaw_directory": str(directory / "openclaw"),
        "openclaw_uid": UID, "openclaw_agents": [{"id": "concierge"}, {"id": "imhotep"}], "openclaw_agent_keys_file": str(keys),
        "openclaw_gateway_token": "gateway-" + "g" * 32, "openclaw_hooks_token": "hooks-" + "h" * 32, "openclaw_bridge_token": "bridge-" + "b" * 32,
        "openclaw_docker_host": "tcp://socket-proxy:2375", "openclaw_systemd_enabled": False, "openclaw_systemd_directory": str(directory),
        "openclaw_metrics_file": str(directory / "openclaw.prom"), "openclaw_look_seconds": 0.01, **more,
    }


TELEGRAM = {"openclaw_telegram_enabled": True, "openclaw_telegram_token": "123456:" + "t" * 35, "openclaw_telegram_allow_from": ["4711"]}
SECRETS = ("gateway-gggg", "hooks-hhhh", "bridge-bbbb", "123456:tttt", "plane_api_of")


def well(docker) -> None:
    docker.script(exec=WELL)
