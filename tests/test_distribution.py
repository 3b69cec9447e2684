"""The files of a run are shared out so that what they share is made once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.makers.distribution import TOGETHER, FileScheduling

ROOT = Path(__file__).resolve().parents[1]


class RecordingNode:
    """A process of a run that notes what it is given, in the place of a real one."""

    def __init__(self, name: str) -> None:
        self.gateway = SimpleNamespace(id=name)
        self.shutting_down = False
        self.given: list[int] = []

    def send_runtest_some(self, indexes: list[int]) -> None:
        self.given += indexes

    def shutdown(self) -> None:
        self.shutting_down = True


def share_out(config: Any, tests: list[str], number: int = 2) -> list[list[str]]:
    """The tests that each of so many processes is given, in their order."""
    scheduling = config.hook.pytest_xdist_make_scheduler(config=config, log=None)
    assert isinstance(scheduling, FileScheduling)
    nodes: list[Any] = [RecordingNode(f"gw{index}") for index in range(number)]
    scheduling.numnodes = number
    for node in nodes:
        scheduling.add_node(node)
        scheduling.add_node_collection(node, tests)
    scheduling.schedule()
    done = [0] * number
    while any(len(node.given) > done[index] for index, node in enumerate(nodes)):
        for index, node in enumerate(nodes):
            if len(node.given) > done[index]:
                scheduling.mark_test_complete(node, node.given[done[index]])
                done[index] += 1
    return [[tests[index] for index in node.given] for node in nodes]


@pytest.fixture
def sharing_config(request: pytest.FixtureRequest) -> Iterator[pytest.Config]:
    """The configuration of a run with `-n 2 --dist loadfile`, whatever this run is."""
    options = request.config.option
    before = vars(options).copy()
    options.dist, options.tx, options.loadscopereorder = "loadfile", ["2*popen"], True
    yield request.config
    vars(options).clear()
    vars(options).update(before)


TESTS = [
    *(f"tests/law/test_words.py::test_{number}" for number in range(9)),
    *(f"tests/portal/test_budgets.py::test_{number}" for number in range(3)),
    *(f"tests/browser/test_axe.py::test_{number}[a::b]" for number in range(4)),
    *(f"tests/incremental/test_faults.py::test_{number}" for number in range(2)),
    *(f"tests/plan/test_addresses.py::TestThem::test_{number}" for number in range(5)),
]


def test_every_file_has_one_process_and_what_shares_the_built_portal_too(sharing_config: pytest.Config) -> None:
    processes = share_out(sharing_config, TESTS)
    assert sorted([*processes[0], *processes[1]]) == sorted(TESTS)
    files = [{test.partition("::")[0] for test in process} for process in processes]
    assert files[0] & files[1] == set()
    assert sum(any(file.startswith(TOGETHER) for file in some) for some in files) == 1


def test_what_takes_longest_is_begun_first(sharing_config: pytest.Config) -> None:
    first, second = share_out(sharing_config, TESTS)
    assert first[0].startswith(TOGETHER)
    assert second[0].startswith("tests/incremental/")


def test_tests_that_use_the_built_portal_lie_where_they_are_given_to_one_process() -> None:
    asking = re.compile(r"^def test_\w+\([^)]*\b(?:browser|shipped|shipped_port|shipped_reader)\b", re.MULTILINE)
    outside = [
        file.relative_to(ROOT).as_posix()
        for file in sorted((ROOT / "tests").rglob("test_*.py"))
        if asking.search(file.read_text("utf-8")) and not file.relative_to(ROOT).as_posix().startswith(TOGETHER)
    ]
    assert outside == []
