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
from typing import Any, Final, TypeGuard

import pytest

SHARED: Final = "processes that folders share"
"""The row of session fixtures. Their processes, such as the browser, end and count in the last teardown of a run."""
GROWTH: Final = 1.2
"""A folder has grown if it takes more than this many times as long."""
GROWTH_OF_ALL: Final = 1.1
"""Of all folders together."""
SLACK: Final = 2.0
"""Processor seconds that a folder may take more in any case: a small one varies by more than a fifth."""
SLOW: Final = 5.0
"""A test whose setup and call take more wall seconds gives the reason in its docstring."""
MOST_TESTS: Final = 0.8
"""A folder lacks tests if it has less than this share of those before."""
LARGEST_SPEED: Final = 4.0
"""Seconds of machines whose yardsticks differ by a larger factor are not compared."""
_ROW: Final = re.compile(r"\| `?([^|`]+)`? \| (\d[\d,]*) \| (\d+\.\d) \| (\d+\.\d) \|")
_HEAD: Final = "| folder | tests | wall s | processor s |\n|---|--:|--:|--:|\n"
_BEGIN: Final = "<!-- Seconds of the test folders: written by scripts/test-seconds -->"
_END: Final = "<!-- End of the seconds -->"
_LARGEST: Final = 1e9
"""No run has more tests or seconds."""


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
    """Return the seconds that `--folder-seconds` wrote. Raises ValueError for other contents of the file."""
    try:
        given = json.loads(file.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file} is not valid JSON: {error}") from error
    if not isinstance(given, dict) or not isinstance(given.get("folders"), dict):
        raise ValueError(f"{file} has no mapping `folders`")
    slow = given.get("slow_without_reason")
    if not isinstance(slow, list) or not all(isinstance(each, str) for each in slow):
        raise ValueError(f"{file} has no list of tests `slow_without_reason`")
    folders = {}
    for name, values in given["folders"].items():
        if not (isinstance(values, list) and len(values) == 3 and all(map(_is_amount, values))) or values[0] % 1:
            raise ValueError(f"{file}: {name} must have a number of tests, and wall and processor seconds from 0")
        folders[name] = Seconds(int(values[0]), *values[1:])
    yardstick = given.get("yardstick")
    if not _is_amount(yardstick) or yardstick < 0.001:  # the table has three decimals
        raise ValueError(f"{file}: the yardstick must be a number of seconds from 0.001")
    return Run(folders, yardstick, tuple(slow))


def _is_amount(value: object) -> TypeGuard[float]:
    """Return whether a value is a finite number from 0."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def format_table(run: Run) -> str:
    """Return the seconds as a table in Markdown, the most expensive folder first, between two marks."""
    rows = sorted(run.folders.items(), key=lambda row: -row[1].processor)
    total = Seconds()
    for _, each in rows:
        total.add(each.tests, each.wall, each.processor)
    lines = [_format_row(name if name == SHARED else f"`{name}`", each) for name, each in rows]
    yardstick = f"A fixed piece of work took {run.yardstick:.3f} processor seconds on that machine.\n"
    return f"{_BEGIN}\n{_HEAD}{''.join(lines)}{_format_row('all', total)}\n{yardstick}{_END}\n"


def _format_row(name: str, seconds: Seconds) -> str:
    return f"| {name} | {seconds.tests:,} | {seconds.wall:.1f} | {seconds.processor:.1f} |\n"


def read_table(page: str) -> Run:
    """Return the seconds in the table of a page. Raises ValueError if the page has no such table, or a faulty one."""
    _, table, _ = _split_page(page)
    rows = {}
    for line in table.replace(_HEAD, "").splitlines():
        if line.startswith("|"):
            row = _ROW.fullmatch(line)
            if row is None:
                raise ValueError(f"not a row of the table of seconds: {line}")
            rows[row[1]] = Seconds(int(row[2].replace(",", "")), float(row[3]), float(row[4]))
    if rows.pop("all", None) is None:
        raise ValueError("the table of seconds has no row `all`")
    if not rows:
        raise ValueError("the table of seconds has no folder")
    yardstick = re.search(r"took (\d+\.\d+) processor seconds", table)
    if yardstick is None or float(yardstick[1]) == 0:
        raise ValueError("the table of seconds has no yardstick above 0, `took … processor seconds`")
    return Run(rows, float(yardstick[1]))


def replace_table(page: str, run: Run) -> str:
    """Return a page with the seconds of another run. Raises ValueError if the page has no table."""
    before, _, after = _split_page(page)
    return before + format_table(run).removesuffix("\n") + after


def _split_page(page: str) -> tuple[str, str, str]:
    """Return the parts of a page before, between and after the marks."""
    before, _, rest = page.partition(_BEGIN)
    table, _, after = rest.partition(_END)
    if page.count(_BEGIN) != 1 or page.count(_END) != 1 or _END in before:
        raise ValueError(f"the page must have these two lines exactly once, in this order: {_BEGIN} {_END}")
    return before, table, after


def find_growth(before: Run, after: Run) -> list[str]:
    """Return a sentence for each folder that takes more than a fifth more processor time, and 2 s more, than before.

    The speeds of the two machines are compared by their yardsticks. A new folder has grown if it takes more than 2 s.

    Raises ValueError if the yardsticks differ by more than a factor of four.
    """
    speed = after.yardstick / before.yardstick
    if not 1 / LARGEST_SPEED <= speed <= LARGEST_SPEED:
        raise ValueError(
            f"the yardstick is {after.yardstick:.3f} s, {before.yardstick:.3f} s before: seconds of machines that differ "
            f"by more than a factor of {LARGEST_SPEED:.0f} cannot be compared; write the table again on this machine"
        )
    grown = []
    for name, each in sorted(after.folders.items()):
        allowed = before.folders.get(name, Seconds()).processor * speed
        if each.processor > max(allowed * GROWTH, allowed + SLACK * speed):
            grown.append(f"{name} takes {each.processor:.1f} processor seconds, {allowed:.1f} before")
    return grown


def find_growth_of_all(before: Run, after: Run) -> list[str]:
    """Return a sentence if all folders together take more than a tenth more: small ones may grow by much and be let pass."""
    speed = after.yardstick / before.yardstick
    whole, former = (sum(each.processor for each in run.folders.values()) for run in (after, before))
    if whole <= former * speed * GROWTH_OF_ALL:
        return []
    return [f"all folders take {whole:.1f} processor seconds, {former * speed:.1f} before"]


def find_missing_tests(before: Run, after: Run) -> list[str]:
    """Return a sentence for each folder that is missing, or has less than 80 % of its tests, in the later run."""
    if not has_tests(after):
        return ["the run has no tests"]
    missing = []
    for name, each in sorted(before.folders.items()):
        if name not in after.folders:
            missing.append(f"{name} is not in the run")
        elif after.folders[name].tests < each.tests * MOST_TESTS:
            missing.append(f"{name} has {after.folders[name].tests:,} tests, {each.tests:,} before")
    return missing


def has_tests(run: Run) -> bool:
    """Return whether a run has a test at all."""
    return any(each.tests for each in run.folders.values())
