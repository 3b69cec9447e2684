"""What a process of `-n` reports of a test: its outcome, and not each step on the way there.

For each test pytest-xdist sends six messages: its begin, three phases, its end, and that the next one may come. Of a
passed test only the call and the last message change anything in the first process. The others were the half of what a
small test costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import pytest
from xdist.remote import WorkerInteractor

SHOWN_SECONDS: Final = 0.005
"""A phase that took less is in no list of `--durations`, unless it is asked for with `--durations-min`."""
_STEPS: Final = frozenset({"logstart", "logfinish"})


def send_only_outcomes(config: pytest.Config) -> None:
    """Have a process of `-n` leave the messages out that change nothing; verbose runs need them all."""
    if config.get_verbosity() > 0:
        return
    for plugin in config.pluginmanager.get_plugins():
        if isinstance(plugin, WorkerInteractor):
            plugin.sendevent = _send_outcomes(plugin.sendevent)


def _send_outcomes(send: Callable[..., None]) -> Callable[..., None]:
    def send_outcome(name: str, **values: Any) -> None:
        if name not in _STEPS and not (name == "testreport" and is_quiet_phase(values["data"])):
            send(name, **values)

    return send_outcome


def is_quiet_phase(report: Mapping[str, Any]) -> bool:
    """Return whether a report tells of a set-up or teardown that passed, printed nothing and took no time."""
    return (
        report["when"] != "call"
        and report["outcome"] == "passed"
        and not report["sections"]
        and report["duration"] < SHOWN_SECONDS
    )
