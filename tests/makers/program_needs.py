"""Skip tests whose programs are missing, and fail tests that start a program without declaring it.

A test declares a program of the table in `tests/makers/programs.py` with `pytest.mark.needs("rsync")`. A fixture or a
maker calls `require_programs("rsync")` before it starts the program.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.makers.programs import PROGRAMS, find_program

_ALWAYS_THERE: Final = frozenset(
    [
        "bash",
        "cat",
        "chmod",
        "cp",
        "env",
        "false",
        "kill",
        "mkdir",
        "mount",
        "nsenter",
        "readlink",
        "runuser",
        "sh",
        "sleep",
        "tar",
        "test",
        "true",
        "unshare",
    ]
)
"""Programs of packages that every Debian has."""
_SYSTEM_FOLDERS: Final = ("/usr", "/bin", "/sbin")
_REASON: Final = re.compile(r"missing (?P<names>.+); install (?P<packages>.+)")
_NAMES: Final = {command: name for name, each in PROGRAMS.items() for command in each.commands}


@dataclass(frozen=True)
class _Run:
    """A test that runs."""

    item: pytest.Item
    lane: str
    """The first lane that runs it."""
    declared: set[str]
    """The programs that it may start."""


_running: list[_Run] = []
"""The test that runs. If it runs others, they follow."""


def list_needs(item: pytest.Item) -> list[str]:
    """Return the programs that the marks of a test declare, those of its file first."""
    names = [name for mark in reversed(list(item.iter_markers("needs"))) for name in mark.args]
    return list(dict.fromkeys(names))


@contextmanager
def programs_watched(item: pytest.Item, lane: str) -> Iterator[None]:
    """Watch the programs that a test of a lane starts."""
    _running.append(_Run(item, lane, set(list_needs(item))))
    try:
        yield
    finally:
        _running.pop()


def skip_without_programs(item: pytest.Item) -> None:
    """Skip a test that declares a program which is missing."""
    if names := list_needs(item):
        require_programs(*names)


def require_programs(*names: str) -> None:
    """Skip the running test if one of these programs is missing; from now on, it may start them.

    Raises `KeyError` for a program that has no entry in the table.
    """
    if _running and _running[-1].lane == "quick":
        refused = [name for name in names if PROGRAMS[name].lane != "quick"]
        if refused:
            pytest.fail(
                f"{', '.join(refused)}: `scripts/check` does not install it; mark the test `pytest.mark.heavy`, or set "
                'its lane to "quick" in tests/makers/programs.py'
            )
    if _running:
        _running[-1].declared.update(names)
    missing = [name for name in names if find_program(name) is None]
    if missing:
        pytest.skip(format_reason(missing))


def format_reason(missing: list[str]) -> str:
    """Return why a test is skipped: the programs, and the packages to install."""
    packages = dict.fromkeys(PROGRAMS[name].packages[0] for name in missing)
    return f"missing {', '.join(missing)}; install {' '.join(packages)}"


def refuse_undeclared_program(command: str, environment: Mapping[str, str] | None) -> None:
    """Fail the running test if it starts `command`, a program of the system, without a declaration.

    `environment` is that of the new process, None for the environment of this one.
    """
    if not _running:
        return
    name = _NAMES.get(command) or _NAMES.get(Path(command).name)
    if name == "git" or name in _running[-1].declared or (name is None and Path(command).name in _ALWAYS_THERE):
        return
    path = os.environ.get("PATH") if environment is None else environment.get("PATH")
    place = shutil.which(command, path=path)
    if name is None and (place is None or not _is_of_system(place)):
        return  # a program of this repository, of Python's, or one that the test has written
    if name is not None and place is not None and not _is_of_system(place):
        return  # a stand-in for the program
    if name is None:
        advice = "give it an entry in tests/makers/programs.py"
    else:
        advice = f'mark the test or its file `pytest.mark.needs("{name}")`'
    raise pytest.fail.Exception(f"{_running[-1].item.nodeid} starts {command}: {advice}", pytrace=True)


def _is_of_system(place: str) -> bool:
    return place.startswith(tuple(f"{folder}/" for folder in _SYSTEM_FOLDERS)) and not place.startswith("/usr/local/")


def count_skipped(reasons: list[str]) -> tuple[Counter[str], list[str]]:
    """Return the number of skipped tests of each missing program, and the packages to install."""
    counts: Counter[str] = Counter()
    packages: dict[str, None] = {}
    for found in filter(None, map(_REASON.search, reasons)):
        counts.update(found["names"].split(", "))
        packages.update(dict.fromkeys(found["packages"].split()))
    return counts, list(packages)


def group_with_others(report: pytest.TestReport) -> None:
    """Give a report of a missing program one place for all, so that pytest's summary has one line for each reason."""
    if report.skipped and isinstance(report.longrepr, tuple) and _REASON.search(report.longrepr[2]):
        report.longrepr = (__file__, 0, report.longrepr[2])


def report_skipped(reporter: pytest.TerminalReporter, environment: Mapping[str, str]) -> None:
    """Print at the end of a run the programs that were missing and the number of tests that each would have had."""
    reports = reporter.stats.get("skipped", [])
    counts, packages = count_skipped([str(each.longrepr[2]) for each in reports if isinstance(each.longrepr, tuple)])
    if not counts:
        return
    reporter.section("Thiếu chương trình / Missing programs", sep="=", yellow=True, bold=True)
    for name, number in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        tests = "test" if number == 1 else "tests"
        reporter.write_line(f"{name:<14}{number:>5} {tests} skipped ({PROGRAMS[name].use})", yellow=True)
    advice = f"apt-get install {' '.join(packages)}"
    reporter.write_line(f"Cài rồi chạy lại / Install and run again: {advice}")
    if environment.get("GITHUB_ACTIONS") == "true":
        reporter.write_line(f"::warning title=Tests skipped::Missing: {', '.join(counts)}. {advice}")
