"""`scripts/test` and `scripts/check`: what each of them runs, and what it says at its end."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

STUB = '#!/bin/sh\necho "${0##*/} $*" >>"$CALLS"\n[ "${0##*/}" != "${FAILING:-}" ]'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The two scripts, among programs that only note that they were called."""
    stubs = ("scripts/setup", "scripts/install-test-servers", "scripts/install-lighthouse")
    stubs = (*stubs, "scripts/install-structured-data-validator")
    for name in (*stubs, *(f".venv/bin/{each}" for each in ("ruff", "mypy", "python"))):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(STUB if file.name != "mypy" else f"{STUB} || {{ echo wrong type; exit 1; }}\n", "utf-8")
        file.chmod(0o755)
    for name in ("test", "check"):
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    return tmp_path


def run_script(repository: Path, name: str, *arguments: str, **environment: str) -> tuple[int, str, list[str]]:
    """(exit code, what is printed, what was called) of a script."""
    calls = repository / "calls"
    calls.write_text("", "utf-8")
    done = subprocess.run(
        [repository / "scripts" / name, *arguments],
        env={**os.environ, "CALLS": str(calls), **environment},
        cwd=repository.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr, calls.read_text("utf-8").splitlines()


COMPILES = "python -m pytest --quiet --collect-only"
CHOOSES = "python -m tests.makers.selection"
STYLE = ["ruff check --quiet .", "ruff format --quiet --check ."]
STYLE_AND_TYPES = [*STYLE, "mypy "]
QUICK = "python -m pytest -n 2 --dist loadfile --quick --hypothesis-profile=quick --durations=5 --durations-min=3"


def test_a_check_of_all_installs_quick_programs_alone_and_leaves_out_what_is_heavy(repository: Path) -> None:
    code, shown, calls = run_script(repository, "check", "--all")
    assert code == 0, shown
    assert sorted(calls) == sorted(["setup test", "install-test-servers quick", *STYLE_AND_TYPES, QUICK])


def test_a_check_runs_the_tests_that_are_chosen_for_the_change(repository: Path) -> None:
    choose(repository, "tests/serve", "tests/cli")
    _, shown, calls = run_script(repository, "check")
    steps = ["setup test", CHOOSES, "install-test-servers quick", *STYLE_AND_TYPES]
    assert sorted(calls) == sorted([*steps, f"{QUICK} tests/serve tests/cli"])
    assert "two folders changed" in shown


def test_a_check_compares_with_the_given_revision_and_hands_on_other_arguments(repository: Path) -> None:
    choose(repository, "tests/serve")
    _, _, calls = run_script(repository, "check", "-x", "--base", "HEAD~3", "-k", "a name")
    assert f"{CHOOSES} --base HEAD~3" in calls
    assert f"{QUICK} tests/serve -x -k a name" in calls


def test_a_check_with_heavy_tests_sets_up_the_servers(repository: Path) -> None:
    choose(repository, "tests/docs", "--heavy-too=tests/docs")
    _, _, calls = run_script(repository, "check")
    assert "install-test-servers usual" in calls
    assert f"{QUICK.replace('-n 2', '-n 3')} tests/docs --heavy-too=tests/docs" in calls


def test_a_check_of_some_tests_looks_at_the_layers_too(repository: Path) -> None:
    (repository / "tests" / "plan").mkdir(parents=True)
    _, _, calls = run_script(repository, "check", "tests/plan", "-x")
    steps = ["setup test", "install-test-servers quick", *STYLE_AND_TYPES]
    assert sorted(calls) == sorted([*steps, f"{QUICK} tests/test_layers.py tests/plan -x"])


def test_a_check_fails_where_types_are_wrong_and_shows_them_after_the_tests(repository: Path) -> None:
    code, shown, calls = run_script(repository, "check", "--all", FAILING="mypy")
    assert code == 1
    assert QUICK in calls
    assert "wrong type" in shown


def test_a_check_fails_where_nothing_can_be_chosen(repository: Path) -> None:
    code, _, calls = run_script(repository, "check", FAILING="python")
    assert code == 1
    assert not [each for each in calls if "pytest" in each]


def choose(repository: Path, *arguments: str) -> None:
    """Let the selection of tests print arguments for pytest, and its reason."""
    lines = " ".join(f"'{each}'" for each in arguments)
    program = (
        f"{STUB} || exit 1\ncase $* in *selection*) printf '%s\\n' {lines}; echo 'two folders changed' >&2 ;; esac\n"
    )
    (repository / ".venv/bin/python").write_text(program, "utf-8")


def test_the_tests_are_all_but_the_long_ones(repository: Path) -> None:
    (repository / "tests" / "plan").mkdir(parents=True)
    _, _, calls = run_script(repository, "test", "tests/plan")
    assert calls[0] == "setup test"
    assert [each for each in calls[1:-1] if each != "install-test-servers usual"] == STYLE_AND_TYPES
    assert calls[1:-1].count("install-test-servers usual") == 1
    assert calls[-1] == "python -m pytest -n 3 --dist loadfile -m not long tests/plan"


def test_all_tests_are_compiled_once_before_they_are_run(repository: Path) -> None:
    _, _, calls = run_script(repository, "test")
    assert calls[1:-1].count(COMPILES) == 1
    assert calls[-1] == "python -m pytest -n 3 --dist loadfile -m not long"


def test_the_long_tests_are_run_with_more_examples_and_lighthouse(repository: Path) -> None:
    (repository / "bin").mkdir()
    (repository / "bin" / "npm").write_text(STUB, "utf-8")
    (repository / "bin" / "npm").chmod(0o755)
    _, _, calls = run_script(repository, "test", "--full", PATH=f"{repository}/bin:{os.environ['PATH']}")
    installed = {"install-test-servers full", "install-lighthouse ", "install-structured-data-validator "}
    assert installed < set(calls[1:-1])
    assert calls[-1] == "python -m pytest -n 3 --dist loadfile --hypothesis-profile=thorough"


@pytest.mark.parametrize("name", ["check", "test"])
def test_tests_are_run_though_a_program_is_missing(repository: Path, name: str) -> None:
    code, _, calls = run_script(repository, name, FAILING="install-test-servers")
    assert code == 0
    assert [each for each in calls if each.startswith("python -m pytest -n ")]


def test_without_git_nothing_is_run(repository: Path) -> None:
    (repository / "bin").mkdir()
    for program in ("bash", "dirname"):
        (repository / "bin" / program).symlink_to(str(shutil.which(program)))
    code, _, calls = run_script(repository, "check", FAILING="install-test-servers", PATH=f"{repository}/bin")
    assert (code, calls) == (2, ["install-test-servers quick"])


@pytest.mark.parametrize("failing", ["mypy", "python", ""])
def test_the_end_says_how_long_it_took_whether_it_failed_or_not(repository: Path, failing: str) -> None:
    code, shown, calls = run_script(repository, "test", FAILING=failing)
    assert code == bool(failing)
    assert shown.splitlines()[-1].removeprefix("scripts/test: ").removesuffix(" s").isdigit()
    called = [each.split()[0] for each in calls if not each.startswith("install-") and each != COMPILES]
    assert called[-1] == (failing or "python")
