"""Worker processes: what happens when the system ends one."""

from __future__ import annotations

import os
import signal

import pytest
from portal_maker import SmallPortal

from portalgen.errors import EnvironmentFault
from portalgen.render.make import Maker


def test_a_worker_that_the_system_kills_ends_the_build_with_a_sentence(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.built()
    before = portal.html("www.example.vn/index.html")
    portal.edit("site-config/sites/so.yaml", "short: Sở Ngoại vụ", "short: Sở NV")
    parent = os.getpid()

    def killed(self: Maker, output: object, known: str) -> None:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(Maker, "make", killed)
    monkeypatch.setattr("portalgen.pipeline.workers.BATCH", 4)
    with pytest.raises(EnvironmentFault, match="--jobs 1"):
        portal.build(jobs=2)
    assert portal.html("www.example.vn/index.html") == before
