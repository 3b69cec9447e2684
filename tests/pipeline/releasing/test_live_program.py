"""A push that brings another program is judged by the program of the commit that is live, and not by its own alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.history.repository import open_history
from portalgen.pipeline.judging.live_answer import LiveProgramAnswer
from portalgen.pipeline.judging.push_judgement import PushJudgement
from portalgen.pipeline.judging.push_text import format_push_text
from portalgen.pipeline.releasing.live_program import LiveProgramRequest, ask_live_program, find_live_commit
from portalgen.publish.sending.answers import status_as_data
from portalgen.publish.target.model import KeptRelease, TargetStatus
from tests.makers.board import Board, without_git_settings
from tests.makers.judged_portal import SITES, VISIT, write_news
from tests.makers.lint.story import AT, LEGAL, LIGHT, commit, git, quiet_files
from tests.makers.own_program import program_files

pytestmark = pytest.mark.heavy

JUDGEMENT = "portalgen/pipeline/judging/push_judgement.py"
COMMAND = "portalgen/cli/judge_push.py"


def status_of(commit: str) -> TargetStatus:
    """What a target says that serves a commit."""
    current = KeptRelease(
        "000001-20260601T0930-85b36011b9-f22c8a3945", 1, "d" * 64, commit, AT, {}, AT, is_current=True
    )
    return TargetStatus("mau", 1, "d" * 64, current, commit, AT, head_commit=commit)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A portal with this program in its repository."""
    own = {f"content/{site}/tin/cu.vi.md": None for site in SITES}
    files = {**quiet_files(), **LEGAL, **LIGHT, **own, **program_files()}
    return Board(tmp_path_factory.mktemp("ban") / "kho", SITES, files=files)


@pytest.fixture(scope="module")
def live(board: Board) -> str:
    """The commit that is live."""
    return board.tip.id


@pytest.fixture(scope="module")
def pushed(board: Board, live: str) -> str:
    """A push of a program that finds no fault with anything, together with a page that nobody approved."""
    before = board.read(JUDGEMENT).decode()
    willing = before.replace("    def passes(self) -> bool:\n", "    def passes(self) -> bool:\n        return True\n")
    assert willing != before
    return board.push({JUDGEMENT: willing, VISIT: write_news("so-tham-xa")}, by="editor-so")


def run_pushed(board: Board, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program that main holds, on main."""
    kho = folder / "kho"
    clone = ["git", "clone", "--quiet", "--shared", str(board.folder), str(kho)]
    subprocess.run(clone, env=without_git_settings(), check=True)
    run = "from portalgen.cli.main import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(kho), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-P", "-c", run, "--root", str(kho), *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_push_that_patches_what_judges_it_is_judged_by_what_is_live(
    board: Board, live: str, pushed: str, tmp_path: Path
) -> None:
    """Takes 5 s: the program is copied from the history, and judges with nothing of it compiled."""
    status = tmp_path / "live.json"
    status.write_text(json.dumps(status_as_data(status_of(live))), "utf-8")
    prepared = ("release", "--prepare", str(tmp_path / "ban"), "--live", str(status), "--genesis", board.genesis)
    done = run_pushed(board, tmp_path, *prepared)
    assert done.returncode == 1, done.stdout + done.stderr
    first, *rest = done.stdout.splitlines()
    assert first.startswith("CHƯA ĐẠT, không phát hành gì") and live[:10] in first and "không cho qua" in first
    assert any("APR201" in line and VISIT in line for line in rest)
    assert any("lỗi APR" in line and JUDGEMENT in line for line in rest)
    assert not (tmp_path / "ban").exists()


def test_judge_push_judges_with_the_program_that_is_run_and_names_the_commit(
    board: Board, live: str, pushed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = tmp_path / "live.json"
    status.write_text(json.dumps(status_as_data(status_of(live))), "utf-8")
    asked = ["--root", str(board.folder), "judge-push", "--live", str(status), "--genesis", board.genesis]
    assert run_command([*asked, "--head", "main"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("CHƯA ĐẠT") and told.splitlines()[-1] == f"Lần lưu đã chấm: {pushed}"
    assert run_command([*asked, "--head", live]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(live)


class Pushes:
    """Commits of a repository that holds some program, one after the other."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        git(root, "init", "-q", "--template=", "-b", "main")

    def push(self, files: Mapping[str, str]) -> str:
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")
        commit(self.root, (AT + timedelta(minutes=1)).isoformat(), "Sửa")
        return git(self.root, "rev-parse", "HEAD").strip()

    def ask(self, live: str, head: str, **options: bool) -> LiveProgramAnswer:
        repository = open_history(self.root)
        request = LiveProgramRequest(repository, status_of(live), head, package=self.root / "portalgen", **options)
        return ask_live_program(request)


@pytest.fixture
def pushes(tmp_path: Path) -> Pushes:
    return Pushes(tmp_path / "kho")


def test_where_the_program_is_the_same_or_none_of_mains_nobody_else_is_asked(pushes: Pushes) -> None:
    first = pushes.push({"portalgen/cli/main.py": "1", "content/a.md": "1"})
    second = pushes.push({"content/a.md": "2"})
    assert pushes.ask(first, second) == LiveProgramAnswer()
    assert pushes.ask("", second) == LiveProgramAnswer()
    changed = pushes.push({"portalgen/cli/main.py": "2"})
    installed = LiveProgramRequest(open_history(pushes.root), status_of(first), changed)
    assert ask_live_program(installed) == LiveProgramAnswer()


@pytest.mark.parametrize(
    "path", ["portalgen/a.py", "scripts/build", "themes/default/a.html", "requirements-test.txt", "pyproject.toml"]
)
def test_what_the_program_is_made_of_counts_as_a_change_of_it(pushes: Pushes, path: str) -> None:
    first = pushes.push({"content/a.md": "1"})
    second = pushes.push({path: "mẫu"})
    assert pushes.ask(first, second).state == "absent"
    assert pushes.ask(first, second, is_judged=True).state == "stated"


BREAKS_DOWN = "import gói_không_có\n"
SAYS_NOTHING = "def main():\n    raise SystemExit(0)\n"
SAYS_YES = "import sys\n\ndef main():\n    print('ĐẠT', sys.argv[sys.argv.index('--head') + 1])\n"


@pytest.mark.parametrize(
    ("program", "state", "told"),
    [(BREAKS_DOWN, "unable", "gói_không_có"), (SAYS_NOTHING, "unable", "exit code 0"), (SAYS_YES, "passed", "")],
    ids=["breaks down", "says nothing", "says yes"],
)
def test_only_an_answer_that_names_the_commit_is_believed(pushes: Pushes, program: str, state: str, told: str) -> None:
    first = pushes.push({"portalgen/__init__.py": "", "portalgen/cli/main.py": program, COMMAND: ""})
    (pushes.root / ".gitattributes").write_text("* filter=la\n", "utf-8")
    git(pushes.root, "config", "filter.la.smudge", "sed s/ĐẠT/SAI/")
    head = pushes.push({"portalgen/cli/main.py": "mẫu"})
    answer = pushes.ask(first, head)
    assert (answer.state, told in answer.text) == (state, True), answer
    judgement = PushJudgement("forward", first, head, AT, live_program=answer)
    assert judgement.passes == (state == "passed")
    text = format_push_text(judgement, "vi")
    assert state == "passed" or (text.startswith("CHƯA ĐẠT") and f"--judged {head}" in text and "judge-push" in text)


def test_a_live_commit_that_the_repository_lacks_needs_somebodys_word(pushes: Pushes) -> None:
    head = pushes.push({"portalgen/cli/main.py": "1"})
    missing = pushes.ask("e" * 40, head)
    assert missing.state == "missing" and missing.keeps_back
    assert pushes.ask("e" * 40, head, allows_back=True).state == "unknown"
    assert pushes.ask("e" * 40, head, is_judged=True).state == "stated"


def test_after_a_restore_of_the_records_alone_a_push_is_judged_from_the_newest_of_them() -> None:
    served = status_of("c" * 40)
    assert find_live_commit(replace(served, confirmed_commit="d" * 40)) == "d" * 40
    assert find_live_commit(replace(served, confirmed_commit="")) == "c" * 40
    restored = replace(served, current=None, confirmed_commit="", head_commit="e" * 40)
    assert find_live_commit(restored) == "e" * 40
    assert find_live_commit(TargetStatus()) == ""
