"""A full disk is told as what needed the room, by whichever command was asked; nothing is left half written."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from portalgen.errors import OutputError
from portalgen.law.calendar import VIETNAM
from portalgen.publish.archiving.archive_release import archive_release
from portalgen.publish.archiving.kept_release import open_kept
from portalgen.publish.backups.full_disk import FullDiskError, explain_full_disk, says_full_disk
from portalgen.publish.backups.restore_backup import restore_backup
from portalgen.publish.backups.write_backup import BackupRequest, write_backup
from portalgen.text.bilingual import Bilingual
from tests.makers.kept_targets import KeptTarget

NOW: Final = datetime(2026, 12, 1, 9, 0, 5, tzinfo=VIETNAM)
LARGE: Final = 300_000
NEEDS: Final = Bilingual("cần chỗ cho thử nghiệm", "room for a trial")


@contextmanager
def little_room() -> Iterator[None]:
    """The system refuses to write a file of more than a third of the large one, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGE // 3, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> KeptTarget:
    made = KeptTarget(tmp_path_factory.mktemp("full") / "dich")
    made.add({"so.example.vn": {"index.html": b"<h1>So</h1>", "anh.png": os.urandom(LARGE)}})
    return made


def test_a_backup_says_how_much_room_it_needs_and_leaves_nothing(target: KeptTarget, tmp_path: Path) -> None:
    with little_room(), pytest.raises(FullDiskError) as refused:
        write_backup(BackupRequest(target.folder, tmp_path / "a.tar", NOW, "portalgen 1.0"))
    assert f"ổ đĩa của `{tmp_path}` đã đầy: bản sao lưu cần 1 MB trở lên" in refused.value.vi
    assert "--releases current" in refused.value.en
    assert list(tmp_path.iterdir()) == []


def test_a_restore_says_how_much_room_it_needs_and_leaves_nothing(target: KeptTarget, tmp_path: Path) -> None:
    write_backup(BackupRequest(target.folder, tmp_path / "a.tar", NOW, "portalgen 1.0"))
    with little_room(), pytest.raises(FullDiskError, match=r"need 1 MB or more\. Nothing was restored"):
        restore_backup(tmp_path / "a.tar", tmp_path / "moi")
    assert [each.name for each in tmp_path.iterdir()] == ["a.tar"]


def test_an_archive_says_what_makes_it_smaller_and_leaves_nothing(target: KeptTarget, tmp_path: Path) -> None:
    with little_room(), pytest.raises(FullDiskError, match="archive only what changed"):
        archive_release(open_kept(target.folder, ""), tmp_path / "a.warc.gz", "portalgen 1.0")
    assert list(tmp_path.iterdir()) == []


def test_what_was_asked_for_speaks_and_not_a_step_of_it() -> None:
    outer = Bilingual("cần chỗ cho diễn tập", "room for a drill")
    with (
        pytest.raises(FullDiskError, match=r"^the disk of `/tam` is full: room for a drill$"),
        explain_full_disk(Path("/tam"), outer),
        explain_full_disk(Path("/tam/dich"), NEEDS),
    ):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_other_refusals_stay_what_they_are() -> None:
    for error in (PermissionError(errno.EACCES, "Permission denied"), OutputError("đã có tệp", "it exists")):
        with pytest.raises(type(error)) as raised, explain_full_disk(Path("/tam"), NEEDS):
            raise error
        assert raised.value is error


def test_a_program_that_found_no_room_is_understood() -> None:
    assert says_full_disk("fatal: write error: No space left on device\n")
    assert says_full_disk("fatal: sha1 file 'index.lock' write error. Out of diskspace")
    assert not says_full_disk("fatal: not a git repository")
