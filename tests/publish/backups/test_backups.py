"""A target comes back from its backup as it was, or not at all."""

from __future__ import annotations

import fcntl
import io
import os
import stat
import tarfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.errors import OutputError, PortalgenError, UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.publish.backups.backup_list import (
    BackupFormatError,
    BackupList,
    BackupRow,
    format_backup_list,
    parse_backup_list,
)
from portalgen.publish.backups.check_target import check_chain, check_target
from portalgen.publish.backups.read_backup import find_backup_damage
from portalgen.publish.backups.restore_backup import DamagedBackupError, restore_backup
from portalgen.publish.backups.write_backup import BackupRequest, WrittenBackup, write_backup
from portalgen.publish.target.errors import TargetRefusedError
from tests.makers.kept_targets import KeptTarget
from tests.makers.repository import RepositoryMaker, day

SO: Final = "so.example.vn"
NOW: Final = datetime(2026, 12, 1, 9, 0, 5, tzinfo=VIETNAM)
PAGES: Final = {SO: {"index.html": b"mot", "tin/dài/index.html": b"hai" * 90_000, "x.txt": b""}}
KEY: Final = "-----BEGIN " + "PRIVATE KEY-----\nmau\n"
"""Says what it would be; holds no key."""


@pytest.fixture
def target(tmp_path: Path) -> KeptTarget:
    """Two releases; what is fingerprinted of the first one only is shared."""
    made = KeptTarget(tmp_path / "target")
    made.add({SO: {**PAGES[SO], "assets/0a/cu.css": b"cu"}})
    made.add({SO: {**PAGES[SO], "index.html": b"mot, sua", "assets/0b/moi.css": b"moi"}})
    for name in ("incoming/000003-x/manifest.json", ".portalgen/lock", "maintenance", ".x.1.tmp", "releases/.new-x/a"):
        (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (made.folder / name).write_text("{}\n")
    (made.folder / "next").symlink_to("releases/khong-co")
    (made.folder / "log.jsonl").chmod(0o640)
    return made


def back_up(target: KeptTarget, name: str = "a.tar", **more: Any) -> WrittenBackup:
    return write_backup(BackupRequest(target.folder, target.folder.parent / name, NOW, "portalgen 1.0", **more))


def shape(folder: Path) -> dict[str, tuple[object, ...]]:
    """Bytes, permissions, time and the other names of each file, or the end of each link."""
    files = {
        each.relative_to(folder).as_posix(): each
        for each in folder.rglob("*")
        if not each.is_dir() or each.is_symlink()
    }
    names: dict[int, list[str]] = {}
    for path, file in sorted(files.items()):
        names.setdefault(file.lstat().st_ino, []).append(path)
    return {
        path: (os.readlink(file),)
        if file.is_symlink()
        else (
            file.read_bytes(),
            stat.S_IMODE(file.lstat().st_mode),
            file.lstat().st_mtime_ns,
            tuple(names[file.lstat().st_ino]),
        )
        for path, file in files.items()
    }


def damaged(file: Path, change: Mapping[str, bytes | None]) -> Path:
    """A copy of a backup in which members have other bytes, or are missing."""
    out = file.with_name("hong.tar")
    with tarfile.open(file) as old, tarfile.open(out, "w", format=tarfile.PAX_FORMAT) as new:
        for member in old:
            data = change.get(member.name, b"")
            if data is None:
                continue
            stream = old.extractfile(member) if member.isreg() else None
            if data:
                member.size, stream = len(data), io.BytesIO(data)  # type: ignore[assignment]
            new.addfile(member, stream)
    return out


def test_a_target_comes_back_with_its_links_times_and_permissions(target: KeptTarget, tmp_path: Path) -> None:
    written = back_up(target)
    restored = restore_backup(written.file, tmp_path / "lai")
    before = shape(target.folder)
    passing = {
        "incoming/000003-x/manifest.json",
        ".portalgen/lock",
        ".portalgen/reserve",
        "maintenance",
        ".x.1.tmp",
        "next",
        "releases/.new-x/a",
    }
    assert shape(tmp_path / "lai") == {path: each for path, each in before.items() if path not in passing}
    assert restored.target_files == len(before) - len(passing)
    assert (tmp_path / "lai/current").resolve().name == target.releases[1].name == written.listed.current
    assert stat.S_IMODE(written.file.stat().st_mode) == 0o600
    found = check_target(tmp_path / "lai")
    assert (found.is_whole, found.is_serving, found.releases, found.chain.head_number) == (True, True, 2, 2)


def test_the_next_release_goes_to_a_restored_target(target: KeptTarget, tmp_path: Path) -> None:
    file = back_up(target).file
    target.folder.rename(tmp_path / "mat")
    restore_backup(file, target.folder)
    third = target.add({SO: {**PAGES[SO], "index.html": b"mot, sua nua"}})
    assert (target.folder / "current").resolve().name == third.name
    page, former = (target.folder / "releases" / each.name / SO / "tin/dài/index.html" for each in target.releases[1:])
    assert page.samefile(former)


def test_no_backup_is_made_while_a_release_is_under_way(target: KeptTarget) -> None:
    other = os.open(target.folder / ".portalgen/lock", os.O_RDWR)
    fcntl.flock(other, fcntl.LOCK_EX)
    try:
        with pytest.raises(TargetRefusedError, match="under way"):
            back_up(target)
    finally:
        os.close(other)
    assert list(target.folder.parent.glob("*.tar")) == list(target.folder.parent.glob(".*.tmp")) == []
    back_up(target)


def test_the_same_target_gives_the_same_bytes_and_one_copy_of_what_is_linked(target: KeptTarget) -> None:
    one, other = back_up(target), back_up(target, "b.tar")
    assert one.file.read_bytes() == other.file.read_bytes()
    assert one.file.read_bytes().count(b"hai" * 90_000) == 1


def test_any_tool_for_tar_reads_a_backup(target: KeptTarget, tmp_path: Path) -> None:
    with tarfile.open(back_up(target).file) as tar:
        tar.extractall(tmp_path / "x", filter="tar")
    assert (tmp_path / "x/target/current" / SO / "index.html").read_bytes() == b"mot, sua"


@pytest.mark.parametrize(("releases", "names", "shared"), [("current", 1, ["moi.css"]), ("none", 0, [])])
def test_fewer_releases_leave_all_records(
    target: KeptTarget, tmp_path: Path, releases: Any, names: int, shared: list[str]
) -> None:
    restore_backup(back_up(target, releases=releases).file, tmp_path / "lai")
    found = check_target(tmp_path / "lai")
    assert (found.releases, found.chain.head_number, found.is_whole) == (names, 2, True)
    assert found.is_serving is (names == 1)
    assert [each.name for each in (tmp_path / "lai/shared").rglob("*.css")] == shared
    assert len(list((tmp_path / "lai/about").iterdir())) == 2


def test_private_keys_go_in_only_where_they_are_named(target: KeptTarget, tmp_path: Path) -> None:
    machine = tmp_path / "etc"
    machine.mkdir()
    (machine / "nginx.conf").write_text("events {}\n")
    (machine / "tls.key").write_text(KEY)
    written = back_up(target, include=(machine,))
    assert (written.private_keys, written.keys_left_out) == ((), (machine / "tls.key",))
    written = back_up(target, "b.tar", include=(machine, machine / "tls.key"))
    assert (written.private_keys, written.keys_left_out) == ((machine / "tls.key",), ())
    restored = restore_backup(written.file, tmp_path / "lai")
    assert (restored.extra_files, restored.extras_waiting) == (0, 2)
    restored = restore_backup(written.file, tmp_path / "lai-2", tmp_path / "may")
    assert (restored.extra_files, restored.extras_waiting) == (2, 0)
    assert (tmp_path / "may/machine" / machine.relative_to("/") / "tls.key").read_text() == KEY
    with pytest.raises(UsageError, match="there is no"):
        back_up(target, "c.tar", include=(tmp_path / "khong-co",))


def test_the_repository_goes_in_as_a_bundle_that_git_clones(target: KeptTarget, tmp_path: Path) -> None:
    repository = RepositoryMaker(tmp_path / "kho")
    repository.write("a.txt", "mot\n")
    commit = repository.commit(day(1))
    written = back_up(target, repository=tmp_path / "kho")
    restore_backup(written.file, tmp_path / "lai", tmp_path / "may")
    repository.git("clone", "--quiet", str(tmp_path / "may/repository.bundle"), str(tmp_path / "kho-2"))
    repository.git("-C", str(tmp_path / "kho-2"), "cat-file", "-e", commit)


def test_a_damaged_backup_names_what_is_damaged_and_restores_nothing(target: KeptTarget, tmp_path: Path) -> None:
    file = back_up(target).file
    page = f"target/releases/{target.releases[1].name}/{SO}/index.html"
    for data in (b"KHAC, DA", b"dai hon truoc", None):
        bad = damaged(file, {page: data})
        damage = find_backup_damage(bad).damage
        assert damage == (page,)
        with pytest.raises(DamagedBackupError) as error:
            restore_backup(bad, tmp_path / "lai", tmp_path / "may")
        assert damage[0] in str(error.value)
        assert not (tmp_path / "lai").exists() and not (tmp_path / "may").exists()


@pytest.mark.parametrize("kept", [0, 400, 512, 5_000, 60_000, 200_000])
def test_a_backup_that_was_cut_off_restores_nothing(target: KeptTarget, tmp_path: Path, kept: int) -> None:
    file = back_up(target).file
    file.write_bytes(file.read_bytes()[:kept])
    (tmp_path / "lai").mkdir()
    with pytest.raises(PortalgenError):
        restore_backup(file, tmp_path / "lai")
    assert list((tmp_path / "lai").iterdir()) == []


def test_nothing_is_overwritten(target: KeptTarget, tmp_path: Path) -> None:
    file = back_up(target).file
    with pytest.raises(OutputError, match="exists already"):
        back_up(target)
    with pytest.raises(UsageError, match="in the target itself"):
        back_up(target, "target/a.tar")
    (tmp_path / "co").mkdir()
    (tmp_path / "co/x.txt").write_text("mot")
    (tmp_path / "link").symlink_to(tmp_path / "co")
    for folder in ("co", "link", "co/x.txt", "khong/co"):
        with pytest.raises(OutputError):
            restore_backup(file, tmp_path / folder)
    assert (tmp_path / "co/x.txt").read_text() == "mot"


def test_links_that_lead_out_of_the_target_are_left_out_and_named(target: KeptTarget, tmp_path: Path) -> None:

    (target.folder / "rules/la").symlink_to("/etc/passwd")
    (target.folder / "rules/ra").symlink_to("../../bi-mat")
    os.mkfifo(target.folder / "ong")
    written = back_up(target)
    assert [each.name for each in written.left_out] == ["ong", "la", "ra"]
    restore_backup(written.file, tmp_path / "lai")
    assert not {"la", "ra"} & set(os.listdir(tmp_path / "lai/rules"))


@pytest.mark.parametrize(
    "row",
    [
        BackupRow("target/../x", "a" * 64),
        BackupRow("/etc/passwd", "a" * 64),
        BackupRow("other/x", "a" * 64),
        BackupRow("target", "a" * 64),
        BackupRow("target/x", same_as="target/y"),
        BackupRow("target/x", link="/etc"),
        BackupRow("target/x", link="../machine"),
        BackupRow("target/x", "a" * 64, mode=0o4755),
        BackupRow("target/x", "a"),
        BackupRow("target/file/x", "a" * 64),
    ],
    ids=repr,
)
def test_a_list_that_leads_elsewhere_is_refused(row: BackupRow) -> None:
    rows = (BackupRow("target/file", "b" * 64), row)
    with pytest.raises(BackupFormatError):
        parse_backup_list(format_backup_list(BackupList(NOW, "portalgen 1.0", "p", 1, "", "all", rows)))


@given(st.binary(max_size=300))
def test_whatever_the_bytes_of_a_list_are_there_is_one_error(data: bytes) -> None:
    with pytest.raises(BackupFormatError):
        parse_backup_list(data)


def test_a_chain_with_a_manifest_missing_or_changed_is_named(target: KeptTarget) -> None:
    assert check_chain(target.folder).breaks == ()
    (target.folder / "records/manifests/1.json").unlink()
    assert check_chain(target.folder).breaks == ("records/manifests/1.json",)
    (target.folder / "records/manifests/1.json").write_bytes((target.folder / "records/manifests/2.json").read_bytes())
    assert check_chain(target.folder).breaks == ("records/manifests/1.json", "records/manifests/2.json")
