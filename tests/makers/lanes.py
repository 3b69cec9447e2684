"""Which tests are heavy: those that `scripts/check` leaves to `scripts/test`.

A test is heavy where it asks for a fixture of the table here, or says so itself (`pytest.mark.heavy`). One that says
nothing and all the same starts a program of the table, or serves at a port, fails with what to write.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.render.theme.script_minifier import MINIFIER
from tests.makers.program_needs import refuse_undeclared_program

HEAVY_FIXTURES: Final = frozenset({"browser", "processes", "searched", "shipped"})
"""The browser, processes that build again and again, a portal with its search, the portal of this repository."""

HEAVY_PROGRAMS: Final = re.compile(
    r"chrom|google-chrome|nginx|node|lighthouse|pagefind|hugo|python|portalgen|pre-commit|scripts/", re.IGNORECASE
)
"""Programs that take a second and more: the interpreter for a whole command, and the repository's scripts, among them."""

_watched: list[pytest.Item] = []
"""The test that runs, where it is watched."""


def is_heavy(item: pytest.Item) -> bool:
    """Whether `scripts/check` leaves a test out."""
    return item.get_closest_marker("heavy") is not None or item.get_closest_marker("long") is not None


def mark_by_fixtures(item: pytest.Item) -> None:
    """Mark a test as heavy that asks for a heavy fixture, be it by way of others."""
    if HEAVY_FIXTURES.intersection(getattr(item, "fixturenames", ())):
        item.add_marker("heavy")


def add_options(parser: pytest.Parser) -> None:
    """Add the options of `scripts/check`."""
    group = parser.getgroup("lanes")
    group.addoption("--quick", action="store_true", help="leave out heavy and long tests")
    group.addoption(
        "--heavy-too", action="append", default=[], metavar="PATH", help="with --quick: except heavy ones here"
    )


def leave_out_heavy(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Remove the heavy tests from `items` if the run is quick; those below a path of `--heavy-too` stay."""
    if not config.getoption("--quick"):
        return
    whole = tuple(config.getoption("--heavy-too"))
    left_out = [
        item
        for item in items
        if is_heavy(item) and (item.get_closest_marker("long") or not any(_is_in(item.nodeid, path) for path in whole))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(left_out)
        items[:] = [item for item in items if item not in gone]


def _is_in(nodeid: str, path: str) -> bool:
    return nodeid.startswith((f"{path}/", f"{path}::"))


def watch_for_heavy_work() -> None:
    """From now on, let a test that is not heavy fail where it does what makes one heavy."""
    sys.addaudithook(_look_at_event)


@contextmanager
def watched(item: pytest.Item) -> Iterator[None]:
    """Watch a test while it runs."""
    if is_heavy(item):
        yield
        return
    _watched.append(item)
    try:
        yield
    finally:
        _watched.remove(item)


def _look_at_event(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched:
        _refuse_heavy_work(event, arguments)
    if event == "subprocess.Popen":
        refuse_undeclared_program(arguments)


def _refuse_heavy_work(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "subprocess.Popen":
        file = Path(str(arguments[0] or arguments[1][0]))
        program = f"scripts/{file.name}" if file.parent.name == "scripts" else file.name
        if HEAVY_PROGRAMS.match(program) and MINIFIER not in arguments[1]:
            raise pytest.fail.Exception(_advice(f"starts {program}"), pytrace=True)
    elif event == "socket.bind" and isinstance(arguments[1], tuple):
        raise pytest.fail.Exception(_advice("serves at a port"), pytrace=True)


def _advice(what: str) -> str:
    return (
        f"{_watched[-1].nodeid} {what}, which is too heavy for `scripts/check`: give it or its file the mark "
        "`pytest.mark.heavy`, or use a fixture that has it (tests/makers/lanes.py)"
    )
