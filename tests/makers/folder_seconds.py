"""The seconds that each folder of tests takes, and whether one of them has grown.

`--folder-seconds=FILE` writes them after a run, `scripts/test-seconds` puts them into the documents and compares them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, Final

import pytest

SHARED: Final = "processes that folders share"
"""The row of the browser and other processes of a whole run: they end, and are counted, after its last test."""
GROWTH: Final = 1.2
"""A folder has grown if it takes more than this many times as long."""
SLACK: Final = 2.0
"""Processor seconds that a folder may take more in any case: a small one varies by more than a fifth."""
_ROW: Final = re.compile(r"\| `?([^|`]+)`? \| +([\d,]+) \| +([\d.]+) \| +([\d.]+) \|")
_BEGIN: Final = "<!-- Seconds of the test folders: written by scripts/test-seconds -->\n"
_END: Final = "<!-- End of the seconds -->\n"


@dataclass(slots=True)
class Seconds:
    """What the tests of one folder took."""

    tests: int = 0
    wall: float = 0.0
    processor: float = 0.0
    """User and system seconds, with those of ended child processes."""

    def add(self, tests: int, wall: float, processor: float) -> None:
        """Add what other tests took."""
        self.tests += tests
        self.wall += wall
        self.processor += processor


@dataclass(frozen=True, slots=True)
class Run:
    """The seconds of a run of tests."""

    folders: Mapping[str, Seconds]
    yardstick: float
    """Processor seconds of a fixed piece of work on the same machine: machines differ by a factor of two."""


class FolderSeconds:
    """Plugin of pytest that adds up the seconds of each folder; in a run with `-n` the first process writes them."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        """Where the seconds are written; None in a process of `-n`, which hands them on."""
        self.folders: dict[str, Seconds] = {}

    @contextmanager
    def measure(self, folder: str, tests: int = 1) -> Generator[None]:
        """Add to `folder` what happens meanwhile."""
        before = os.times()
        yield
        after = os.times()
        processor = sum(after[:4]) - sum(before[:4])
        self.folders.setdefault(folder, Seconds()).add(tests, after.elapsed - before.elapsed, processor)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """Measure a test. With the last one of a process the fixtures of the whole run end."""
        folder = folder_of(item.nodeid)
        if nextitem is not None:
            with self.measure(folder):
                return (yield)
        self.folders.setdefault(folder, Seconds()).add(1, 0, 0)
        with self.measure(SHARED, tests=0):
            return (yield)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take the seconds of a process of `-n`."""
        for folder, seconds in node.workeroutput.get("folder_seconds", {}).items() if node.workeroutput else ():
            self.folders.setdefault(folder, Seconds()).add(*seconds)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the seconds, or hand them on to the first process."""
        plain = {name: (each.tests, each.wall, each.processor) for name, each in sorted(self.folders.items())}
        if self.file is None:
            session.config.workeroutput["folder_seconds"] = plain  # type: ignore[attr-defined] # added by pytest-xdist
        elif not hasattr(session.config, "workerinput"):
            self.file.write_text(json.dumps({"folders": plain, "yardstick": measure_yardstick()}, indent=1), "utf-8")


def add_folder_seconds(config: pytest.Config) -> None:
    """Register the plugin if the run asks for it."""
    if file := config.getoption("--folder-seconds"):
        config.pluginmanager.register(FolderSeconds(None if hasattr(config, "workerinput") else Path(file)))


def folder_of(nodeid: str) -> str:
    """Return the folder right below `tests/` of a test, or its file if it lies in none."""
    return "/".join(nodeid.partition("::")[0].split("/")[:2])


def measure_yardstick() -> float:
    """Return the processor seconds of a fixed piece of work: the least of five, since other work only adds."""

    def work() -> float:
        begun = process_time()
        counts: dict[str, int] = {}
        for number in range(300_000):
            key = f"{number % 997:x}"
            counts[key] = counts.get(key, 0) + len(key)
        return process_time() - begun

    return min(work() for _ in range(5))


def read_run(file: Path) -> Run:
    """Return the seconds that `--folder-seconds` wrote."""
    given = json.loads(file.read_text("utf-8"))
    return Run({name: Seconds(*values) for name, values in given["folders"].items()}, given["yardstick"])


def format_table(run: Run) -> str:
    """Return the seconds as a table in Markdown, the most expensive folder first, between two marks."""
    rows = sorted(run.folders.items(), key=lambda row: -row[1].processor)
    total = Seconds()
    for _, each in rows:
        total.add(each.tests, each.wall, each.processor)
    lines = [_format_row(name if name == SHARED else f"`{name}`", each) for name, each in rows]
    head = "| folder | tests | wall s | processor s |\n|---|--:|--:|--:|\n"
    yardstick = f"A fixed piece of work took {run.yardstick:.3f} processor seconds on that machine.\n"
    return f"{_BEGIN}{head}{''.join(lines)}{_format_row('all', total)}\n{yardstick}{_END}"


def _format_row(name: str, seconds: Seconds) -> str:
    return f"| {name} | {seconds.tests:,} | {seconds.wall:.1f} | {seconds.processor:.1f} |\n"


def read_table(page: str) -> Run:
    """Return the seconds that stand in a page. Raises ValueError if it has no table."""
    table = page.partition(_BEGIN)[2].partition(_END)[0]
    rows = {
        name: Seconds(int(tests.replace(",", "")), float(wall), float(processor))
        for name, tests, wall, processor in _ROW.findall(table)
    }
    yardstick = re.search(r"took ([\d.]+) processor seconds", table)
    if not rows or not yardstick:
        raise ValueError("the page has no table of seconds")
    rows.pop("all")
    return Run(rows, float(yardstick[1]))


def replace_table(page: str, run: Run) -> str:
    """Return a page with the seconds of another run. Raises ValueError if it has no table."""
    read_table(page)
    before, _, rest = page.partition(_BEGIN)
    return before + format_table(run) + rest.partition(_END)[2]


def find_growth(before: Run, after: Run) -> list[str]:
    """Return a sentence for each folder that takes more than a fifth more processor time, and 2 s more, than before.

    The speeds of the two machines are compared by their yardsticks. A new folder has grown if it takes more than 2 s.
    """
    speed = after.yardstick / before.yardstick
    grown = []
    for name, each in sorted(after.folders.items()):
        allowed = before.folders.get(name, Seconds()).processor * speed
        if each.processor > max(allowed * GROWTH, allowed + SLACK * speed):
            grown.append(f"{name} takes {each.processor:.1f} processor seconds, {allowed:.1f} before")
    return grown
