"""The role itself: what it refuses, that it changes nothing twice, how it takes things back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from edge.machines import HOOKS, Edge, caddy_named
from support.golden import assert_golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def variables(tmp_path):
    """Variables with which the role needs neither root nor systemd: the reload leaves a trace instead."""
    return {
        "plane_edge_domain": "example.org", "plane_edge_vpn_cidrs": ["10.8.0.0/24"], "plane_edge_caddyfile": str(tmp_path / "caddy/Caddyfile"),
        "plane_edge_caddy": str(caddy_named("debian")), "plane_edge_package": "", "plane_edge_service": "",
        "plane_edge_reload_command": ["sh", "-c", f"echo reloaded >>{tmp_path}/reloads"], "plane_edge_owner": os.environ.get("USER") or "root",
        "plane_edge_group": "root",
    }


def reloads(tmp_path: Path) -> int:
    trace = tmp_path / "reloads"
    return len(trace.read_text().splitlines()) if trace.exists() else 0


def test_the_second_run_changes_nothing(each_ansible, variables, tmp_path):
    each_ansible.role("plane_edge", variables).succeeded()
    assert reloads(tmp_path) == 1
    each_ansible.role("plane_edge", variables).unchanged()
    assert reloads(tmp_path) == 1


def test_check_mode_tells_and_changes_nothing(each_ansible, variables, tmp_path):
    run = each_ansible.role("plane_edge", variables, "--check", "--diff").succeeded()
    assert run.count("changed") > 0
    assert not (tmp_path / "caddy").exists() and reloads(tmp_path) == 0
    each_ansible.role("plane_edge", variables).succeeded()
    each_ansible.role("plane_edge", variables, "--check").unchanged()


@pytest.mark.parametrize("caddy", ["debian", "current"])
def test_the_configuration_is_as_reviewed(ansible, variables, tmp_path, caddy):
    path = caddy_named(caddy)
    ansible.role("plane_edge", {**variables, "plane_edge_caddy": str(path), "plane_edge_email": "operator@example.org"}).succeeded()
    text = (tmp_path / "caddy/Caddyfile").read_text()
    assert_golden(text, GOLDEN / f"Caddyfile-{caddy}")
    formatted = subprocess.run([path, "fmt", tmp_path / "caddy/Caddyfile"], capture_output=True, text=True).stdout
    assert formatted == text, "caddy fmt would write it otherwise"


@pytest.mark.parametrize("caddy", ["debian", "current"])
@pytest.mark.parametrize("more", [
    {"plane_edge_private_tls": "internal", "plane_edge_public_tls": "none"},
    {"plane_edge_private_tls": "none", "plane_edge_public_tls": "none", "plane_edge_http_port": 8080, "plane_edge_https_port": 8443},
    {"plane_edge_webhook_upstream": "", "plane_edge_metrics_listen": ""},
    {"plane_edge_webhook_upstream": "127.0.0.1:5678", "plane_edge_webhook_upstream_path": "/webhook/plane-events"},
    {"plane_edge_admin_upstream": "", "plane_edge_api_upstream": "[::1]:8000", "plane_edge_metrics_listen": "[::1]:2020"},
    {"plane_edge_private_bind": ["10.8.0.1", "fd00:8::1"], "plane_edge_public_bind": ["203.0.113.1"]},
    {"plane_edge_extra_configuration": "http://other.example.org {\n\trespond 204\n}"},
])
def test_other_settings_are_valid_too(ansible, variables, caddy, more):
    ansible.role("plane_edge", {**variables, "plane_edge_caddy": str(caddy_named(caddy)), **more}).succeeded()


@pytest.mark.parametrize("more, words", [
    ({"plane_edge_vpn_cidrs": []}, ["plane_edge_vpn_cidrs is empty"]),
    ({"plane_edge_vpn_cidrs": ["0.0.0.0/0"]}, ["0.0.0.0/0", "everybody"]),
    ({"plane_edge_vpn_cidrs": ["10.8.0.0/24", "::/0"]}, ["::/0", "everybody"]),
    ({"plane_edge_vpn_cidrs": ["private_ranges"]}, ["private_ranges"]),
    ({"plane_edge_vpn_cidrs": ["10.8.0.0/24 0.0.0.0/0"]}, ["is not a network"]),
    ({"plane_edge_hooks_host": "work.example.org"}, ["must differ"]),
    ({"plane_edge_work_host": "work.example.org {\n respond 200\n}"}, ["plane_edge_work_host"]),
    ({"plane_edge_api_upstream": ""}, ["plane_edge_api_upstream"]),
    ({"plane_edge_webhook_path": "/webhooks/*"}, ["plane_edge_webhook_path"]),
    ({"plane_edge_private_bind": ["10.8.0.1"]}, ["Set both, or none"]),
    ({"plane_edge_bucket": "api"}, ["not usable"]),
    ({"plane_edge_bucket": "Up Loads"}, ["not usable"]),
    ({"plane_edge_file_size_limit": 0}, ["more than 0"]),
    ({"plane_edge_private_tls": "files"}, ["plane_edge_private_certificate"]),
    ({"plane_edge_private_tls": "letsencrypt"}, ["plane_edge_private_tls", "acme"]),
    ({"plane_edge_whole_caddyfile": False, "plane_edge_caddyfile": "/etc/caddy/Caddyfile"}, ["another file"]),
])
def test_a_setting_that_makes_no_sense_is_refused(ansible, variables, tmp_path, more, words):
    ansible.role("plane_edge", {**variables, **more}).failed(*words)
    assert not (tmp_path / "caddy").exists()


@pytest.mark.parametrize("missing", ["plane_edge_domain", "plane_edge_vpn_cidrs"])
def test_what_is_required_has_no_default(ansible, variables, missing):
    ansible.role("plane_edge", {name: value for name, value in variables.items() if name != missing}).failed(missing)


def test_a_configuration_that_caddy_refuses_is_not_installed(ansible, variables, tmp_path):
    ansible.role("plane_edge", variables).succeeded()
    before = (tmp_path / "caddy/Caddyfile").read_text()
    ansible.role("plane_edge", {**variables, "plane_edge_extra_configuration": "other.example.org {\n\tno_such_directive\n}"}).failed("no_such_directive")
    assert (tmp_path / "caddy/Caddyfile").read_text() == before
    assert reloads(tmp_path) == 1


@pytest.fixture
def part(variables, tmp_path):
    main = tmp_path / "main"
    main.write_text(f"{{\n\tadmin off\n}}\nimport {tmp_path}/caddy/Caddyfile\nhttps://other.example.org:443 {{\n\trespond 204\n}}\n")
    return {**variables, "plane_edge_whole_caddyfile": False, "plane_edge_main_caddyfile": str(main)}


def test_it_can_be_a_part_of_an_existing_configuration(each_ansible, part, tmp_path):
    each_ansible.role("plane_edge", part).succeeded()
    each_ansible.role("plane_edge", part).unchanged()
    each_ansible.role("plane_edge", {**part, "plane_edge_bucket": "files"}).succeeded()
    assert reloads(tmp_path) == 2
    assert sorted(path.name for path in (tmp_path / "caddy").iterdir()) == ["Caddyfile"]


@pytest.mark.parametrize("there_before", [True, False])
def test_a_part_that_does_not_fit_the_whole_is_taken_back(ansible, part, tmp_path, there_before):
    if there_before:
        ansible.role("plane_edge", part).succeeded()
    before = (tmp_path / "caddy/Caddyfile").read_text() if there_before else None
    ansible.role("plane_edge", {**part, "plane_edge_work_host": "other.example.org"}).failed("Caddy runs on as before")
    assert [path.read_text() for path in (tmp_path / "caddy").iterdir()] == ([before] if there_before else [])
    assert reloads(tmp_path) == (1 if there_before else 0)


def test_uninstall_leaves_nothing(each_ansible, part, tmp_path):
    each_ansible.role("plane_edge", part).succeeded()
    gone = {**part, "plane_edge_enabled": False}
    each_ansible.role("plane_edge", gone, "--check").succeeded()
    assert (tmp_path / "caddy/Caddyfile").exists()
    each_ansible.role("plane_edge", gone).succeeded()
    assert not (tmp_path / "caddy/Caddyfile").exists() and reloads(tmp_path) == 2
    each_ansible.role("plane_edge", gone).unchanged()


@pytest.mark.requirement("INFRA-04")
def test_networks_of_containers_are_refused_beside_dockers_proxy(ansible, variables, tmp_path):
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "ss").write_text("#!/bin/sh\necho 'tcp LISTEN 0 4096 [::]:443 [::]:* users:((\"docker-proxy\",pid=9,fd=4))'\n")
    (programs / "ss").chmod(0o755)
    ansible.environment["PATH"] = f"{programs}:{os.environ['PATH']}"
    ansible.role("plane_edge", {**variables, "plane_edge_container_cidrs": ["172.20.0.0/16"]}).failed("userland proxy", "from the internet too")
    ansible.role("plane_edge", variables).succeeded()


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("caddy", ["debian", "current"])
def test_why_networks_of_containers_are_refused(ansible, tmp_path, caddy):
    """Beside a relay, such a network is a hole; without one it lets in containers and nobody else."""
    with Edge(tmp_path) as edge:
        path = caddy_named(caddy)
        ansible.role("plane_edge", edge.variables(path, plane_edge_container_cidrs=["172.20.0.0/16"])).succeeded()
        edge.run(path)
        with edge.relay("172.20.0.1") as relay:
            assert edge.ask("internet", address="203.0.113.1", port=relay.port).status == 200
        assert edge.ask("internet").status == 403
        assert edge.ask("edge", address="172.20.0.1", source="172.20.0.1").status == 200


@pytest.mark.requirement("INFRA-04")
@pytest.mark.parametrize("caddy", ["debian", "current"])
def test_a_site_bound_to_the_vpn_is_not_there_for_the_internet(ansible, tmp_path, caddy):
    with Edge(tmp_path) as edge:
        path = caddy_named(caddy)
        ansible.role("plane_edge", edge.variables(path, plane_edge_private_bind=["10.8.0.1", "fd00:8::1"], plane_edge_public_bind=["203.0.113.1"],
                                                  plane_edge_webhook_upstream_path="/webhook/plane")).succeeded()
        edge.run(path)
        assert edge.ask("vpn").status == 200
        assert edge.ask("vpn", family=6).status == 200
        answer = edge.ask("internet", "/webhooks/plane", HOOKS, "POST", body=b"{}")
        assert answer.seen["target"] == "/webhook/plane"
        edge.forget()
        assert edge.ask("internet").status == 403
        assert edge.ask("internet", tls=False).status == 403
        assert edge.asked() == []
        with pytest.raises(OSError):
            edge.network.machines["internet"].connect("2001:db8:1::1", 443)
