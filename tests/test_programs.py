"""A test whose program is missing is skipped with the package to install, and no test starts a program undeclared."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.makers.program_needs import (
    count_skipped,
    format_reason,
    group_with_others,
    programs_watched,
    report_skipped,
    require_programs,
    skip_without_programs,
)
from tests.makers.programs import LANES, PROGRAMS, find_missing, find_program

ROOT = Path(__file__).resolve().parents[1]


def list_declared() -> Iterator[str]:
    """The programs that marks and calls in the tests name."""
    for file in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and file.name != "test_programs.py":
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in {"needs", "require_programs"}:
                    yield from (each.value for each in node.args if isinstance(each, ast.Constant))


def other_test(request: pytest.FixtureRequest, *needs: str) -> pytest.Item:
    """A test beside this one that needs programs."""
    item = pytest.Function.from_parent(request.node.parent, name="test_other", callobj=lambda: None)
    item.add_marker(pytest.mark.needs(*needs))
    return item


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.makers.program_needs.find_program", lambda name: None)


def test_every_declared_program_has_an_entry_and_every_entry_is_needed() -> None:
    assert set(list_declared()) | {"git"} == set(PROGRAMS)
    assert all(program.packages and program.lane in LANES and program.use for program in PROGRAMS.values())


@pytest.mark.usefixtures("nothing_installed")
def test_a_test_without_its_programs_is_skipped_with_the_packages_to_install(request: pytest.FixtureRequest) -> None:
    item = other_test(request, "nginx", "openssl")
    reason = "^missing nginx, openssl; install nginx-light openssl$"
    with programs_watched(item, "usual"), pytest.raises(pytest.skip.Exception, match=reason):
        skip_without_programs(item)


@pytest.mark.usefixtures("nothing_installed")
def test_a_fixture_without_its_program_skips_the_test() -> None:
    with pytest.raises(pytest.skip.Exception, match=r"missing ssh-keygen; install openssh-client"):
        require_programs("ssh-keygen")


def test_a_program_of_another_lane_is_refused_in_a_quick_test(request: pytest.FixtureRequest) -> None:
    item = other_test(request, "nginx")
    with (
        programs_watched(item, "quick"),
        pytest.raises(pytest.fail.Exception, match="`scripts/check` does not install"),
    ):
        skip_without_programs(item)


def test_a_program_that_is_not_declared_is_refused() -> None:
    with pytest.raises(pytest.fail.Exception, match=r'starts openssl: mark .* `pytest\.mark\.needs\("openssl"\)`'):
        subprocess.run(["openssl", "version"], check=False)


def test_a_program_without_an_entry_is_refused() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"starts find: give it an entry in tests/makers/programs\.py"):
        subprocess.run(["find", "--version"], check=False)


def test_a_stand_in_for_a_program_needs_no_declaration(tmp_path: Path) -> None:
    (tmp_path / "rsync").write_text("#!/bin/sh\necho stand-in\n", "utf-8")
    (tmp_path / "rsync").chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["rsync"], env={"PATH": path}, capture_output=True, text=True, check=True)
    assert done.stdout == "stand-in\n"


def test_a_program_that_a_test_hides_is_not_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = find_program("git")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program("git") == before


def test_the_end_of_a_run_lists_the_programs_and_the_number_of_their_tests() -> None:
    lines: list[str] = []
    reasons = [
        format_reason(["rsync"]),
        format_reason(["nginx", "openssl"]),
        format_reason(["nginx"]),
        "Skipped: inotify",
    ]
    reporter: Any = SimpleNamespace(
        stats={"skipped": [SimpleNamespace(longrepr=("file", 1, f"Skipped: {each}")) for each in reasons]},
        section=lambda title, **_: lines.append(title),
        write_line=lambda line, **_: lines.append(line),
    )
    report_skipped(reporter, {"GITHUB_ACTIONS": "true"})
    assert [each.split()[:3] for each in lines[1:4]] == [
        ["nginx", "2", "tests"],
        ["openssl", "1", "test"],
        ["rsync", "1", "test"],
    ]
    assert lines[4].endswith(" apt-get install rsync nginx-light openssl")
    assert lines[5].startswith("::warning title=Tests skipped::Missing: rsync, nginx, openssl. ")
    assert count_skipped(["Skipped: inotify"]) == ({}, [])


@pytest.mark.parametrize(("reason", "is_moved"), [(format_reason(["rsync"]), True), ("inotify", False)])
def test_tests_that_lack_the_same_program_are_reported_from_one_place(reason: str, is_moved: bool) -> None:
    report = pytest.TestReport("a", ("a.py", 1, "a"), {}, "skipped", ("a.py", 1, f"Skipped: {reason}"), "setup")
    group_with_others(report)
    assert isinstance(report.longrepr, tuple)
    assert (report.longrepr[0] != "a.py") == is_moved


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder for the PATH of a machine with Python and nothing else; its `id` says whose account it is."""
    for name in ("bash", "dirname", "sort", "tr"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    for name, text in {
        "python3": f'exec {sys.executable} "$@"',
        "id": 'echo "$ACCOUNT"',
        "apt-get": 'echo "apt-get $*" >>"$CALLS"',
        "apt-cache": '[ "$2" != chromium-headless-shell ]',
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    return tmp_path


def install(machine: Path, account: int, *lane: str) -> tuple[int, str, list[str]]:
    """(exit code, message, calls of apt-get) of the script that installs."""
    calls = machine / "calls"
    calls.touch()
    environment = {"PATH": str(machine), "ACCOUNT": str(account), "CALLS": str(calls)}
    command = [ROOT / "scripts" / "install-test-servers", *lane]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr, calls.read_text("utf-8").splitlines()


def list_packages(machine: Path, monkeypatch: pytest.MonkeyPatch, lane: str) -> list[str]:
    """The preferred packages that this machine lacks with that PATH."""
    monkeypatch.setenv("PATH", str(machine))
    find_program.cache_clear()
    packages = sorted({program.packages[0] for program in find_missing(lane)})
    monkeypatch.undo()
    find_program.cache_clear()
    return packages


@pytest.mark.heavy
@pytest.mark.parametrize("lane", LANES)
def test_an_account_that_may_not_install_is_told_what_is_missing(
    machine: Path, monkeypatch: pytest.MonkeyPatch, lane: str
) -> None:
    code, message, calls = install(machine, 1000, lane)
    missing = list_packages(machine, monkeypatch, lane)
    assert {"git", "rsync", "openssh-client", "openssl"} <= set(missing)
    assert (code, calls) == (2, [])
    assert message == f"Các kiểm thử còn thiếu / The tests lack: apt-get install {' '.join(missing)}\n"


@pytest.mark.heavy
def test_an_administrator_installs_all_that_is_missing_in_one_call(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, message, (update, called) = install(machine, 0)
    assert update == "apt-get update -qq"
    packages = called.removeprefix("apt-get install -y -qq --no-install-recommends ").split()
    missing = list_packages(machine, monkeypatch, "usual")
    assert sorted(set(packages)) == sorted(
        "chromium" if each == "chromium-headless-shell" else each for each in missing
    )
    assert (code, message.count("\n")) == (2, 1), "this apt-get installs nothing"


@pytest.mark.heavy
@pytest.mark.parametrize("arguments", [("qiuck",), ("quick", "full")])
def test_an_unknown_lane_ends_with_2_and_the_usage(machine: Path, arguments: tuple[str, ...]) -> None:
    usage = "usage: scripts/install-test-servers [quick | usual | full]\n"
    assert install(machine, 0, *arguments) == (2, usage, [])


@pytest.mark.heavy
def test_a_python_that_fails_ends_the_script_with_its_code(machine: Path) -> None:
    (machine / "python3").write_text("#!/bin/sh\necho broken >&2\nexit 3\n", "utf-8")
    assert install(machine, 0) == (3, "broken\n", [])
