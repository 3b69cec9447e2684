"""A practice province is refused before anything is written, and one that cannot be finished leaves nothing."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.cli.main import run_command
from portalgen.errors import OutputError
from portalgen.history.git_version import read_git_version
from portalgen.history.new_repository import CommitStamp, NewRepository
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.practice import make
from tests.makers.git_folder import init_repository

NOW = datetime(2026, 11, 24, 8, tzinfo=VIETNAM)
SSH = ("ssh-agent", "ssh-add", "ssh-keygen")
needs_ssh = pytest.mark.needs(*SSH)


def refuse(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The words with which the command refuses a folder."""
    assert run_command(["init", "--practice", str(folder)]) == 2
    return capsys.readouterr().err


def test_a_folder_with_a_file_is_refused_and_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bai.docx").write_text("của tôi")
    assert "không trống; hãy chọn tên" in refuse(tmp_path, capsys)
    assert [each.name for each in tmp_path.iterdir()] == ["bai.docx"]
    refuse(tmp_path / "bai.docx", capsys)
    assert (tmp_path / "bai.docx").read_text() == "của tôi"


@pytest.mark.parametrize("below", ["moi", "sau/nua"])
@pytest.mark.parametrize("is_bare", [False, True])
def test_a_folder_within_a_repository_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], below: str, is_bare: bool
) -> None:
    repository = tmp_path / "kho"
    repository.mkdir()
    if is_bare:
        subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)
    else:
        init_repository(repository)
    before = sorted(repository.rglob("*"))
    assert "nằm trong kho Git" in refuse(repository / below, capsys)
    assert sorted(repository.rglob("*")) == before


def leave_programs(folder: Path, *names: str) -> str:
    """A `PATH` on which only these programs are."""
    folder.mkdir()
    for name in names:
        program = shutil.which(name)
        assert program is not None
        (folder / name).symlink_to(program)
    return str(folder)


def test_each_missing_program_is_named_with_its_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = leave_programs(tmp_path / "bin2", "git", "bash")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "cần git, bash, ssh-keygen, ssh-agent, ssh-add mà máy này chưa có" in (
        message := refuse(tmp_path / "tinh", capsys)
    )
    assert "sudo apt install git bash openssh-client`" in message
    monkeypatch.setenv("PATH", programs)
    assert "cần ssh-keygen, ssh-agent, ssh-add mà" in (message := refuse(tmp_path / "tinh", capsys))
    assert "sudo apt install openssh-client`; macOS `brew install openssh`" in message
    assert not (tmp_path / "tinh").exists()


def write_programs(folder: Path, *names: str) -> str:
    """A `PATH` on which these programs are, which only tell the version of an old Git."""
    folder.mkdir()
    for name in names:
        (folder / name).write_text("#!/bin/sh\necho git version 2.39.5\n")
        (folder / name).chmod(0o755)
    return str(folder)


def test_an_old_git_is_named_with_its_version(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", write_programs(tmp_path / "bin", "git", "bash", *SSH))
    read_git_version.cache_clear()
    try:
        message = refuse(tmp_path / "tinh", capsys)
    finally:
        read_git_version.cache_clear()
    assert "cần Git 2.41 trở lên, máy này có Git 2.39" in message and "apt install git" in message
    assert not (tmp_path / "tinh").exists()


@pytest.mark.heavy
@needs_ssh
@pytest.mark.parametrize(
    ("problem", "code", "is_new"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 2, True),
        pytest.param(KeyboardInterrupt(), 130, False, marks=pytest.mark.long),
    ],
    ids=["a full disk", "an interruption"],
)
def test_a_full_disk_or_an_interruption_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException, code: int, is_new: bool
) -> None:
    def commit(self: NewRepository, files: Mapping[str, bytes], message: str, stamp: CommitStamp) -> str:
        (self.folder / "mot-nua").write_bytes(b"")
        raise problem

    monkeypatch.setattr(NewRepository, "commit", commit)
    folder = tmp_path / "tinh"
    if not is_new:
        folder.mkdir()
    assert run_command(["init", "--practice", str(folder)]) == code
    assert folder.exists() is not is_new
    assert is_new or not any(folder.iterdir())


def test_a_missing_permission_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, mkdir = tmp_path / "tinh", Path.mkdir

    def refuse_folder(self: Path, *arguments: Any, **options: Any) -> None:
        if self == folder:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        mkdir(self, *arguments, **options)

    monkeypatch.setattr(make, "require_programs", lambda: None)
    monkeypatch.setattr(make, "require_environment", lambda environment, root: None)
    monkeypatch.setattr(Path, "mkdir", refuse_folder)
    with pytest.raises(OutputError) as told:
        make.make_practice_province(folder, NOW, Path(sys.prefix))
    assert f"không tạo được thư mục `{folder}`: bạn không có quyền ghi vào `{tmp_path}`" in told.value.vi
    assert "Permission denied" not in told.value.vi + told.value.en


def test_an_environment_without_the_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{os.environ['PATH']}{os.pathsep}{write_programs(tmp_path / 'bin', *SSH)}")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "khong-co"))
    assert "không có bin/python" in refuse(tmp_path / "tinh", capsys)
    assert not (tmp_path / "tinh").exists()
