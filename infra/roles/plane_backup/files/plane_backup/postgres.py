"""PostgreSQL's own programs. Passwords come from a file, never from a command line."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager

from settings import Database, Failure, Settings


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class Postgres:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.environment = {**os.environ, "PGCONNECT_TIMEOUT": "20", **({"PGPASSFILE": settings.password_file} if settings.password_file else {})}

    def words(self, program: str, database: str | None, *more: str) -> list[str]:
        host = ["-h", self.settings.host] if self.settings.host else []
        where = ["-d", database] if database else []
        return [*self.settings.client, program, *host, "-p", str(self.settings.port), "-U", self.settings.user, "-w", *where, *more]

    def start(self, program: str, database: str | None, *more: str, **pipes) -> subprocess.Popen:
        try:
            return subprocess.Popen(self.words(program, database, *more), env=self.environment, **pipes)
        except OSError as failure:
            raise Failure(f"{program} cannot be started: {failure}. Install PostgreSQL's client programs, or set plane_backup_client.") from failure

    def psql(self, database: str, sql: str) -> list[str]:
        """The rows that a query gives, as text; columns are separated by tabs."""
        process = self.start("psql", database, "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-f", "-",
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        out, err = process.communicate(sql)
        if process.returncode:
            raise Failure(f"psql on {database} failed: {last_line(err)}")
        return out.splitlines()

    def databases(self) -> list[str]:
        """All databases in which somebody can keep something."""
        return self.psql("postgres", "select datname from pg_database where not datistemplate and datallowconn order by 1")

    def tables(self, database: str) -> list[str]:
        """All tables of a database, as schema.table."""
        return self.psql(database, "select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1")

    @contextmanager
    def snapshot(self, database: Database):
        """A moment of the database that others can look at too: gives its name, and the rows of each table at that moment."""
        process = self.start("psql", database.name, "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1",
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1)
        try:
            def ask(sql: str) -> list[str]:
                try:
                    process.stdin.write(sql + ";\n\\echo done\n")
                    process.stdin.flush()
                except BrokenPipeError:
                    pass
                lines = []
                while (line := process.stdout.readline()) and line != "done\n":
                    lines.append(line.rstrip("\n"))
                if not line:
                    raise Failure(f"psql on {database.name} ended: {last_line(process.stderr.read())}")
                return lines

            ask("begin transaction isolation level repeatable read, read only")
            name = ask("select pg_export_snapshot()")[0]
            tables = ask("select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1")
            yield name, {table: int(ask(f"select count(*) from {identifier(table)}")[0]) for table in tables if not left_out(table, database)}
        finally:
            process.stdin.close()
            process.wait(60)
            process.stdout.close()
            process.stderr.close()

    def counts(self, database: str, like: Database) -> dict:
        """The rows of each table."""
        return {table: int(self.psql(database, f"select count(*) from {identifier(table)}")[0]) for table in self.tables(database) if not left_out(table, like)}


def identifier(table: str) -> str:
    schema, _, name = table.partition(".")
    return f"{quoted(schema)}.{quoted(name)}"


def left_out(table: str, database: Database) -> bool:
    return table in database.without_rows or table.partition(".")[2] in database.without_rows


def last_line(text: str) -> str:
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    return lines[-1] if lines else "without a message"
