"""The lines of the guide by which an operator lets the program that is live judge do so, and run nothing else before."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.makers.workflow_reader import ROOT

pytestmark = [pytest.mark.heavy, pytest.mark.long]

GUIDE = ROOT / "docs" / "how-to" / "kho-va-duyet-bai.md"
SETUP = """#!/bin/sh
cd "$(dirname "$0")/.."
mkdir -p .venv/bin
printf '#!/bin/sh\\necho "%s $*" >>%s/../calls\\nexit %s\\n' "$(git rev-parse HEAD)" "$PWD" "$(cat answer)" >.venv/bin/portalgen
chmod +x .venv/bin/portalgen
"""


@pytest.fixture
def place(tmp_path: Path, git: Callable[..., str]) -> Path:
    """Main, a checkout of it, and one that stays at what is live."""
    (tmp_path / "goc" / "scripts").mkdir(parents=True)
    (tmp_path / "goc" / "scripts" / "setup").write_text(SETUP, "utf-8")
    (tmp_path / "goc" / "scripts" / "setup").chmod(0o755)
    git(tmp_path / "goc", "init", "--quiet", "--initial-branch=main")
    save(tmp_path, git, "0")
    for name in ("kho", "cham"):
        git(tmp_path, "clone", "--quiet", "goc", name)
    subprocess.run([tmp_path / "cham" / "scripts" / "setup"], check=True)
    return tmp_path


def save(place: Path, git: Callable[..., str], answer: str, words: str = "") -> str:
    """A commit of main whose program answers so."""
    (place / "goc" / "answer").write_text(answer, "utf-8")
    (place / "goc" / "bai").write_text(words, "utf-8")
    git(place / "goc", "add", ".")
    git(place / "goc", "commit", "--quiet", "-m", "mẫu")
    return git(place / "goc", "rev-parse", "HEAD")


def run(place: Path) -> tuple[int, list[str]]:
    """How the script of the guide ends, and which program was called how."""
    match = re.search(r"```sh\n(#!/bin/sh\n# /srv/portal/phat-hanh\.sh\n.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert match is not None
    calls = place / "calls"
    calls.write_text("", "utf-8")
    done = subprocess.run(["sh", "-c", match[1].replace("/srv/portal", str(place))], capture_output=True, check=False)
    return done.returncode, calls.read_text("utf-8").splitlines()


def test_main_is_released_after_the_program_that_is_live_let_it_through(place: Path, git: Callable[..., str]) -> None:
    live = git(place / "cham", "rev-parse", "HEAD")
    newest = save(place, git, "0", "bài đã duyệt")
    code, calls = run(place)
    assert (code, calls) == (
        0,
        [
            f"{live} --root kho judge-push --to {place}/web --head {newest}",
            f"{newest} release --to {place}/web --when-due --judged {newest}",
        ],
    )
    assert git(place / "cham", "rev-parse", "HEAD") == newest
    assert run(place)[1][0].startswith(f"{newest} --root kho judge-push")


def test_of_what_the_program_that_is_live_refuses_nothing_is_run(place: Path, git: Callable[..., str]) -> None:
    live = save(place, git, "1")
    git(place / "cham", "pull", "--quiet")
    subprocess.run([place / "cham" / "scripts" / "setup"], check=True)
    save(place, git, "0", "chương trình cho qua mọi thứ")
    code, calls = run(place)
    assert (code, len(calls), calls[0].split()[0]) == (1, 1, live)
    assert not (place / "kho" / ".venv").exists()
    assert git(place / "cham", "rev-parse", "HEAD") == live
