"""What is backed up, and where to. See settings.json, which the role plane_backup writes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from pathlib import Path


class Failure(Exception):
    """Something that a person has to know: what is wrong, and what to do."""


@dataclass(frozen=True)
class Database:
    name: str
    # Tables whose rows are left out: they are large, and hold keys and requests in clear.
    without_rows: list = field(default_factory=list)
    # Tables without which the dump is worthless.
    core_tables: list = field(default_factory=list)
    minimum_bytes: int = 1


@dataclass(frozen=True)
class Objects:
    name: str
    # A directory, or a bucket of an S3 store.
    directory: str = ""
    endpoint: str = ""
    bucket: str = ""
    region: str = "us-east-1"
    # JSON file with access_key and secret_key.
    credentials_file: str = ""


@dataclass(frozen=True)
class Settings:
    directory: Path
    databases: list
    objects: list
    recipients: list
    host: str = ""
    port: int = 5432
    user: str = "postgres"
    password_file: str = ""
    # What runs PostgreSQL's programs: nothing on the host, or something like docker exec -i database.
    client: list = field(default_factory=list)
    ignored_databases: list = field(default_factory=lambda: ["postgres"])
    identity_file: str = ""
    retention: int = 14
    metrics_file: str = ""
    heartbeat_url: str = ""

    @staticmethod
    def read(path: Path) -> "Settings":
        try:
            values = json.loads(path.read_text())
        except (OSError, ValueError) as failure:
            raise Failure(f"{path} cannot be read: {failure}. Deploy the role plane_backup.") from failure
        unknown = sorted(set(values) - {f.name for f in fields(Settings)})
        if unknown:
            raise Failure(f"{path} has settings that this program does not know: {', '.join(unknown)}")
        values["databases"] = [Database(**database) for database in values["databases"]]
        values["objects"] = [Objects(**objects) for objects in values["objects"]]
        return Settings(**{**values, "directory": Path(values["directory"])})
