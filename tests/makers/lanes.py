"""Heavy tests, which `scripts/check` leaves to `scripts/test`.

A test is heavy if it uses a fixture of the table here or has the mark `pytest.mark.heavy`. A test without either that
starts a program of the table, or serves at a port, fails with a message that asks for the mark.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
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
"""The test that runs, if it is watched."""


def is_heavy(item: pytest.Item) -> bool:
    """Return whether `scripts/check` leaves a test out."""
    return item.get_closest_marker("heavy") is not None or item.get_closest_marker("long") is not None


def mark_by_fixtures(item: pytest.Item) -> None:
    """Mark a test as heavy if it uses a heavy fixture, directly or through another fixture."""
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
    """From now on, fail a test that is not heavy if it starts a heavy program or serves at a port.

    An audit hook would notice more ways to do so, but is called for every file, function and `id()` of a run, which took
    2 % of its time.
    """
    start, bind = subprocess.Popen.__init__, socket.socket.bind

    @wraps(start)
    def start_watched(process: subprocess.Popen[Any], args: Any, *others: Any, **named: Any) -> None:
        words = _words_of(args, named.get("executable"), is_shell=bool(named.get("shell")))
        if _watched:
            _refuse_heavy_program(words)
        refuse_undeclared_program(words[0], named.get("env"))
        start(process, args, *others, **named)

    @wraps(bind)
    def bind_watched(server: socket.socket, address: Any) -> None:
        if _watched and isinstance(address, tuple):
            raise pytest.fail.Exception(_advice("serves at a port"), pytrace=True)
        bind(server, address)

    setattr(subprocess.Popen, "__init__", start_watched)  # noqa: B010 - mypy refuses an assignment to a method
    setattr(socket.socket, "bind", bind_watched)  # noqa: B010


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


def _words_of(arguments: Any, executable: Any, *, is_shell: bool) -> list[str]:
    """Return the program that is started and its arguments."""
    given = [arguments] if isinstance(arguments, str | bytes | os.PathLike) else list(arguments)
    program = executable or ("/bin/sh" if is_shell else given[0])
    return [os.fsdecode(program), *(os.fsdecode(each) for each in given[0 if is_shell else 1 :])]


def _refuse_heavy_program(words: Sequence[str]) -> None:
    file = Path(words[0])
    program = f"scripts/{file.name}" if file.parent.name == "scripts" else file.name
    if HEAVY_PROGRAMS.match(program) and MINIFIER not in words:
        raise pytest.fail.Exception(_advice(f"starts {program}"), pytrace=True)


def _advice(what: str) -> str:
    return (
        f"{_watched[-1].nodeid} {what}, which is too heavy for `scripts/check`: give it or its file the mark "
        "`pytest.mark.heavy`, or use a fixture that has it (tests/makers/lanes.py)"
    )
