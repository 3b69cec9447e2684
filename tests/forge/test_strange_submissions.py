"""Submissions that were written without sight of the program, judged on a bare repository with the workflow's steps."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.makers.submissions import AT, CODES, NOT_CODES, SUBMISSIONS, Submission
from tests.makers.workflow_reader import step

pytestmark = pytest.mark.long

SECRET: Final = "gia-tri-khong-ai-duoc-thay"
OUTPUTS: Final = re.compile(r'(?:(?:[a-z_]+=[a-z]+|sites=\[[a-z0-9",-]*\])\n)*')
"""What may reach the next jobs: words, and ids of sites."""
ANNOTATION: Final = re.compile(r"::(?:error|warning|notice)(?: (?:file|title)=[^:]*)?::")
_NO_MEMORY_LEFT: Final = 6_000_000
"""Kibibytes that a run may map."""


@pytest.mark.parametrize("submission", SUBMISSIONS, ids=lambda each: each.name)
def test_a_submission_is_judged_by_main_and_runs_nothing(submission: Submission, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    submission.build(folder)
    clone = fetch(folder)
    code, shown = run_step_that_judges(clone, folder)
    timer = subprocess.run(
        [".venv/bin/portalgen", "audit", "due", "--at", AT, "--fail-on", "note"],
        cwd=clone, env=surroundings(), capture_output=True, text=True, errors="replace", check=False, timeout=300,
    )  # fmt: skip
    printed = shown + timer.stdout + timer.stderr
    assert (code != 0) is submission.expect.fails, shown
    assert code in (0, 1, 2) and timer.returncode in (0, 1, 2)
    assert "Traceback" not in printed and SECRET not in printed
    assert [name for name in submission.expect.marker_files if (folder / name).exists()] == []
    found = find_places(folder)
    outputs = (folder / "may" / "output").read_text("utf-8") if (folder / "may" / "output").exists() else ""
    assert OUTPUTS.fullmatch(outputs), outputs
    assert [line for line in shown.splitlines() if line.startswith("::") and not ANNOTATION.match(line)] == []
    assert [path for path in submission.expect.must_name if path not in shown] == []
    assert [each for each in CODES[submission.name] if not is_found(each, found)] == []
    assert [each for each in NOT_CODES[submission.name] if is_found(each, found)] == []


def is_found(wanted: tuple[str, str], found: set[tuple[str, str]]) -> bool:
    """Whether a code is reported at a path; an empty path is any."""
    return any(code == wanted[0] and wanted[1] in ("", path) for code, path in found)


def surroundings(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PORTALGEN_DEPLOY_KEY": SECRET,
        "CI": "true",
        **more,
    }


def git(clone: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=clone, env=surroundings(), capture_output=True, text=True, check=True)
    return done.stdout.strip()


def fetch(folder: Path) -> Path:
    """What the workflow fetches, and replaced objects besides: main is checked out, the submission is only a commit."""
    clone = folder / "cham"
    clone.mkdir()
    git(clone, "init", "--quiet")
    git(clone, "config", "maintenance.auto", "false")
    git(clone, "remote", "add", "origin", str(folder / "origin.git"))
    refs = ("+refs/heads/*:refs/remotes/origin/*", "+refs/pull/1/head:refs/pull/1/head")
    git(clone, "fetch", "--quiet", "--no-tags", "origin", *refs)
    if git(clone, "ls-remote", "origin", "refs/replace/*"):
        git(clone, "fetch", "--quiet", "origin", "+refs/replace/*:refs/replace/*")
    git(clone, "checkout", "--quiet", "--detach", "origin/main")
    (clone / ".venv").symlink_to(Path(sys.prefix))
    return clone


def run_step_that_judges(clone: Path, folder: Path) -> tuple[int, str]:
    """(exit code, everything that is shown) of the step of the workflow."""
    runner = folder / "may"
    runner.mkdir()
    environment = surroundings(
        RUNNER_TEMP=str(runner),
        GITHUB_STEP_SUMMARY=str(runner / "summary.md"),
        GITHUB_OUTPUT=str(runner / "output"),
        REVISION=git(clone, "rev-parse", "refs/pull/1/head"),
        GENESIS="",
    )
    script = step("pull-request", "ci", "Judge").run.replace("portalgen ci ", f"portalgen ci --at {AT} ")
    assert f"--at {AT}" in script
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", f"ulimit -v {_NO_MEMORY_LEFT}\n{script}"],
        cwd=clone, env=environment, capture_output=True, text=True, errors="replace", check=False, timeout=120,
    )  # fmt: skip
    written = [runner / "summary.md", report_file(folder)]
    texts = [each.read_text("utf-8", errors="replace") for each in written if each.exists()]
    return done.returncode, "\n".join((done.stdout + done.stderr, *texts))


def report_file(folder: Path) -> Path:
    """Where the step leaves everything that it found, as JSON."""
    return folder / "may" / "report" / "findings.json"


def find_places(folder: Path) -> set[tuple[str, str]]:
    """(code, path) of every finding; none where the submission could not be judged."""
    file = report_file(folder)
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["lint"]["findings"] if file.exists() else []
    return {(each["code"], each["path"]) for each in found}
