"""The seconds that each folder of tests takes, and whether one of them has grown.

`--folder-seconds=FILE` writes them after a run, `scripts/test-seconds` puts them into the documents and compares them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any, Final

import pytest

SHARED: Final = "processes that folders share"
"""The row of session fixtures. Their processes, such as the browser, end and count in the last teardown of a run."""
GROWTH: Final = 1.2
"""A folder has grown if it takes more than this many times as long."""
SLACK: Final = 2.0
"""Processor seconds that a folder may take more in any case: a small one varies by more than a fifth."""
SLOW: Final = 5.0
"""A test whose setup and call take more wall seconds gives the reason in its docstring."""
_ROW: Final = re.compile(r"\| `?([^|`]+)`? \| +([\d,]+) \| +([\d.]+) \| +([\d.]+) \|")
_BEGIN: Final = "<!-- Seconds of the test folders: written by scripts/test-seconds -->\n"
_END: Final = "<!-- End of the seconds -->\n"


@dataclass(slots=True)
class Seconds:
    """The seconds that the tests of one folder take."""

    tests: int = 0
    wall: float = 0.0
    processor: float = 0.0
    """User and system seconds, with those of ended child processes."""

    def add(self, tests: int, wall: float, processor: float) -> None:
        """Add the seconds of other tests."""
        self.tests += tests
        self.wall += wall
        self.processor += processor


@dataclass(frozen=True, slots=True)
class Run:
    """The seconds of a run of tests."""

    folders: Mapping[str, Seconds]
    yardstick: float
    """Processor seconds of a fixed piece of work on the same machine: machines differ by a factor of two."""
    slow_without_reason: Sequence[str] = ()
    """Tests, without their parameters, that take more than `SLOW` seconds and have no docstring."""


class FolderSeconds:
    """Plugin of pytest that adds up the seconds of each folder; in a run with `-n` the first process writes them."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        """The file for the seconds; None in a process of `-n`, which hands them on."""
        self.folders: dict[str, Seconds] = {}
        self.slow_without_reason: set[str] = set()
        self._begun = 0.0
        """The wall clock at the start of the running test."""
        self._measured: list[Seconds] = []
        """For each block that is being measured, the seconds of the blocks inside it that have ended."""

    @contextmanager
    def measure(self, folder: str, tests: int = 1) -> Generator[None]:
        """Add the seconds of a block to `folder`, without those of the blocks inside it that are measured too."""
        wall_before, processor_before = _read_clocks()
        self._measured.append(Seconds())
        try:
            yield
        finally:
            wall_after, processor_after = _read_clocks()
            wall, processor = wall_after - wall_before, processor_after - processor_before
            inside = self._measured.pop()
            # Sums of the clocks are rounded, so a difference may lie just below 0.
            own = max(wall - inside.wall, 0.0), max(processor - inside.processor, 0.0)
            self.folders.setdefault(folder, Seconds()).add(tests, *own)
            if self._measured:
                self._measured[-1].add(0, wall, processor)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Measure a test."""
        with self.measure(folder_of(item.nodeid)):
            self._begun = _read_clocks()[0]
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
        """Measure a fixture of the session as shared: the test that happens to use it first does not pay for it."""
        if fixturedef.scope != "session":
            return (yield)
        with self.measure(SHARED, tests=0):
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """Measure the last teardown as shared: it ends the fixtures of the session. Record a slow test."""
        wall = _read_clocks()[0] - self._begun - self._measured[-1].wall
        if wall > SLOW and not getattr(getattr(item, "obj", None), "__doc__", None):
            self.slow_without_reason.add(item.nodeid.partition("[")[0])
        if nextitem is not None:
            return (yield)
        with self.measure(SHARED, tests=0):
            return (yield)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Add the results of a process of `-n`. One that was killed has none."""
        output = node.workeroutput or {}
        for folder, seconds in output.get("folder_seconds", {}).items():
            self.folders.setdefault(folder, Seconds()).add(*seconds)
        self.slow_without_reason.update(output.get("slow_without_reason", ()))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the results, or hand them on to the first process."""
        plain = {name: (each.tests, each.wall, each.processor) for name, each in sorted(self.folders.items())}
        slow = sorted(self.slow_without_reason)
        if self.file is None:
            session.config.workeroutput.update(  # type: ignore[attr-defined] # added by pytest-xdist
                folder_seconds=plain, slow_without_reason=slow
            )
        elif not hasattr(session.config, "workerinput"):
            result = {"folders": plain, "yardstick": measure_yardstick(), "slow_without_reason": slow}
            self.file.write_text(json.dumps(result, indent=1), "utf-8")


def _read_clocks() -> tuple[float, float]:
    """Return the wall and processor seconds of this process, the latter with those of ended child processes."""
    times = os.times()
    return times.elapsed, sum(times[:4])


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
    folders = {name: Seconds(*values) for name, values in given["folders"].items()}
    return Run(folders, given["yardstick"], tuple(given["slow_without_reason"]))


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
