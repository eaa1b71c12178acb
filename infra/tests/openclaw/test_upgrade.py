"""An upgrade of OpenClaw ends on exactly one healthy release, whatever happens."""

import pytest

from openclaw.gateway import NEW, OLD, Gateway


@pytest.fixture
def gateway(docker, tmp_path):
    return Gateway(tmp_path, docker).start()


@pytest.mark.requirement("UPG-01", "UPG-08", "UPG-10")
def test_it_goes_to_exactly_the_release_that_was_asked_for_and_keeps_the_state(gateway):
    before = gateway.contents()
    done = gateway.upgrade()
    assert done.status == 0, done.err
    gateway.assert_one_healthy(NEW)
    assert gateway.contents() == before
