"""Wrong settings are refused before anything happens, with the name of the variable and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest


def refused(deploy, docker, variables, changes, *words):
    deploy(**changes).failed(*words)
    assert not docker.calls() and not Path(variables["plane_directory"]).exists()


def test_all_problems_are_named_at_once(deploy, docker, variables):
    refused(
        deploy, docker, variables,
        {
            "plane_version": "v1.2.2", "plane_url": "https://work.example.org/", "plane_cache_image": "docker.io/valkey/valkey:latest",
            "plane_store_image": "docker.io/minio/minio", "plane_store_bucket": "plane", "plane_publish_address": "0.0.0.0",
            "plane_publish_ports": {"web": 3000, "api": 3000, "broker": 1}, "plane_file_size_limit": 50, "plane_api_key_rate_limit": "60",
            "plane_database_mode": "shared", "plane_cache_host": "redis.example.org", "plane_limits": {"wroker": {"memory": 1}},
            "plane_webhook_allowed_hosts": ["n8n"], "plane_user": "plane", "plane_broker": "redis", "plane_broker_index": 0,
            "plane_secret_key": "short", "plane_database_password": "with`backtick`s", "plane_live_enabled": True, "plane_live_secret_key": "",
            "plane_image_digests": {"backend": "sha256:" + "a" * 63, "frontend": "latest"}, "plane_host_memory": 2048,
        },
        "plane_version v1.2.2 is not supported: changes made through the API fire no webhook. Take v1.3.1.",
        "plane_url must be", "docker.io/minio/minio, docker.io/valkey/valkey:latest: an image must end in a tag",
        "plane_store_bucket must be", "plane_publish_address must be a loopback address", "plane_publish_ports knows", "gives the same port to two services",
        "plane_file_size_limit is in bytes", "plane_api_key_rate_limit must be like 60/minute", "plane_database_host must name the shared server",
        "plane_cache_host and plane_cache_port belong to plane_cache_mode shared", "plane_limits names an unknown service",
        "v1.2.2 does not know them", "plane_user must be uid:gid", "plane_cache_index and plane_broker_index must differ",
        "plane_database_password, plane_live_secret_key, plane_secret_key: missing, too short",
        "plane_image_digests.admin, backend, cache, frontend, live, store must be", "but the host has 2048 MB",
    )


@pytest.mark.requirement("INFRA-06")
def test_limits_that_the_host_cannot_bear_are_refused(deploy, docker, variables):
    refused(deploy, docker, variables, {"plane_host_memory": 4096}, "The limits of all services are 4416 MB", "Take plane_profile tight")
    deploy(plane_host_memory=4096, plane_profile="tight", plane_broker="redis").succeeded()


@pytest.mark.requirement("INFRA-06")
def test_the_memory_is_read_from_the_host(deploy, docker, variables):
    refused(deploy, docker, variables, {"plane_host_memory": 0, "plane_host_reserved_memory": 10_000_000}, "10000000 MB are left to others")


def test_names_of_settings_are_refused_with_what_to_do(deploy, docker, variables):
    refusals = {
        "CELERY_BROKER_URL": "Celery prefers it to Plane's own setting; set plane_broker",
        "AWS_STORAGE_BUCKET_NAME": "Plane does not read it; set plane_store_bucket",
        "ENABLE_SIGNUP": "Plane reads it at its first start only; change it through the API",
        "EMAIL_HOST": "Plane reads it at its first start only",
        "NEXT_PUBLIC_API_BASE_URL": "Plane does not read it, or this role sets it",
        "POSTGRES_HOST": "Plane does not read it, or this role sets it",
        "SESION_COOKIE_AGE": "no setting of this name is known. Known are ADMIN_SESSION_COOKIE_AGE",
    }
    refused(deploy, docker, variables, {"plane_environment": {name: "1" for name in [*refusals, "SESSION_COOKIE_AGE"]}},
            *[f"plane_environment.{name} is refused: {words}" for name, words in refusals.items()])
    assert "plane_environment.SESSION_COOKIE_AGE is refused" not in deploy(plane_environment={"EMAIL_HOST": "1", "SESSION_COOKIE_AGE": "1"}).output


def test_values_of_settings_stay_on_one_line(deploy, docker, variables):
    refused(deploy, docker, variables, {"plane_environment": {"COOKIE_DOMAIN": "a\nSECRET_KEY=b"}}, "characters that an environment file changes")


def test_secrets_and_digests_are_required(ansible, docker, variables):
    ansible.environment.update(docker.environment)
    required = ["plane_cache_password", "plane_database_password", "plane_image_digests", "plane_secret_key", "plane_store_access_key",
                "plane_store_secret_key"]
    given = {name: value for name, value in variables.items() if name not in required}
    ansible.role("plane", given).failed("missing required arguments: ", *required)
    assert not docker.calls()


def test_types_and_choices_are_checked(deploy, docker, variables):
    refused(deploy, docker, variables, {"plane_profile": "huge", "plane_gunicorn_workers": "many"}, "value of plane_profile must be one of: tight, default",
            "plane_gunicorn_workers")
