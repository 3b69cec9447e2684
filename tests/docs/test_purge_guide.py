"""The procedure for leaked data is followed to the letter, on a bare repository, by an operator and two owners."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from portalgen.cli.main import run_command
from tests.makers.agents import run_agent
from tests.makers.board import Board, without_git_settings
from tests.makers.lint.story import quiet_files
from tests.makers.page_histories import news
from tests.makers.portal import page
from tests.makers.signers import Signer

pytestmark = [pytest.mark.heavy, pytest.mark.needs("ssh-agent", "ssh-add", "ssh-keygen")]

GUIDE: Final = (Path(__file__).resolve().parents[2] / "docs/how-to/go-du-lieu-lo.md").read_text("utf-8")
LEAK: Final = "content/so/tin-tuc/lo.vi.md"
LEAKING: Final = tuple(news("so-lo", f"Dữ liệu mẫu bị lộ{more}.\n") for more in ("", ", lần hai"))
NOTICE: Final = page("so-lo", "", kind="tombstone", title="Tin mẫu", date="2026-06-02",
                     removed="{at: 2026-06-03, reason: personal_data}", former_kind="news")  # fmt: skip
"""What `portalgen remove` leaves."""
FILTER: Final = f"""#!{sys.executable}
import os, shlex, subprocess, sys
ids = shlex.quote(os.path.abspath(dict(zip(sys.argv, sys.argv[1:]))["--strip-blobs-with-ids"]))
command = f"git ls-files -s | grep -F -f {{ids}} | cut -f 2 | xargs -r -d '\\\\n' git rm -q --cached --"
subprocess.run(["git", "filter-branch", "-f", "--index-filter", command, "--", "main"], check=True, capture_output=True)
subprocess.run(["git", "remote", "remove", "origin"], check=True)
"""
"""In the place of git filter-repo where that is not installed: the program of that name that Git brings itself."""


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An agent without keys."""
    with run_agent() as socket:
        monkeypatch.setenv("SSH_AUTH_SOCK", str(socket))
        yield


def take_key(name: str, folder: Path) -> None:
    """Let the agent have the key of one person."""
    file = folder / name
    file.write_bytes(Signer(name).private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    file.chmod(0o600)
    for arguments in (("-q", "-D"), ("-q", str(file))):
        subprocess.run(["ssh-add", *arguments], check=True, capture_output=True, timeout=60)


def follow(block: str, folder: Path) -> None:
    """Run each line of a block; the program itself in this process."""
    for line in block.strip().splitlines():
        if line.startswith("portalgen "):
            arguments = shlex.split(os.path.expandvars(line))[1:]
            assert run_command(arguments) == 0, line
        else:
            done = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)
            assert done.returncode == 0, f"{line}\n{done.stderr}"


@pytest.mark.usefixtures("agent")
def test_the_procedure_leads_to_a_clean_repository_and_a_clean_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    board = Board(tmp_path / "ban", files={path: text for path, text in quiet_files().items() if text is not None})
    for text in LEAKING:
        board.publish({LEAK: text})
    board.publish({LEAK: NOTICE})
    leaked = [id for id, data in board.data.items() if data in [text.encode() for text in LEAKING]]
    assert len(leaked) == len(LEAKING)
    server = tmp_path / "kho.git"
    for name, value in without_git_settings().items():
        monkeypatch.setenv(name, value)
    programs = tmp_path / "bin"
    programs.mkdir()
    if shutil.which("git-filter-repo") is None:
        (programs / "git-filter-repo").write_text(FILTER)
        (programs / "git-filter-repo").chmod(0o755)
    for name, value in {
        "PATH": f"{programs}:{os.environ['PATH']}", "MAY_CHU": str(server), "BAN_CHINH_CU": board.tip.id,
        "KHOI_DAU": board.genesis, "FILTER_BRANCH_SQUELCH_WARNING": "1",
        **{f"GIT_{role}_{fact}": "nguoi@example.vn" for role in ("AUTHOR", "COMMITTER") for fact in ("NAME", "EMAIL")},
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    follow("git clone --quiet --bare ban kho.git\ngit clone --quiet kho.git kho", tmp_path)
    follow(
        "git -C kho switch --quiet --create bai/dang-do\ngit -C kho commit --quiet --allow-empty --message bai",
        tmp_path,
    )
    plan, rewrite, make, sign, land, clean, rebase = re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL)
    for block in (plan, rewrite, make):
        follow(block, tmp_path)
    for owner in ("owner-1", "owner-2"):
        take_key(owner, tmp_path)
        follow(sign, tmp_path)
    assert capsys.readouterr().out.count(": ĐÚNG: đúng với bản sao cũ") == 2
    follow(land, tmp_path)
    audit = capsys.readouterr().out
    assert "APR260" in audit and "lỗi: 0\n" in audit
    follow(clean, tmp_path)
    for blob in leaked:
        there = subprocess.run(["git", "-C", str(server), "cat-file", "-e", blob], capture_output=True, check=False)
        assert there.returncode != 0
    shown = subprocess.run(["git", "-C", str(server), "show", f"main:{LEAK}"], capture_output=True, check=True)
    assert shown.stdout.decode() == NOTICE
    follow(rebase, tmp_path)
    follow(
        'git -C kho merge-base --is-ancestor origin/main bai/dang-do\n! git -C kho merge-base --is-ancestor "$BAN_CHINH_CU" HEAD',
        tmp_path,
    )
