"""What a submission is told: the steps of the workflow, run on a real repository."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.makers.board import Board, Submission
from tests.makers.judged_portal import VISIT, judged_board, write_news
from tests.makers.portal import SmallPortal
from tests.makers.workflow_reader import step

pytestmark = pytest.mark.heavy
PAGE = "content/so/tin-tuc/hop-bao.vi.md"
OUTPUTS = {"passes", "findings", "approved", "rules", "content_alone", "runs_code", "themes", "sites"}


@dataclass(frozen=True)
class Ran:
    """What a step left."""

    code: int
    log: str
    folder: Path
    """`RUNNER_TEMP` of the run, and what the step wrote for others."""

    @property
    def summary(self) -> str:
        return self._text("summary.md")

    @property
    def outputs(self) -> dict[str, str]:
        return dict(line.split("=", 1) for line in self._text("output").splitlines())

    @property
    def changed_pages(self) -> list[str]:
        archive = self.folder / "report" / "changed-pages.tar.gz"
        if not archive.exists():
            return []
        with tarfile.open(archive) as pages:
            return [each.name.removeprefix("./") for each in pages if each.isfile()]

    def _text(self, name: str) -> str:
        file = self.folder / name
        return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def submission(portal: SmallPortal, git: Callable[..., str]) -> SmallPortal:
    """The small portal as a forge's machine has it: `origin/main`, and an open submission with one page changed."""
    (portal.root / ".gitignore").write_text(".venv\n.portalgen/\n", "utf-8")
    git(portal.root, "init", "--quiet", "--initial-branch=bai-gui")
    git(portal.root, "add", ".")
    git(portal.root, "commit", "--quiet", "-m", "Cổng mẫu")
    git(portal.root, "update-ref", "refs/remotes/origin/main", "HEAD")
    (portal.root / ".venv").symlink_to(Path(sys.prefix))
    portal.edit(PAGE, "Nội dung.", "Nội dung mới.")
    git(portal.root, "commit", "--quiet", "--all", "-m", "Sửa bài")
    return portal


def run_check(portal: SmallPortal, git: Callable[..., str], job: str = "ci") -> Ran:
    """What the step says that judges: main is checked out, and the submission is only a revision."""
    revision = git(portal.root, "rev-parse", "bai-gui")
    git(portal.root, "checkout", "--quiet", "--detach", "origin/main")
    found = ran(portal.root, job, "Judge", REVISION=revision, GENESIS="")
    git(portal.root, "checkout", "--quiet", "bai-gui")
    return found


def ran(
    root: Path, job: str, name: str, *, workflow: str = "pull-request", search: str = "", **environment: str
) -> Ran:
    """What a step does in a folder; programs are looked for in the folder `search` before all others."""
    temporary = root.parent / "runner"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(workflow, job, name).run],
        env={
            **os.environ,
            "CI": "true",
            "PATH": f"{search}:{os.environ['PATH']}" if search else os.environ["PATH"],
            "GITHUB_BASE_REF": "main",
            "GITHUB_REPOSITORY": "co-quan/kho",
            "RUNNER_TEMP": str(temporary),
            "GITHUB_STEP_SUMMARY": str(temporary / "summary.md"),
            "GITHUB_OUTPUT": str(temporary / "output"),
            **environment,
        },
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout + done.stderr, temporary)


# What is judged


def test_a_submission_without_fault_passes_and_its_pages_can_be_seen(
    submission: SmallPortal, git: Callable[..., str]
) -> None:
    found = run_check(submission, git)
    assert found.code == 0, found.log
    assert "::error" not in found.log
    assert set(found.outputs) == OUTPUTS
    assert {name: found.outputs[name] for name in ("passes", "approved", "content_alone")} == {
        "passes": "yes",
        "approved": "yes",  # a portal without boards
        "content_alone": "yes",
    }
    assert "so.example.vn/tin-tuc/hop-bao/index.html" in found.changed_pages
    assert "https://so.example.vn/tin-tuc/hop-bao/" in found.summary and "serve --built" in found.summary
    assert json.loads((found.folder / "report" / "findings.json").read_text("utf-8"))["passes"] is True


def test_a_change_of_rules_waits_for_its_owners(submission: SmallPortal, git: Callable[..., str]) -> None:
    """Takes 6 s: both jobs are run, each of which starts the program to judge the submission."""
    git(submission.root, "checkout", "--quiet", "-B", "bai-gui", "origin/main")
    submission.write("site-config/lint.yaml", "severity: {TXT203: 'off'}\n")
    git(submission.root, "add", ".")
    git(submission.root, "commit", "--quiet", "-m", "Quy tắc")
    found = run_check(submission, git)
    assert found.code == 1, found.log
    told = {name: found.outputs[name] for name in ("passes", "approved", "rules", "content_alone")}
    assert told == {"passes": "no", "approved": "yes", "rules": "changed", "content_alone": "no"}
    assert found.changed_pages == [] and "serve --built" not in found.summary
    assert run_check(submission, git, "governance").code == 0


@pytest.mark.long
def test_owners_let_nothing_else_go(submission: SmallPortal, git: Callable[..., str]) -> None:
    submission.write("site-config/lint.yaml", "severity: {TXT203: 'off'}\n")  # beside the page
    git(submission.root, "add", ".")
    git(submission.root, "commit", "--quiet", "-m", "Quy tắc và bài")
    found = run_check(submission, git, "governance")
    assert found.code == 1 and "GOV203" in found.log


@pytest.mark.parametrize(("protected", "code"), [("yes", 0), ("", 1)])
def test_approval_is_refused_where_the_forge_asks_nobody(tmp_path: Path, protected: str, code: int) -> None:
    root = tmp_path / "kho"
    root.mkdir()
    assert ran(root, "governance", "Check that owners are asked", PROTECTED=protected).code == code


def test_faults_are_annotated_at_their_lines_and_hostile_names_stay_words(
    submission: SmallPortal, git: Callable[..., str]
) -> None:
    """A date that is none, a page of the future whose link leads nowhere, and a name that a shell would obey."""
    submission.edit(PAGE, "date: 2026-01-04", "date: 2026-13-45")
    future = write_news("so-mai-sau", "'::error::x ${{ github.token }}'", "Xem [bài](id:khong-co).")
    submission.write("content/so/tin-tuc/mai-sau.vi.md", future.replace("---\n\n", "publish_at: 2099-01-01\n---\n\n"))
    submission.write("content/so/tin-tuc/$(touch danh-dau)\n::error::y.vi.md", write_news("so-la"))
    git(submission.root, "add", ".")
    git(submission.root, "commit", "--quiet", "-m", "::error::z\n\nrules=changed")
    found = run_check(submission, git)
    assert found.code == 1, found.log
    assert f"::error file={PAGE}" in found.log and "FMT103" in found.log
    assert "khong-co" in found.log
    assert PAGE in found.summary and "FMT103" in found.summary
    assert [
        line for line in found.log.splitlines() if line.startswith(("::error::x", "::error::y", "::error::z"))
    ] == []
    assert set(found.outputs) == OUTPUTS and found.outputs["rules"] == "same"
    assert not list(submission.root.rglob("danh-dau"))


def test_a_check_that_breaks_down_says_so_and_tells_the_next_jobs_nothing(
    submission: SmallPortal, git: Callable[..., str]
) -> None:
    git(submission.root, "checkout", "--quiet", "--detach", "origin/main")
    found = ran(submission.root, "ci", "Judge", REVISION="0" * 40, GENESIS="")
    assert found.code == 2
    assert "::error::Chưa chấm được bài gửi" in found.log
    assert found.outputs == {} and found.summary == ""


# The verdict


def test_the_verdict_passes_only_what_was_judged(tmp_path: Path) -> None:
    results = ("success", "failure", "cancelled", "skipped")
    rows = list(itertools.product(results, ("yes", "no", ""), ("changed", "same", ""), results))
    names = ("CI", "APPROVED", "RULES", "GOVERNANCE")
    calls = "".join(
        f"if ( conclude {' '.join(f'{name}={value}' for name, value in zip(names, row, strict=True))} ) >/dev/null; "
        "then echo pass; else echo fail; fi\n"
        for row in rows
    )
    script = f'conclude() {{\nexport "$@"\n{step("pull-request", "verdict", "Conclude").run}\n}}\n{calls}'
    done = subprocess.run(["bash", "-eo", "pipefail"], input=script, capture_output=True, text=True, check=True)
    passed = {row for row, verdict in zip(rows, done.stdout.split(), strict=True) if verdict == "pass"}
    assert passed == {
        *(row for row in rows if row[0] == "success"),
        ("failure", "yes", "changed", "success"),
    }


# Who signed


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    board = judged_board(tmp_path_factory.mktemp("duyet") / "kho")
    (board.folder / ".venv").symlink_to(Path(sys.prefix))
    return board


def run_check_with_boards(board: Board, submission: Submission, git: Callable[..., str], genesis: str = "") -> Ran:
    """What a submission to a portal with boards is told; main is checked out."""
    git(board.folder, "checkout", "--quiet", "--detach", board.tip.id)
    return ran(board.folder, "ci", "Judge", REVISION=submission.head.id, GENESIS=genesis)


def test_what_nobody_signed_fails_and_the_summary_says_who_can(board: Board, git: Callable[..., str]) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    found = run_check_with_boards(board, submission, git)
    assert found.code == 1, found.log
    assert "::error::CHƯA ĐẠT" in found.log
    assert (found.outputs["findings"], found.outputs["approved"], found.outputs["rules"]) == ("yes", "no", "same")
    assert "chief-so" in found.summary and "APR201" in found.summary


def test_what_is_signed_does_not_pass_where_main_begins_otherwise_than_the_office_says(
    board: Board, git: Callable[..., str]
) -> None:
    submission = board.submit({VISIT: write_news("so-tham-xa")}, author="editor-so")
    board.sign(submission, by="chief-so")
    found = run_check_with_boards(board, submission, git, f"{'0' * 40}:{'0' * 64}")
    assert found.code == 1 and "APR242" in found.summary, found.log
    assert (found.outputs["findings"], found.outputs["approved"]) == ("yes", "no")


def test_every_day_main_itself_is_looked_at(board: Board, git: Callable[..., str]) -> None:
    def audit() -> Ran:
        git(board.folder, "checkout", "--quiet", "--detach", board.tip.id)
        return ran(board.folder, "deadlines", "Audit approvals", workflow="deadlines", GENESIS="")

    tip = board.tip
    assert audit().code == 0
    board.push({"content/so/tin/d.vi.md": "Không ai ký.\n"}, by="editor-so")
    found = audit()
    board.force_push(tip)
    assert found.code == 1 and "APR201" in found.summary


# What main kept


def fetched(root: Path, answers: Mapping[str, str]) -> Ran:
    """What the step says that fetches it, with a `gh` that answers what it is asked; else it fails."""
    programs = root.parent / "bin"
    programs.mkdir(exist_ok=True)
    cases = "".join(f"'{question}') {answer} ;;\n" for question, answer in answers.items())
    gh = programs / "gh"
    gh.write_text(f'#!/bin/sh\ncase "$*" in\n{cases}*) echo "no: $*" >&2; exit 1 ;;\nesac\n', "utf-8")
    gh.chmod(0o755)
    return ran(root, "ci", "Fetch what main kept", search=str(programs), GH_TOKEN="mau")


RUNS = (
    "api --method GET repos/co-quan/kho/actions/workflows/cache.yml/runs -f branch=main -f event=push -f status=success"
)
LIST_RUNS = f'{RUNS} --jq .workflow_runs[] | "\\(.head_sha) \\(.id)"'
ARTIFACTS = "-f name=cache --jq .artifacts[] | select(.expired | not) | .id"


def test_a_submission_uses_what_a_run_of_main_kept_and_nothing_else(tmp_path: Path, git: Callable[..., str]) -> None:
    root = tmp_path / "kho"
    (root / ".portalgen" / "cache").mkdir(parents=True)
    (root / ".portalgen" / "cache" / "cu").touch()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "một")
    main = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "-b", "bai-gui")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "bài")
    side = git(root, "rev-parse", "HEAD")
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-ff", "-m", "gộp", "bai-gui")
    kept = tmp_path / "kept" / "cache"
    kept.mkdir(parents=True)
    (kept / "lint.sqlite").write_text("main", "utf-8")
    packed = [sys.executable, "-m", "zipfile", "-c", str(tmp_path / "cache.zip"), "cache.tar.gz"]
    subprocess.run(["tar", "-czf", "cache.tar.gz", "cache"], cwd=kept.parent, check=True)
    subprocess.run(packed, cwd=kept.parent, check=True)
    answers = {
        # The newer run is of a commit of a submission that was merged, under a tag with the name of main.
        LIST_RUNS: f"echo {side} 8; echo {main} 7",
        f"api --method GET repos/co-quan/kho/actions/runs/7/artifacts {ARTIFACTS}": "echo 70",
        "api repos/co-quan/kho/actions/artifacts/70/zip": f"cat '{tmp_path}/cache.zip'",
    }
    found = fetched(root, answers)
    assert found.code == 0, found.log
    assert [each.name for each in (root / ".portalgen" / "cache").iterdir()] == ["lint.sqlite"], found.log
    without = fetched(root, {LIST_RUNS: f"echo {side} 8"})
    assert without.code == 0 and "chấm từ đầu" in without.log
    assert not (root / ".portalgen" / "cache").exists()
    assert fetched(root, {**answers, "api repos/co-quan/kho/actions/artifacts/70/zip": "echo x"}).code == 0
    assert not (root / ".portalgen" / "cache").exists()
