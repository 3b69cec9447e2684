"""`scripts/build` says what its pages are of, and the scripts that are gone say what took their place."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.workflow_reader import ROOT

pytestmark = pytest.mark.heavy

SCRIPTS = ("build", "revision.bash")
PROGRAM = """\
#!/bin/sh
echo "$*" >asked
case $1 in
  build) [ ! -e content/loi ] && mkdir -p public/.portalgen ;;
esac
"""
"""It builds a folder with its book."""


@pytest.fixture
def committed(tmp_path: Path, git: Callable[..., str]) -> Path:
    """A repository that was built on 24/11/2026 at 08:00."""
    root = tmp_path / "kho"
    files = {
        ".gitignore": "asked\n.portalgen/\n.venv/\n/public/\n",
        ".venv/bin/portalgen": PROGRAM,
        "content/bai": "một",
        "scripts/setup": "#!/bin/sh\n",
        **{f"scripts/{name}": (ROOT / "scripts" / name).read_text("utf-8") for name in SCRIPTS},
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
        (root / name).chmod(0o755)
    git(root, "init", "--quiet")
    commit(root, git)
    assert run(root, "build", "--at", "2026-11-24T08:00")[0] == 0
    return root


def commit(root: Path, git: Callable[..., str]) -> str:
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--allow-empty", "-m", "x")
    return git(root, "rev-parse", "HEAD")


def run(root: Path, script: str, *arguments: str) -> tuple[int, str]:
    """(exit code, what is told) of a script."""
    command = [str(root / "scripts" / script), *arguments]
    done = subprocess.run(command, cwd=root.parent, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def revision(root: Path) -> str:
    return (root / "public" / ".portalgen" / "revision").read_text("utf-8")


def test_files_that_were_not_committed_are_of_no_commit(committed: Path) -> None:
    (committed / "content" / "moi").write_text("chưa lưu", "utf-8")
    assert run(committed, "build", "--at", "2026-11-24T08:15")[0] == 0
    assert revision(committed) == "- 2026-11-24T08:15\n"


def test_a_build_that_fails_says_of_the_pages_what_they_still_are(committed: Path, git: Callable[..., str]) -> None:
    before = revision(committed)
    (committed / "content" / "loi").write_text("lỗi", "utf-8")
    commit(committed, git)
    assert run(committed, "build", "--at", "2026-11-24T08:15")[0] == 1
    assert revision(committed) == before


@pytest.mark.parametrize("arguments", [["--site", "so"], ["--drafts"], ["--help"]])
def test_a_build_of_some_pages_or_of_drafts_is_of_no_revision(committed: Path, arguments: list[str]) -> None:
    assert run(committed, "build", *arguments, "--out", "public")[0] == 0
    assert not (committed / "public" / ".portalgen" / "revision").exists()


def test_a_build_knows_its_folder_and_its_time_however_they_are_given(committed: Path, git: Callable[..., str]) -> None:
    head = git(committed, "rev-parse", "HEAD")
    assert run(committed, "build", "--report", "--at=x", "--out=public", "--at=2026-12-01T08:00")[0] == 0
    assert revision(committed) == f"{head} 2026-12-01T08:00\n"


def test_the_pages_are_of_the_minute_that_is_written_beside_them(committed: Path) -> None:
    assert run(committed, "build", "--jobs", "1")[0] == 0
    asked = (committed / "asked").read_text("utf-8").split()
    assert asked[:-1] == ["build", "--jobs", "1", "--at"]
    assert revision(committed).split()[1] == asked[-1]


@pytest.mark.parametrize(("script", "now"), [("deploy", "portalgen release --to"), ("rebuild", "--when-due")])
def test_who_calls_a_former_script_is_told_what_to_call_now(script: str, now: str) -> None:
    code, told = run(ROOT, script, "--from", "public", "/srv/portal/public")
    assert code == 2 and now in told and f"scripts/{script} không còn nữa" in told
