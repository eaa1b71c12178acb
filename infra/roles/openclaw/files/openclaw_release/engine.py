"""The docker commands that are needed, each with a time limit."""

from __future__ import annotations

import json
import subprocess

from settings import Failure, Settings
from store import Release


class Engine:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def run(self, *words: str, check: bool = True, seconds: float = 300) -> subprocess.CompletedProcess:
        """Runs a docker command. The text of a failure is docker's last line."""
        try:
            done = subprocess.run([self.settings.docker, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                  timeout=seconds, check=False)
        except subprocess.TimeoutExpired:
            done = subprocess.CompletedProcess(words, 124, "", f"no answer within {seconds:.0f} s")
        if check and done.returncode:
            lines = [line.strip() for line in (done.stderr or done.stdout).splitlines() if line.strip()]
            raise Failure(f"docker {words[0]} {words[1] if len(words) > 1 else ''} failed: {lines[-1] if lines else f'status {done.returncode}'}")
        return done

    # --- images

    def image(self, reference: str) -> dict | None:
        done = self.run("image", "inspect", reference, check=False)
        return json.loads(done.stdout)[0] if done.returncode == 0 else None

    # --- the gateway, by compose

    def compose(self, release: Release, *words: str, seconds: float = 300) -> None:
        self.run("compose", "-p", self.settings.project, "--env-file", release.environment, "-f", self.settings.compose_file, *words, seconds=seconds)

    def up(self, release: Release) -> None:
        """Starts the gateway of a release, or replaces another's: release.env makes them differ. Compose must not fetch images."""
        self.compose(release, "up", "--detach", "--no-build", "--pull", "never", "--remove-orphans")

    def stop(self, release: Release) -> None:
        self.compose(release, "stop", "--timeout", str(self.settings.stop_seconds), seconds=self.settings.stop_seconds + 60)

    def gateways(self) -> list[dict]:
        """All containers of the gateway, running or not."""
        done = self.run("ps", "--all", "--quiet", "--no-trunc", "--filter", f"label=com.docker.compose.project={self.settings.project}",
                        "--filter", f"label=com.docker.compose.service={self.settings.service}")
        found = done.stdout.split()
        return json.loads(self.run("inspect", *found).stdout) if found else []

    def inspect(self, container: str) -> dict | None:
        done = self.run("inspect", container, check=False)
        return json.loads(done.stdout)[0] if done.returncode == 0 else None

    def remove(self, container: str) -> None:
        self.run("rm", "--force", container, check=False)
