"""The seconds of each folder of tests: measured in a run, written into a table, and compared with it."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.makers.folder_seconds import (
    SHARED,
    FolderSeconds,
    Run,
    Seconds,
    find_growth,
    find_growth_of_all,
    find_missing_tests,
    folder_of,
    format_table,
    read_run,
    read_table,
    replace_table,
)

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "test-seconds"
BEGIN = "<!-- Seconds of the test folders: written by scripts/test-seconds -->"
END = "<!-- End of the seconds -->"
FOLDERS, YARDSTICK, SLOW = '"folders": {"a": [1, 1.0, 1.0]}', '"yardstick": 0.05', '"slow_without_reason": []'
PAGE = f"# Speed\n\n{format_table(Run({'tests/law': Seconds(159, 3.0, 10.0), SHARED: Seconds(0, 1.0, 30.0)}, 0.05))}\nEnd.\n"


def run_of(yardstick: float = 0.05, **seconds: float) -> Run:
    return Run({f"tests/{name}": Seconds(1, each, each) for name, each in seconds.items()}, yardstick)


def test_a_test_counts_for_the_folder_below_tests_or_for_its_file() -> None:
    assert folder_of("tests/render/markdown/test_linear.py::TestBlocks::test_x[a/b]") == "tests/render"
    assert folder_of("tests/test_layers.py::test_x") == "tests/test_layers.py"


class Clock:
    """Stands in for the clocks of a process: processor time passes half as fast as wall time."""

    def __init__(self) -> None:
        self.wall = 0.0

    def read(self) -> tuple[float, float]:
        return self.wall, self.wall / 2


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("tests.makers.folder_seconds._read_clocks", clock.read)
    return clock


@dataclass
class Durations:
    """Wall seconds of the parts of a test."""

    setup: float = 0.0
    session_fixture: float = 0.0
    call: float = 0.0
    teardown: float = 0.0


def run_test(
    plugin: FolderSeconds,
    clock: Clock,
    nodeid: str,
    durations: Durations,
    *,
    doc: str | None = None,
    last: bool = False,
) -> None:
    """Call the hooks of `plugin` in the order in which pytest calls them for a test."""
    item: Any = SimpleNamespace(nodeid=nodeid, obj=SimpleNamespace(__doc__=doc))
    protocol = plugin.pytest_runtest_protocol(item)
    next(protocol)
    for scope, seconds in (("session", durations.session_fixture), ("module", durations.setup)):
        if not seconds:
            continue
        fixture: Any = SimpleNamespace(scope=scope)
        setup = plugin.pytest_fixture_setup(fixture)
        next(setup)
        clock.wall += seconds
        finish(setup)
    clock.wall += durations.call
    teardown = plugin.pytest_runtest_teardown(item, None if last else item)
    next(teardown)
    clock.wall += durations.teardown
    finish(teardown)
    finish(protocol)


def finish(hook: Generator[None, object, object]) -> None:
    with suppress(StopIteration):
        hook.send(None)


def test_a_test_counts_with_its_setup_and_teardown_for_its_folder(clock: Clock) -> None:
    plugin = FolderSeconds(None)
    for _ in range(2):
        run_test(plugin, clock, "tests/law/test_a.py::test_x", Durations(setup=1.0, call=2.0, teardown=1.0))
    assert plugin.folders == {"tests/law": Seconds(2, 8.0, 4.0)}


def test_only_the_last_teardown_of_a_process_is_shared(clock: Clock) -> None:
    plugin = FolderSeconds(None)
    run_test(plugin, clock, "tests/law/test_a.py::test_x", Durations(setup=1.0, call=2.0, teardown=8.0), last=True)
    assert plugin.folders == {"tests/law": Seconds(1, 3.0, 1.5), SHARED: Seconds(0, 8.0, 4.0)}


def test_a_session_fixture_is_shared_and_does_not_count_for_the_first_test_that_uses_it(clock: Clock) -> None:
    plugin = FolderSeconds(None)
    run_test(plugin, clock, "tests/law/test_a.py::test_x", Durations(setup=1.0, session_fixture=8.0, call=2.0))
    assert plugin.folders == {"tests/law": Seconds(1, 3.0, 1.5), SHARED: Seconds(0, 8.0, 4.0)}


def test_seconds_count_even_if_a_fixture_raises(clock: Clock) -> None:
    plugin = FolderSeconds(None)
    with pytest.raises(LookupError), plugin.measure("tests/law"):
        clock.wall += 2.0
        raise LookupError
    assert plugin.folders == {"tests/law": Seconds(1, 2.0, 1.0)}


@pytest.mark.parametrize(
    ("durations", "doc", "is_recorded"),
    [
        (Durations(setup=2.0, call=3.1), None, True),
        (Durations(setup=2.0, call=3.1), "Builds the shipped portal.", False),
        (Durations(setup=2.0, call=3.0), None, False),
        (Durations(call=1.0, teardown=9.0), None, False),
        (Durations(session_fixture=9.0, call=1.0), None, False),
    ],
    ids=["slow", "slow with a reason", "just below", "slow teardown", "slow session fixture"],
)
def test_a_slow_test_without_a_docstring_is_recorded_once(
    clock: Clock, durations: Durations, doc: str | None, is_recorded: bool
) -> None:
    plugin = FolderSeconds(None)
    for parameter in ("a::b", "[c]"):
        run_test(plugin, clock, f"tests/law/test_a.py::TestX::test_x[{parameter}]", durations, doc=doc)
    assert plugin.slow_without_reason == ({"tests/law/test_a.py::TestX::test_x"} if is_recorded else set())


def test_the_seconds_of_the_processes_of_a_run_are_added_up() -> None:
    plugin = FolderSeconds(None)
    output = {"folder_seconds": {"tests/law": (3, 1.0, 2.0)}, "slow_without_reason": ["tests/law/test_a.py::test_x"]}
    for each in (output, output, None):  # a process that was killed has none
        plugin.pytest_testnodedown(SimpleNamespace(workeroutput=each))
    assert plugin.folders == {"tests/law": Seconds(6, 2.0, 4.0)}
    assert plugin.slow_without_reason == {"tests/law/test_a.py::test_x"}


def test_a_run_is_read_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.makers.folder_seconds.measure_yardstick", lambda: 0.04)
    file = tmp_path / "seconds.json"
    plugin = FolderSeconds(file)
    plugin.folders["tests/law"] = Seconds(1, 2.0, 3.0)
    plugin.slow_without_reason = {"tests/law/test_b.py::test_y", "tests/law/test_a.py::test_x"}
    session: Any = SimpleNamespace(config=SimpleNamespace())
    plugin.pytest_sessionfinish(session)
    slow = ("tests/law/test_a.py::test_x", "tests/law/test_b.py::test_y")
    assert read_run(file) == Run({"tests/law": Seconds(1, 2.0, 3.0)}, 0.04, slow)


def test_a_table_is_read_as_it_was_written_the_most_expensive_folder_first() -> None:
    run = read_table(PAGE)
    assert list(run.folders) == [SHARED, "tests/law"]
    assert run.folders["tests/law"] == Seconds(159, 3.0, 10.0)
    assert run.yardstick == 0.05
    assert "| all | 159 | 4.0 | 40.0 |" in PAGE


def test_another_run_takes_the_place_of_the_table_alone() -> None:
    page = replace_table(PAGE, run_of(text=7.5))
    assert page.startswith("# Speed\n\n")
    assert page.endswith("\nEnd.\n")
    assert list(read_table(page).folders) == ["tests/text"]


@pytest.mark.parametrize(
    "page",
    [
        "# Speed\n",
        PAGE.replace(END, ""),
        PAGE.replace(BEGIN, ""),
        PAGE + PAGE,
        f"{END}\n{PAGE.replace(END, '')}",
    ],
    ids=["no table", "no end", "no beginning", "two tables", "the end first"],
)
def test_a_page_must_have_both_marks_exactly_once_and_in_order(page: str) -> None:
    for read in (read_table, lambda page: replace_table(page, run_of(text=7.5))):
        with pytest.raises(ValueError, match="must have these two lines exactly once, in this order"):
            read(page)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("| all |", "| sum |", "has no row `all`"),
        ("0.050 processor", "0.000 processor", "yardstick"),
        ("took 0.050", "took some", "yardstick"),
        (
            "| 159 | 3.0 | 10.0 |\n| all",
            "| 159 | 3.0 | ten |\n| all",
            "not a row of the table of seconds: | `tests/law`",
        ),
        (
            "| 159 | 3.0 | 10.0 |\n| all",
            "| , | 3.0 | 10.0 |\n| all",
            "not a row of the table of seconds: | `tests/law`",
        ),
    ],
)
def test_a_faulty_table_is_refused(old: str, new: str, message: str) -> None:
    assert old in PAGE
    with pytest.raises(ValueError, match=re.escape(message)):
        read_table(PAGE.replace(old, new))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        f"{{{FOLDERS}}}",
        *(f'{{{FOLDERS}, {SLOW}, "yardstick": {each}}}' for each in ("0", "0.0004", "-1", "NaN", "Infinity", '"1"', "true", "null")),
        *(f'{{"folders": {each}, {YARDSTICK}, {SLOW}}}' for each in ("[]", "null", '{"a": 1}', '{"a": [1, 2.0]}')),
        *(
            f'{{"folders": {{"a": [{each}]}}, {YARDSTICK}, {SLOW}}}'
            for each in ("-1, 1, 1", "1.5, 1, 1", "1, -0.1, 1", "1, 1, NaN", "1, 1, Infinity", f"1, 1, 1{'0' * 400}", '1, 1, "1"')
        ),
        *(f'{{{FOLDERS}, {YARDSTICK}, "slow_without_reason": {each}}}' for each in ("null", '"a"', "[1]")),
    ],
)  # fmt: skip
def test_a_faulty_run_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "seconds.json"
    file.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=re.escape(str(file))):
        read_run(file)


@pytest.mark.parametrize(
    ("seconds", "has_grown"), [(10.0, False), (12.0, False), (12.1, True), (3.0, False)]
)  # fmt: skip
def test_a_folder_has_grown_by_more_than_a_fifth(seconds: float, has_grown: bool) -> None:
    assert bool(find_growth(run_of(law=10.0), run_of(law=seconds))) is has_grown


def test_many_small_folders_that_grow_together_have_grown() -> None:
    before = run_of(law=1.0, text=1.0, desk=1.0)
    assert find_growth_of_all(before, run_of(law=1.1, text=1.0, desk=1.1)) == []
    after = run_of(law=2.0, text=2.0, desk=2.0)
    assert find_growth(before, after) == []
    assert find_growth_of_all(before, after) == ["all folders take 6.0 processor seconds, 3.0 before"]


def test_two_seconds_more_of_a_small_folder_are_no_growth() -> None:
    assert find_growth(run_of(law=1.0), run_of(law=2.9)) == []
    assert find_growth(run_of(law=1.0), run_of(law=3.1)) == ["tests/law takes 3.1 processor seconds, 1.0 before"]


def test_a_slower_machine_is_no_growth_and_a_faster_one_hides_none() -> None:
    assert find_growth(run_of(0.05, law=10.0), run_of(0.10, law=21.0)) == []
    assert find_growth(run_of(0.10, law=10.0), run_of(0.05, law=10.0)) != []


def test_a_new_folder_has_grown_from_nothing() -> None:
    assert find_growth(run_of(law=1.0), run_of(law=1.0, desk=1.9)) == []
    assert find_growth(run_of(law=1.0), run_of(law=1.0, desk=9.0)) == [
        "tests/desk takes 9.0 processor seconds, 0.0 before"
    ]


@pytest.mark.parametrize("yardstick", [0.012, 0.201])
def test_yardsticks_that_differ_by_more_than_a_factor_of_four_are_refused(yardstick: float) -> None:
    with pytest.raises(ValueError, match="yardstick"):
        find_growth(run_of(0.05, law=1.0), run_of(yardstick, law=1.0))


def test_a_folder_without_its_tests_is_found() -> None:
    before = Run({"tests/law": Seconds(10), "tests/text": Seconds(10), SHARED: Seconds(0)}, 0.05)
    assert find_missing_tests(before, before) == []
    assert find_missing_tests(before, Run({"tests/law": Seconds(8), "tests/text": Seconds(7)}, 0.05)) == [
        "processes that folders share is not in the run",
        "tests/text has 7 tests, 10 before",
    ]
    assert find_missing_tests(before, Run({SHARED: Seconds(0), "tests/law": Seconds(10)}, 0.05)) == [
        "tests/text is not in the run"
    ]


@pytest.mark.parametrize("folders", [{}, {SHARED: Seconds(0, 1.0, 1.0)}])
def test_an_empty_run_is_found(folders: dict[str, Seconds]) -> None:
    assert find_missing_tests(run_of(law=1.0), Run(folders, 0.05)) == ["the run has no tests"]


class TestTheScript:
    """`scripts/test-seconds`."""

    @pytest.fixture
    def main(self) -> Callable[[list[str], Path], int]:
        return runpy.run_path(str(SCRIPT))["main"]  # type: ignore[no-any-return]

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        (tmp_path / "docs/explanation").mkdir(parents=True)
        (tmp_path / "docs/explanation/performance.md").write_text(PAGE, "utf-8")
        return tmp_path

    def measured(self, root: Path, seconds: float, *slow: str, yardstick: float = 0.05, tests: int = 159) -> str:
        file = root / "seconds.json"
        folders = {"tests/law": (tests, seconds, seconds), SHARED: (0, 1.0, 30.0)}
        file.write_text(json.dumps({"folders": folders, "yardstick": yardstick, "slow_without_reason": slow}), "utf-8")
        return str(file)

    def test_it_writes_the_table(self, main: Callable[[list[str], Path], int], root: Path) -> None:
        assert main([self.measured(root, 20.0)], root) == 0
        assert read_table((root / "docs/explanation/performance.md").read_text("utf-8")).folders == {
            "tests/law": Seconds(159, 20.0, 20.0),
            SHARED: Seconds(0, 1.0, 30.0),
        }

    def test_it_names_what_has_grown_and_writes_nothing(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check", self.measured(root, 11.0)], root) == 0
        assert main(["--check", self.measured(root, 20.0)], root) == 1
        assert "tests/law takes 20.0 processor seconds, 10.0 before" in capsys.readouterr().out
        assert (root / "docs/explanation/performance.md").read_text("utf-8") == PAGE

    def test_it_names_folders_without_their_tests(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check", self.measured(root, 1.0, tests=100)], root) == 1
        assert "tests/law has 100 tests, 159 before" in capsys.readouterr().out

    def test_it_names_slow_tests_without_a_docstring(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check", self.measured(root, 10.0, "tests/law/test_a.py::test_x")], root) == 1
        assert "tests/law/test_a.py::test_x: a test over 5 s says why in its docstring" in capsys.readouterr().out

    def test_only_a_check_refuses_a_machine_that_is_too_different(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check", self.measured(root, 1.0, yardstick=0.01)], root) == 2
        assert "yardstick" in capsys.readouterr().err
        assert main([self.measured(root, 1.0, yardstick=0.01)], root) == 0

    @pytest.mark.parametrize(("kept", "code"), [(0, 2), (1, 2), (2, 0)])
    def test_a_run_of_a_part_or_of_nothing_replaces_no_table(
        self, main: Callable[[list[str], Path], int], root: Path, kept: int, code: int
    ) -> None:
        folders = {f"tests/{name}": Seconds(1, 1.0, 1.0) for name in ("desk", "graph", "law", "plan", "text")}
        page = root / "docs/explanation/performance.md"
        page.write_text(format_table(Run(folders, 0.05)), "utf-8")
        before = page.read_text("utf-8")
        given = dict.fromkeys(list(folders)[:kept], (1, 1.0, 1.0))
        file = root / "seconds.json"
        file.write_text(json.dumps({"folders": given, "yardstick": 0.05, "slow_without_reason": []}), "utf-8")
        assert main([str(file)], root) == code
        assert (page.read_text("utf-8") == before) == (code == 2)

    def test_a_page_that_cannot_be_written_ends_with_2(
        self, main: Callable[[list[str], Path], int], root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*arguments: object) -> None:
            raise PermissionError("no")

        file = self.measured(root, 1.0)
        monkeypatch.setattr(Path, "write_text", refuse)
        assert main([file], root) == 2

    def test_help_shows_an_example_and_the_slack(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--help"], root) == 0
        assert "and by more than 2 s" in capsys.readouterr().out

    @pytest.mark.parametrize("arguments", [[], ["--checks", "x.json"], ["missing.json"]])
    def test_bad_arguments_end_with_2(
        self, main: Callable[[list[str], Path], int], root: Path, arguments: list[str]
    ) -> None:
        assert main(arguments, root) == 2

    def test_a_page_without_a_table_ends_with_2(self, main: Callable[[list[str], Path], int], root: Path) -> None:
        (root / "docs/explanation/performance.md").write_text("# Speed\n", "utf-8")
        assert main([self.measured(root, 1.0)], root) == 2
