"""Which messages a process of `-n` leaves out."""

from __future__ import annotations

from typing import Any

import pytest

from tests.makers.worker_messages import is_quiet_phase

PASSED_SETUP: dict[str, Any] = {"when": "setup", "outcome": "passed", "sections": [], "duration": 0.001}


def test_a_short_phase_that_passed_in_silence_is_left_out() -> None:
    assert is_quiet_phase(PASSED_SETUP)
    assert is_quiet_phase({**PASSED_SETUP, "when": "teardown"})


@pytest.mark.parametrize(
    "change",
    [
        {"when": "call"},
        {"outcome": "failed"},
        {"outcome": "skipped"},
        {"sections": [["Captured stdout setup", "x"]]},
        {"duration": 0.1},
    ],
    ids=str,
)
def test_whatever_tells_something_is_sent(change: dict[str, Any]) -> None:
    assert not is_quiet_phase({**PASSED_SETUP, **change})
