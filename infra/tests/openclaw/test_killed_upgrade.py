"""An upgrade that is killed before any of its effects, and run again, ends on the new release."""

import pytest

from openclaw.gateway import NEW, Gateway, Killer
from openclaw.killed import Host


@pytest.mark.requirement("UPG-09")
def test_killed_before_every_effect_and_run_again(tmp_path):
    words = Gateway.upgrade_words()
    with Killer() as killer:
        host = Host(tmp_path, killer)
        effects = host.effects(*words)
        assert effects > 80
        for at in range(1, effects + 1):
            host.reset()
            host.kill(at, *words)
            done = host.run(*words)
            assert done.status == 0, (at, done)
            host.assert_one_healthy(NEW, at)
