#!/usr/bin/python
# Apache-2.0 (see LICENSE in the root of the repository)
"""Gives an application a role and a database on a PostgreSQL server that others use too."""

from __future__ import annotations

DOCUMENTATION = r"""
module: postgres_tenant
short_description: Give an application its own role and database on a shared PostgreSQL
version_added: "1.0.0"
description:
  - Makes a role without privileges on the server, with a limit of connections, and a database that it owns and that nobody else
    may connect to.
  - Calls C(psql) on the managed host. Passwords are on no command line. The server gets the password as a SCRAM verifier, so that
    its log never holds it.
  - An existing database of another owner is never taken over.
author:
  - Ewutelo (@ewutelo)
requirements:
  - psql on the managed host
  - a superuser of the server, because only that can read which password a role has
attributes:
  check_mode:
    support: full
    description: Says which statements would run.
options:
  state:
    description: C(absent) drops database and role with all data.
    type: str
    choices: [present, absent]
    default: present
  database:
    description: Name of the database.
    type: str
    required: true
  role:
    description: Name of the role, which owns the database.
    type: str
    required: true
  password:
    description: Password of the role. Needed unless I(state=absent).
    type: str
  connection_limit:
    description: How many connections the role may have at once.
    type: int
    default: 60
  closed_databases:
    description:
      - Other databases that PUBLIC may no longer connect to, so that the role cannot either. Their owners and those who were
        granted it by name still can.
    type: list
    elements: str
    default: []
  login_host:
    description: Host of the server, or the directory of its socket.
    type: str
    default: /var/run/postgresql
  login_port:
    description: Port of the server.
    type: int
    default: 5432
  login_user:
    description: Superuser.
    type: str
    default: postgres
  login_password:
    description: Password of the superuser. Empty when the server trusts the socket.
    type: str
    default: ""
"""

EXAMPLES = r"""
- name: Plane has its database
  ewutelo.plane.postgres_tenant:
    database: plane_production
    role: plane
    password: "{{ plane_database_password }}"
"""

RETURN = r"""
statements:
  description: What was done, in words.
  returned: always
  type: list
  elements: str
reachable:
  description: Databases of others that the role can connect to, because PUBLIC can. It still cannot read their tables.
  returned: when state is present
  type: list
  elements: str
"""

import base64
import hashlib
import hmac
import os
import re
import tempfile

from ansible.module_utils.basic import AnsibleModule

NAME = re.compile(r"^[a-z_][a-z0-9_]{0,62}$")
ITERATIONS = 4096


def verifier(password, salt, iterations):
    """What PostgreSQL keeps of a password, as RFC 5803 writes it."""
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, iterations)
    stored = hashlib.sha256(hmac.new(salted, b"Client Key", hashlib.sha256).digest()).digest()
    server = hmac.new(salted, b"Server Key", hashlib.sha256).digest()
    encode = lambda data: base64.b64encode(data).decode()
    return "SCRAM-SHA-256$%d:%s$%s:%s" % (iterations, encode(salt), encode(stored), encode(server))


def has_password(kept, password):
    """True if a kept verifier belongs to a password."""
    match = re.match(r"^SCRAM-SHA-256\$(\d+):([^$]+)\$", kept or "")
    return bool(match) and hmac.compare_digest(kept, verifier(password, base64.b64decode(match.group(2)), int(match.group(1))))


class Server:
    """Runs SQL with psql. Values are quoted here; names have been checked."""

    def __init__(self, module):
        self.module = module
        self.passfile = ""

    def query(self, sql, database="postgres"):
        """The rows of a query, as lists of text."""
        parameters = self.module.params
        environment = {"PGPASSFILE": self.passfile or os.devnull, "PGCONNECT_TIMEOUT": "10", "PGCLIENTENCODING": "UTF8", "PGPASSWORD": "",
                       "PGOPTIONS": "-c client_min_messages=warning", "LC_ALL": "C"}
        status, out, err = self.module.run_command(
            ["psql", "-X", "-q", "-A", "-t", "-w", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-h", parameters["login_host"], "-p", str(parameters["login_port"]),
             "-U", parameters["login_user"], "-d", database, "-f", "-"], data=sql, environ_update=environment)
        if status:
            lines = [line for line in err.strip().splitlines() if line and not line.startswith("LINE")]
            self.module.fail_json(msg="PostgreSQL %s:%s as %s: %s" % (
                parameters["login_host"], parameters["login_port"], parameters["login_user"], lines[0] if lines else "psql failed"))
        return [line.split("\x1f") for line in out.splitlines() if line]

    def value(self, sql, database="postgres"):
        """The one value of a query, or None."""
        rows = self.query(sql, database)
        return rows[0][0] if rows else None


class Tenant:
    def __init__(self, module, server):
        self.module, self.server = module, server
        self.database, self.role = module.params["database"], module.params["role"]
        self.statements = []

    def do(self, what, sql, database="postgres"):
        """Runs a statement, or only notes it in check mode."""
        self.statements.append(what)
        if not self.module.check_mode:
            self.server.query(sql, database)

    def present(self):
        """Role, then database, then who may enter."""
        if self.server.value("select rolsuper from pg_roles where rolname = current_user") != "t":
            self.module.fail_json(msg="%s is not a superuser of the server, so it cannot see which password a role has" % self.module.params["login_user"])
        role_exists = self.ensure_role()
        owner = self.server.value("select pg_get_userbyid(datdba) from pg_database where datname = '%s'" % self.database)
        if owner not in (None, self.role):
            self.module.fail_json(msg="Database %s belongs to %s, not to %s. Take another name, or change its owner yourself."
                                      % (self.database, owner, self.role))
        if owner is None:
            # Its own statement: CREATE DATABASE does not run in a transaction.
            self.do("create database %s" % self.database, 'create database "%s" owner "%s" encoding \'UTF8\' template template0' % (self.database, self.role))
        exists = owner is not None or not self.module.check_mode
        for name in [self.database] + self.module.params["closed_databases"]:
            if name == self.database and not exists:
                self.statements.append("close %s to PUBLIC" % name)
                continue
            public = self.server.value(
                "select count(*) from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a "
                "where d.datname = '%s' and a.grantee = 0" % name)
            if self.server.value("select 1 from pg_database where datname = '%s'" % name) is None:
                self.module.fail_json(msg="closed_databases: there is no database %s" % name)
            if public != "0":
                self.do("close %s to PUBLIC" % name, 'revoke all on database "%s" from public' % name)
        if exists and role_exists | (not self.module.check_mode):
            if self.server.value("select has_schema_privilege('%s', 'public', 'CREATE')" % self.role, self.database) != "t":
                self.do("let %s create tables" % self.role, 'grant all on schema public to "%s"' % self.role, self.database)
            if self.server.value("select count(*) from pg_namespace n, aclexplode(n.nspacl) a where n.nspname = 'public' and a.grantee = 0 "
                                 "and a.privilege_type = 'CREATE'", self.database) != "0":
                self.do("let nobody else create tables", "revoke create on schema public from public", self.database)
        reachable = []
        if role_exists or not self.module.check_mode:
            reachable = [row[0] for row in self.server.query(
                "select datname from pg_database where datallowconn and datname <> '%s' and has_database_privilege('%s', datname, 'CONNECT') order by 1"
                % (self.database, self.role))]
        return dict(changed=bool(self.statements), statements=self.statements, reachable=reachable)

    def ensure_role(self):
        """Makes or corrects the role; returns whether it was there."""
        password, limit = self.module.params["password"], self.module.params["connection_limit"]
        rows = self.server.query(
            "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls, rolcanlogin, rolconnlimit, coalesce(rolpassword, '') "
            "from pg_authid where rolname = '%s'" % self.role)
        secret = "'%s'" % verifier(password, os.urandom(16), ITERATIONS)
        plain = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls"
        if not rows:
            self.do("create role %s" % self.role, 'create role "%s" %s connection limit %d password %s' % (self.role, plain, limit, secret))
            return False
        powerful, login, connections, kept = rows[0]
        if powerful == "t" or login != "t":
            self.do("take privileges from %s" % self.role, 'alter role "%s" %s' % (self.role, plain))
        if int(connections) != limit:
            self.do("limit connections of %s to %d" % (self.role, limit), 'alter role "%s" connection limit %d' % (self.role, limit))
        if not has_password(kept, password):
            self.do("change the password of %s" % self.role, 'alter role "%s" password %s' % (self.role, secret))
        return True

    def absent(self):
        """Drops both."""
        owner = self.server.value("select pg_get_userbyid(datdba) from pg_database where datname = '%s'" % self.database)
        if owner not in (None, self.role):
            self.module.fail_json(msg="Database %s belongs to %s, not to %s: it is not dropped." % (self.database, owner, self.role))
        if owner is not None:
            self.do("drop database %s" % self.database, 'drop database "%s" with (force)' % self.database)
        if self.server.value("select 1 from pg_roles where rolname = '%s'" % self.role):
            self.do("drop role %s" % self.role, 'drop role "%s"' % self.role)
        return dict(changed=bool(self.statements), statements=self.statements)


def main():
    module = AnsibleModule(
        argument_spec=dict(
            state=dict(type="str", choices=["present", "absent"], default="present"),
            database=dict(type="str", required=True),
            role=dict(type="str", required=True),
            password=dict(type="str", no_log=True),
            connection_limit=dict(type="int", default=60),
            closed_databases=dict(type="list", elements="str", default=[]),
            login_host=dict(type="str", default="/var/run/postgresql"),
            login_port=dict(type="int", default=5432),
            login_user=dict(type="str", default="postgres"),
            login_password=dict(type="str", default="", no_log=True),
        ),
        required_if=[("state", "present", ("password",))],
        supports_check_mode=True,
    )
    parameters = module.params
    for option in ("database", "role"):
        if not NAME.match(parameters[option]):
            module.fail_json(msg="%s must be of a-z, 0-9 and _, and begin with a letter: %r is not" % (option, parameters[option]))
    for name in parameters["closed_databases"]:
        if not re.match(r"^[A-Za-z0-9_-]+$", name):
            module.fail_json(msg="closed_databases: %r is not a plain name" % name)
    if parameters["database"] in ("postgres", "template0", "template1") or parameters["role"] == parameters["login_user"]:
        module.fail_json(msg="The server's own database and superuser are not for applications")
    server = Server(module)
    try:
        if parameters["login_password"]:
            handle, server.passfile = tempfile.mkstemp(prefix="pgpass-", dir=module.tmpdir)
            escaped = parameters["login_password"].replace("\\", "\\\\").replace(":", "\\:")
            with os.fdopen(handle, "w") as file:
                file.write("*:*:*:*:%s\n" % escaped)
        tenant = Tenant(module, server)
        module.exit_json(**(tenant.present() if parameters["state"] == "present" else tenant.absent()))
    finally:
        if server.passfile:
            os.unlink(server.passfile)


if __name__ == "__main__":
    main()
