"""Pushing to a server and fetching from it: each reference has its own answer, and nothing is overwritten."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.remote import choose_remote, fetch_references, has_server, push_commits
from portalgen.history.repository import Repository, open_history
from tests.makers.board import without_git_settings

MAIN = "refs/heads/main"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=without_git_settings(), capture_output=True, text=True, check=True, timeout=60
    )  # fmt: skip
    return done.stdout.strip()


def commit(folder: Path, text: str) -> str:
    (folder / "tep.txt").write_text(text)
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@example.vn", "commit", "-q", "-m", text)
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def server(tmp_path: Path) -> Path:
    folder = tmp_path / "may-chu.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(folder))
    return folder


@pytest.fixture
def copy(tmp_path: Path, server: Path) -> Repository:
    folder = tmp_path / "ban-sao"
    git(tmp_path, "clone", "-q", str(server), str(folder))
    first = commit(folder, "một")
    git(folder, "push", "-q", "origin", f"{first}:{MAIN}")
    return open_history(folder)


def install_hook(server: Path, text: str) -> None:
    file = server / "hooks" / "pre-receive"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


def test_a_push_that_goes_on_is_accepted(copy: Repository, server: Path) -> None:
    second = commit(copy.top, "hai")
    pushed = push_commits(copy, "origin", {MAIN: second, "refs/heads/bai/moi": second})
    assert [pushed.state_of(each) for each in (MAIN, "refs/heads/bai/moi")] == ["accepted", "accepted"]
    assert git(server, "rev-parse", MAIN) == second


def test_a_reference_that_moved_meanwhile_is_outdated_and_the_other_is_taken(copy: Repository, server: Path) -> None:
    first = git(copy.top, "rev-parse", "HEAD")
    second = commit(copy.top, "hai")
    git(copy.top, "push", "-q", "origin", f"{second}:{MAIN}")
    git(copy.top, "reset", "-q", "--hard", first)
    other = commit(copy.top, "khác")
    pushed = push_commits(copy, "origin", {MAIN: other, "refs/heads/bai/moi": other})
    assert pushed.state_of(MAIN) == "outdated" and pushed.state_of("refs/heads/bai/moi") == "accepted"
    assert git(server, "rev-parse", MAIN) == second


def test_a_hook_that_refuses_is_quoted(copy: Repository, server: Path) -> None:
    install_hook(server, "echo 'lỗi APR201: chưa có phiếu' >&2; exit 1")
    pushed = push_commits(copy, "origin", {MAIN: commit(copy.top, "hai")})
    assert pushed.state_of(MAIN) == "refused" and pushed.words == ("lỗi APR201: chưa có phiếu",)


def test_a_server_that_is_gone_is_no_refusal(copy: Repository, server: Path) -> None:
    server.rename(server.with_name("xa.git"))
    pushed = push_commits(copy, "origin", {MAIN: commit(copy.top, "hai")})
    assert not pushed.is_reached and pushed.state_of(MAIN) is None and pushed.words
    with pytest.raises(UnusableEnvironmentError, match="could not be fetched"):
        fetch_references(copy)


def test_a_repository_without_a_server_pushes_to_itself_through_its_own_hook(server: Path, copy: Repository) -> None:
    second = commit(copy.top, "hai")
    git(copy.top, "push", "-q", "origin", f"{second}:refs/heads/bai/moi")
    own = open_history(server)
    assert not has_server(own) and has_server(copy)
    assert choose_remote(MAIN) == "." and choose_remote("refs/remotes/origin/main") == "origin"
    install_hook(server, "exit 1")
    assert push_commits(own, ".", {MAIN: second}).state_of(MAIN) == "refused"
    install_hook(server, "exit 0")
    assert push_commits(own, ".", {MAIN: second}).state_of(MAIN) == "accepted"
    assert git(server, "rev-parse", MAIN) == second
