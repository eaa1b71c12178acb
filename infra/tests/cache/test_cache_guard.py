"""The guard against a real Redis, and why it is there."""

from __future__ import annotations

import pytest

from support.module import run_module
from support.processes import free_port
from support.redis import Redis

pytestmark = pytest.mark.requirement("INFRA-03")


@pytest.fixture
def guard(redis):
    def guard(step="before", check=False, **changes):
        return run_module("cache_guard", {"step": step, "host": "127.0.0.1", "port": redis.port, "password": redis.password, "index": 5, "canary_index": 0,
                                          **changes}, check=check)
    return guard


def test_plane_empties_its_own_index_only(redis, guard):
    redis.run("set", "session:neighbour", "1", index=0)
    redis.run("set", ":1:/api/instances/", "1", index=5)
    assert guard()["keys"] == 1
    redis.run("flushdb", index=5)  # what Plane does at each start of its api
    guard("after").unchanged()
    assert redis.run("keys", "*", index=0) == "session:neighbour"


def test_the_canary_dies_with_its_neighbours(redis, guard):
    guard().succeeded()
    redis.run("flushall")
    guard("after").failed("the canary in index 0 is gone")


@pytest.mark.parametrize("key", [":1:/api/instances/", "magic_imhotep@javisi.local", "0b0f0c2e-3a52-4f3c-9d51-0a4b8b8f5f11"])
def test_planes_own_keys_are_no_neighbours(redis, guard, key):
    redis.run("set", key, "1", index=5)
    guard().succeeded()


@pytest.mark.parametrize("index,key,whose", [(5, "session:1", "cache"), (6, "bull:jobs:1", "tasks")])
def test_an_index_of_others_is_refused(redis, guard, index, key, whose):
    redis.run("set", key, "1", index=index)
    guard(broker_index=6).failed(f"index {index}, meant for Plane's {whose}, holds keys of others, such as '{key}'")


def test_tasks_that_wait_are_no_neighbours(redis, guard):
    redis.run("lpush", "celery", "{}", index=6)
    redis.run("sadd", "_kombu.binding.celery", "x", index=6)
    guard(broker_index=6).succeeded()


def test_a_foreign_key_among_many_is_found(redis, guard):
    redis.run("eval", "for i=1,700 do redis.call('set', ':1:key'..i, 1) end", "0", index=5)
    redis.run("set", "neighbour", "1", index=5)
    guard().failed("such as 'neighbour'")


@pytest.mark.parametrize("changes,words", [
    ({"index": 99}, "it has no index 99"),
    ({"broker_index": 5}, "index 5 is given for cache and tasks"),
    ({"canary_index": 5}, "belongs to Plane"),
    ({"password": "wrong"}, "WRONGPASS"),
    ({"password": ""}, "NOAUTH"),
    ({"port": 1}, "cannot be reached"),
])
def test_what_is_wrong_is_said(guard, changes, words):
    guard(**changes).failed(words)


def test_a_broker_that_forgets_tasks_is_refused():
    with Redis(maxmemory="10mb", maxmemory_policy="allkeys-lru") as redis:
        parameters = {"step": "before", "host": "127.0.0.1", "port": redis.port, "password": redis.password, "index": 5, "canary_index": 0}
        run_module("cache_guard", parameters).succeeded()
        run_module("cache_guard", parameters | {"broker_index": 6}).failed("its policy is allkeys-lru", "noeviction", "plane_broker to rabbitmq")
        redis.run("config", "set", "maxmemory-policy", "noeviction")
        run_module("cache_guard", parameters | {"broker_index": 6}).succeeded()


def test_check_mode_leaves_nothing(redis, guard):
    guard(check=True).succeeded()
    guard("after", check=True).succeeded()
    assert redis.run("dbsize", index=0) == "0"


def test_another_server_is_not_taken_for_a_cache():
    import http.server
    import threading

    with http.server.HTTPServer(("127.0.0.1", free_port()), http.server.BaseHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        run_module("cache_guard", {"step": "before", "host": "127.0.0.1", "port": server.server_port, "index": 5, "canary_index": 0}).failed("Cache 127.0.0.1")
        server.shutdown()


@pytest.mark.parametrize("broker,canary_index", [("rabbitmq", 1), ("redis", 2)])
def test_the_role_chooses_a_canary_index_that_is_not_planes(each_ansible, redis, broker, canary_index):
    variables = {"plane_cache_host": "127.0.0.1", "plane_cache_port": redis.port, "plane_cache_password": redis.password, "plane_broker": broker,
                 "plane_cache_index": 0, "plane_broker_index": 1}
    ran = each_ansible.role("plane_cache", variables, "-vvv").unchanged()
    assert redis.password not in ran.output
    assert redis.run("keys", "*", index=canary_index) == "ewutelo.plane:canary"
    each_ansible.role("plane_cache", variables | {"plane_cache_step": "after"}).unchanged()
    assert redis.run("dbsize", index=canary_index) == "0"
