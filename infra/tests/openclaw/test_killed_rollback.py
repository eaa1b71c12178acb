"""What is killed before any of its effects is taken back by the timer's `recover`, and a rollback is finished."""

import random

import pytest

from openclaw.gateway import NEW, OLD, Gateway, Killer
from openclaw.killed import Host

UPGRADE = Gateway.upgrade_words()
UNHEALTHY = {"images": {NEW: "unhealthy"}}


@pytest.fixture(scope="module")
def killer():
    with Killer() as process:
        yield process


@pytest.mark.requirement("UPG-09")
def test_an_upgrade_killed_before_every_effect_is_taken_back_by_the_timer(tmp_path, killer):
    host = Host(tmp_path, killer)
    ends = set()
    for at in range(1, host.effects(*UPGRADE) + 1):
        host.reset()
        host.kill(at, *UPGRADE)
        done = host.run("recover")
        assert done.status == 0, (at, done)
        # Only what had passed the gate stays.
        version = NEW if done.out == "finished\n" or host.gateway.current["version"] == NEW else OLD
        ends.add((done.out, version))
        assert host.run(*UPGRADE).status == 0 if done.out == "nothing\n" else True
        host.assert_one_healthy(NEW if done.out == "nothing\n" else version, at)
    assert {("rolled back\n", OLD), ("finished\n", NEW)} <= ends


@pytest.mark.requirement("UPG-09")
def test_a_rollback_by_itself_killed_before_every_effect(tmp_path, killer):
    host = Host(tmp_path, killer, **UNHEALTHY)
    for at in range(1, host.effects(*UPGRADE) + 1):
        host.reset()
        host.kill(at, *UPGRADE)
        done = host.run(*UPGRADE)
        assert done.status == 3, (at, done)
        host.assert_one_healthy(OLD, at)


@pytest.mark.requirement("UPG-09")
def test_a_rollback_that_was_asked_for_killed_before_every_effect(tmp_path, killer):
    host = Host(tmp_path, killer, upgraded=True)
    (host.old / "credentials.json").write_text("changed by somebody, so that the archive has to be restored")
    host.keep()
    effects = host.effects("rollback")
    assert effects > 30
    for at in range(1, effects + 1):
        host.reset()
        host.kill(at, "rollback")
        version = host.gateway.current["version"]
        done = host.run("recover")
        if done.out == "nothing\n" and version == NEW:
            done = host.run("rollback")
        assert done.status == 0, (at, done)
        host.assert_one_healthy(OLD, at)


@pytest.mark.requirement("UPG-09")
@pytest.mark.parametrize("rules,end", [({}, NEW), (UNHEALTHY, OLD)], ids=["healthy", "unhealthy"])
def test_killed_again_and_again(tmp_path, killer, rules, end):
    host = Host(tmp_path, killer, **rules)
    effects = host.effects(*UPGRADE)
    chance = random.Random(20260226)
    for _ in range(40):
        host.reset()
        kills = []
        for _ in range(chance.randint(2, 5)):
            at = chance.randint(1, effects)
            word = chance.choice([UPGRADE, ("recover",)])
            kills.append((word[0], at, host.run(*word, at=at).status))
        done = host.run(*UPGRADE)
        assert done.status == (0 if end == NEW else 3), (kills, done)
        host.assert_one_healthy(end, kills)
