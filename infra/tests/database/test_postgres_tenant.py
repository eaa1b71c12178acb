"""Plane's role and database on a real PostgreSQL with neighbours."""

from __future__ import annotations

import pytest

from support.module import run_module

PASSWORD = "plane-password-1"


@pytest.fixture(scope="module")
def server(postgres):
    """A server with a neighbour who has data."""
    for statement in ("create role neighbour login password 'neighbour-password'", "create database neighbour owner neighbour"):
        postgres.psql(statement)
    postgres.psql("create table secret (id int); insert into secret values (42); alter table secret owner to neighbour", "neighbour")
    return postgres


@pytest.fixture
def tenant(server):
    """Runs the module; afterwards role and database are gone."""
    login = {"login_host": "127.0.0.1", "login_port": server.port, "login_password": server.password}

    def tenant(check=False, **changes):
        return run_module("postgres_tenant", {"database": "plane_production", "role": "plane", "password": PASSWORD, **login, **changes}, check=check)

    yield tenant
    server.psql("drop database if exists plane_production with (force)")
    server.psql("drop role if exists plane")


@pytest.mark.requirement("INFRA-02")
def test_the_role_makes_it_once_in_both_versions_of_ansible(each_ansible, server):
    variables = {"plane_database_password": PASSWORD, "plane_database_login_host": "127.0.0.1", "plane_database_login_port": server.port,
                 "plane_database_login_password": server.password}
    try:
        assert each_ansible.role("plane_database", variables, "--check").succeeded().count("changed") == 1
        assert server.value("select count(*) from pg_roles where rolname = 'plane'") == "0"
        first = each_ansible.role("plane_database", variables, "-vvv").succeeded()
        assert first.count("changed") == 1 and PASSWORD not in first.output and server.password not in first.output
        assert "plane can connect to neighbour" in " ".join(first.output.split())
        each_ansible.role("plane_database", variables).unchanged()
        each_ansible.role("plane_database", variables, "--check").unchanged()
        each_ansible.role("plane_database", variables | {"plane_database_enabled": False}).unchanged()
        each_ansible.role("plane_database", variables | {"plane_database_enabled": False, "plane_database_uninstall_data": True}).succeeded()
        assert server.value("select count(*) from pg_database where datname = 'plane_production'") == "0"
    finally:
        server.psql("drop database if exists plane_production with (force)")
        server.psql("drop role if exists plane")


@pytest.mark.requirement("INFRA-02")
def test_plane_can_work_in_its_database_and_nowhere_else(server, tenant):
    assert tenant().succeeded()["reachable"] == ["neighbour", "postgres", "template1"]
    mine = lambda sql, database="plane_production": server.psql(sql, database, "plane", PASSWORD, check=False)
    assert mine("create table issues (id int); insert into issues values (1); select * from issues").stdout.strip().endswith("1")
    assert "permission denied for table secret" in mine("select * from secret", "neighbour").stdout
    for refused in ("create database other", "create role other", "alter role plane superuser", "copy issues to '/tmp/x'", "set role neighbour"):
        assert mine(refused).returncode != 0, refused
    stranger = server.psql("select 1", "plane_production", "neighbour", "neighbour-password", check=False)
    assert "permission denied for database" in stranger.stdout


@pytest.mark.requirement("INFRA-02")
def test_neighbours_are_closed_when_asked(server, tenant):
    assert tenant(closed_databases=["neighbour", "postgres", "template1"]).succeeded()["reachable"] == []
    tenant(closed_databases=["neighbour", "postgres", "template1"]).unchanged()
    assert "permission denied for database" in server.psql("select 1", "neighbour", "plane", PASSWORD, check=False).stdout
    assert server.psql("select * from secret", "neighbour", "neighbour", "neighbour-password").stdout.strip() == "42"
    server.psql("grant connect, temporary on database neighbour, postgres, template1 to public")
    tenant(closed_databases=["nowhere"]).failed("there is no database nowhere")


@pytest.mark.requirement("INFRA-02")
def test_the_limit_of_connections_holds(server, tenant):
    tenant(connection_limit=1).succeeded()
    import subprocess, os

    holder = subprocess.Popen(["psql", "-X", "-h", "127.0.0.1", "-p", str(server.port), "-U", "plane", "-d", "plane_production", "-c", "select pg_sleep(60)"],
                              env={**os.environ, "PGPASSWORD": PASSWORD}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        from support.processes import wait_until

        wait_until(lambda: server.value("select count(*) from pg_stat_activity where usename = 'plane'") == "1", "the first connection")
        assert "too many connections for role" in server.psql("select 1", "plane_production", "plane", PASSWORD, check=False).stdout
    finally:
        holder.kill()
        holder.wait()
    assert tenant(connection_limit=5).succeeded()["statements"] == ["limit connections of plane to 5"]


def test_the_password_changes_only_when_it_is_another(server, tenant):
    tenant().succeeded()
    kept = server.value("select rolpassword from pg_authid where rolname = 'plane'")
    tenant().unchanged()
    assert server.value("select rolpassword from pg_authid where rolname = 'plane'") == kept
    assert tenant(password="another-password").succeeded()["statements"] == ["change the password of plane"]
    assert server.psql("select 1", "plane_production", "plane", PASSWORD, check=False).returncode != 0
    assert server.psql("select 1", "plane_production", "plane", "another-password").returncode == 0


def test_passwords_are_neither_in_the_servers_log_nor_in_the_result(server, tenant):
    done = tenant(password="a-very-secret-password").succeeded()
    assert "a-very-secret-password" not in server.log() and "create role" in server.log().lower()
    assert "a-very-secret-password" not in str({k: v for k, v in done.items() if k != "invocation"})
    assert done["invocation"]["module_args"]["password"] == "VALUE_SPECIFIED_IN_NO_LOG_PARAMETER"


def test_privileges_that_somebody_gave_are_taken_away(server, tenant):
    tenant().succeeded()
    server.psql("alter role plane superuser createdb")
    assert tenant(check=True)["statements"] == ["take privileges from plane"]
    assert tenant().succeeded()["statements"] == ["take privileges from plane"]
    assert server.value("select rolsuper or rolcreatedb from pg_roles where rolname = 'plane'") == "f"


def test_a_database_of_another_owner_is_not_taken_over(server, tenant):
    tenant(database="neighbour").failed("Database neighbour belongs to neighbour, not to plane")
    tenant(database="neighbour", state="absent").failed("it is not dropped")
    assert server.value("select count(*) from secret", "neighbour") == "1"


@pytest.mark.parametrize("changes,words", [
    ({"database": "postgres"}, "not for applications"),
    ({"role": "postgres"}, "not for applications"),
    ({"database": 'plane"; drop database neighbour; --'}, "must be of a-z"),
    ({"login_password": "wrong"}, "password authentication failed"),
    ({"login_port": 1}, "refused"),
    ({"login_user": "neighbour", "login_password": "neighbour-password"}, "is not a superuser"),
])
def test_it_says_what_is_wrong(tenant, changes, words):
    tenant(**changes).failed(words)


def test_a_killed_run_is_finished_by_the_next(server, tenant):
    server.psql("create role plane login password 'x'")
    statements = tenant().succeeded()["statements"]
    assert "create database plane_production" in statements and "change the password of plane" in statements
    tenant().unchanged()
