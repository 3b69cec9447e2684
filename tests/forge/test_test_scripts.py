"""`scripts/test` and `scripts/check`: what each of them runs, and what it says at its end."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

STUB = '#!/bin/sh\necho "${0##*/} $*" >>"$CALLS"\n[ "${0##*/}" != "${FAILING:-}" ]\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The two scripts, among programs that only note that they were called."""
    stubs = ("scripts/setup", "scripts/install-test-servers", "scripts/install-lighthouse")
    stubs = (*stubs, "scripts/install-structured-data-validator")
    for name in (*stubs, *(f".venv/bin/{each}" for each in ("ruff", "mypy", "python"))):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(STUB, "utf-8")
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
STYLE_AND_TYPES = ["ruff check --quiet .", "ruff format --quiet --check .", "mypy "]


def test_a_check_installs_no_server_and_leaves_out_what_is_heavy(repository: Path) -> None:
    code, shown, calls = run_script(repository, "check")
    assert code == 0, shown
    assert calls[0] == "setup test"
    assert sorted(calls[1:-1]) == sorted(["install-test-servers quick", *STYLE_AND_TYPES])
    assert calls[-1].startswith("python -m pytest -n 2 --dist loadfile -m not heavy and not long ")
    assert "tests/" not in calls[-1]


def test_a_check_of_some_tests_looks_at_the_layers_too(repository: Path) -> None:
    _, _, calls = run_script(repository, "check", "tests/plan", "-x")
    assert [each for each in calls[:-1] if each != "install-test-servers quick"] == ["setup test", *STYLE_AND_TYPES]
    assert calls[-1].endswith(" tests/test_layers.py tests/plan -x")


def test_the_tests_are_all_but_the_long_ones(repository: Path) -> None:
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
    assert calls[-1].startswith("python -m pytest -n ")


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
