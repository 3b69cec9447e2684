"""The seconds of each folder of tests: measured in a run, written into a table, and compared with it."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.makers.folder_seconds import (
    SHARED,
    FolderSeconds,
    Run,
    Seconds,
    find_growth,
    folder_of,
    format_table,
    read_run,
    read_table,
    replace_table,
)

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts" / "test-seconds"
PAGE = f"# Speed\n\n{format_table(Run({'tests/law': Seconds(159, 3.0, 10.0), SHARED: Seconds(0, 1.0, 30.0)}, 0.05))}\nEnd.\n"


def run_of(yardstick: float = 0.05, **seconds: float) -> Run:
    return Run({f"tests/{name}": Seconds(1, each, each) for name, each in seconds.items()}, yardstick)


def test_a_test_counts_for_the_folder_below_tests_or_for_its_file() -> None:
    assert folder_of("tests/render/markdown/test_linear.py::TestBlocks::test_x[a/b]") == "tests/render"
    assert folder_of("tests/test_layers.py::test_x") == "tests/test_layers.py"


def test_what_happens_meanwhile_is_added_to_a_folder() -> None:
    plugin = FolderSeconds(None)
    for _ in range(2):
        with plugin.measure("tests/law"):
            sum(range(1000))
    assert plugin.folders["tests/law"].tests == 2
    assert plugin.folders["tests/law"].wall >= 0


def test_the_seconds_of_the_processes_of_a_run_are_added_up() -> None:
    plugin = FolderSeconds(None)
    for output in (
        {"folder_seconds": {"tests/law": (3, 1.0, 2.0)}},
        {"folder_seconds": {"tests/law": (3, 1.0, 2.0)}},
        None,
    ):
        plugin.pytest_testnodedown(SimpleNamespace(workeroutput=output))  # a process that was killed has none
    assert plugin.folders == {"tests/law": Seconds(6, 2.0, 4.0)}


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
    ("seconds", "has_grown"), [(10.0, False), (12.0, False), (12.1, True), (3.0, False)]
)  # fmt: skip
def test_a_folder_has_grown_by_more_than_a_fifth(seconds: float, has_grown: bool) -> None:
    assert bool(find_growth(run_of(law=10.0), run_of(law=seconds))) is has_grown


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

    def measured(self, root: Path, seconds: float) -> str:
        file = root / "seconds.json"
        folders = {"tests/law": (159, seconds, seconds)}
        file.write_text(json.dumps({"folders": folders, "yardstick": 0.05}), "utf-8")
        return str(file)

    def test_it_writes_the_table(self, main: Callable[[list[str], Path], int], root: Path) -> None:
        assert main([self.measured(root, 20.0)], root) == 0
        assert read_table((root / "docs/explanation/performance.md").read_text("utf-8")).folders == {
            "tests/law": Seconds(159, 20.0, 20.0)
        }

    def test_it_names_what_has_grown_and_writes_nothing(
        self, main: Callable[[list[str], Path], int], root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["--check", self.measured(root, 11.0)], root) == 0
        assert main(["--check", self.measured(root, 20.0)], root) == 1
        assert "tests/law takes 20.0 processor seconds, 10.0 before" in capsys.readouterr().out
        assert (root / "docs/explanation/performance.md").read_text("utf-8") == PAGE

    def test_help_shows_an_example(self, main: Callable[[list[str], Path], int], root: Path) -> None:
        assert main(["--help"], root) == 0

    @pytest.mark.parametrize("arguments", [[], ["--checks", "x.json"], ["missing.json"]])
    def test_bad_arguments_end_with_2(
        self, main: Callable[[list[str], Path], int], root: Path, arguments: list[str]
    ) -> None:
        assert main(arguments, root) == 2

    def test_a_page_without_a_table_ends_with_2(self, main: Callable[[list[str], Path], int], root: Path) -> None:
        (root / "docs/explanation/performance.md").write_text("# Speed\n", "utf-8")
        assert main([self.measured(root, 1.0)], root) == 2


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "seconds.json"
    file.write_text(json.dumps({"folders": {"tests/law": [1, 2.0, 3.0]}, "yardstick": 0.04}), "utf-8")
    assert read_run(file) == Run({"tests/law": Seconds(1, 2.0, 3.0)}, 0.04)
