"""The faults that `scripts/plant-faults` plants: the table fits the program, and the chosen tests find each of them."""

from __future__ import annotations

import ast
import subprocess
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.makers.layers import LAYERS
from tests.makers.planted_faults import (
    PACKAGE,
    ROOT,
    Clone,
    Fault,
    FaultResult,
    UnusableFaultError,
    choose_test_groups,
    load_faults,
    main,
    select_faults,
    try_fault,
)

FAULTS = load_faults()
FEWEST = 30
"""Packages, and faults."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda each: each.file)
def test_a_planted_fault_changes_what_its_file_does_and_leaves_a_program(fault: Fault) -> None:
    sound = (PACKAGE / fault.file).read_text("utf-8")
    assert ast.dump(ast.parse(fault.plant(sound))) != ast.dump(ast.parse(sound))


def test_the_faults_are_in_thirty_packages_and_in_every_top_level_package_with_tests() -> None:
    packages = Counter(each.package for each in FAULTS)
    assert len(packages) >= FEWEST
    tested = {name for layer in LAYERS for name in layer if (ROOT / "tests" / name).is_dir()}
    assert tested - {each.partition("/")[0] for each in packages} == set()


def test_the_faults_are_of_many_sorts() -> None:
    sorts = Counter(each.sort for each in FAULTS)
    assert len(sorts) >= 6
    assert max(sorts.values()) <= len(FAULTS) / 2


def test_a_text_that_stands_twice_or_nowhere_is_no_place_for_a_fault() -> None:
    fault = Fault("law/limits.py", "comparison", "a < b", "a <= b")
    assert fault.plant("if a < b:") == "if a <= b:"
    for source in ("if a > b:", "if a < b and a < b:"):
        with pytest.raises(UnusableFaultError, match="stands there"):
            fault.plant(source)


def test_faults_are_selected_by_package_or_file() -> None:
    law, sending = (Fault(each, "", "", "") for each in ("law/instruments.py", "publish/sending/stream.py"))
    assert select_faults((law, sending), ()) == (law, sending)
    for name in ("publish", "publish/sending", "portalgen/publish/sending/", "publish/sending/stream.py"):
        assert select_faults((law, sending), (name,)) == (sending,)
    with pytest.raises(UnusableFaultError, match="pub: no fault"):
        select_faults((law, sending), ("pub",))


def test_the_nearest_tests_run_first_and_those_of_packages_below_never() -> None:
    own, rest, above = choose_test_groups("publish/sending/stream.py")
    assert (own, rest) == (("tests/publish/sending",), ("tests/publish",))
    assert above[:4] == ("tests/reports", "tests/pipeline", "tests/serve", "tests/cli")
    assert not {"tests/text", "tests/lint", "tests/editorial"} & set(above)
    own, others = choose_test_groups("cli/main.py")
    assert own == ("tests/cli",)
    assert {"tests/test_layers.py", "tests/editorial/audit/test_approval_audit.py"} <= set(others)
    assert "tests/test_planted_faults.py" not in others  # it would fail for every fault


@dataclass(frozen=True)
class StandIn(Clone):
    """A clone in which one test is run where a run has its marks and paths; it fails with the fault, or always."""

    where: tuple[str, ...] = ()
    always_fails: bool = False

    def run_tests(self, arguments: Sequence[str]) -> str:
        is_faulty = "b" in self.read("law/limits.py")
        is_run = "test_it" in arguments or set(self.where) <= set(arguments)
        return "test_it" if is_run and (is_faulty or self.always_fails) and "test_it" not in self.failing else ""


@pytest.mark.parametrize(
    ("where", "always_fails", "result"),
    [
        (("tests/law", "--quick"), False, "found by check (test_it)"),
        (("tests/pipeline", "--quick"), False, "found by check (test_it)"),
        (("tests/text", "--quick"), False, "found by the whole run only (test_it)"),
        (("tests", "heavy and not long"), False, "found by the whole run only (test_it)"),
        (("tests/law", "long"), False, "found by none"),
        (("tests/law", "--quick"), True, "found by none"),
    ],
    ids=["own tests", "tests above", "tests below", "heavy tests", "no test", "a test that always fails"],
)
def test_a_fault_is_looked_for_in_the_chosen_tests_then_in_all_others(
    tmp_path: Path, where: tuple[str, ...], always_fails: bool, result: str
) -> None:
    clone = StandIn(tmp_path, tmp_path / "tmp", where=where, always_fails=always_fails)
    (tmp_path / "portalgen/law").mkdir(parents=True)
    for folder in ("law", "text", "pipeline"):
        (tmp_path / "tests" / folder).mkdir(parents=True)
    clone.write("law/limits.py", "a")
    fault = Fault("law/limits.py", "wrong value", "a", "b")
    assert try_fault(clone, fault).describe() == result
    assert clone.read("law/limits.py") == "a"


def test_the_script_fails_if_the_chosen_tests_miss_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    results = [FaultResult(FAULTS[0], "check", "test_it"), FaultResult(FAULTS[1], "none")]
    for missed, code in ((0, 0), (1, 1)):
        monkeypatch.setattr("tests.makers.planted_faults.plant_faults", lambda _, last=missed: results[: last + 1])
        assert main([]) == code
    assert f"missed: {FAULTS[1].file}: found by none" in capsys.readouterr().out


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "Example: `scripts/plant-faults law`" in capsys.readouterr().out
    assert main(["--unknown"]) == 2


def test_a_name_without_a_fault_is_an_error_of_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-package"]) == 2
    assert capsys.readouterr().err == "no-such-package: no fault is planted there\n"


@pytest.mark.heavy
@pytest.mark.long
@pytest.mark.timeout(600)
def test_the_script_names_the_test_that_finds_a_fault_and_leaves_the_checkout_alone() -> None:
    """Its time is that of a clone in which `scripts/check` runs once."""
    before = read_program("law/instruments.py")
    done = subprocess.run([ROOT / "scripts" / "plant-faults", "law"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "found by check (tests/law/" in done.stdout
    assert read_program("law/instruments.py") == before


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_the_chosen_tests_find_every_planted_fault() -> None:
    done = subprocess.run([ROOT / "scripts" / "plant-faults"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def read_program(file: str) -> bytes:
    return Path(PACKAGE / file).read_bytes()
