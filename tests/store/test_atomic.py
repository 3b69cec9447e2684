"""Files replaced in one step, and what killed processes leave beside them."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from portalgen.store import atomic


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    for text in (b"one", b"two"):
        atomic.replace_file(tmp_path / "a.json", text)
        assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("a.json", text)]


def test_a_file_can_keep_its_permissions(tmp_path: Path) -> None:
    atomic.replace_file(tmp_path / "a.md", b"one", 0o640)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md" / "mine").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        atomic.replace_file(tmp_path / "a.md", b"one")
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md" / "mine").is_dir()


def test_a_folder_in_the_place_of_a_file_of_the_program_is_removed(tmp_path: Path) -> None:
    (tmp_path / "journal.json" / "below").mkdir(parents=True)
    atomic.replace_own_file(tmp_path / "journal.json", b"{}")
    assert (tmp_path / "journal.json").read_bytes() == b"{}"
    (tmp_path / "other.json" / "below").mkdir(parents=True)
    for name in ("journal.json", "other.json", "absent.json"):
        atomic.remove_own_file(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_of_the_program_is_removed(tmp_path: Path) -> None:
    (tmp_path / "sites").write_text("x")
    for _ in range(2):
        atomic.make_own_folder(tmp_path / "sites")
        assert (tmp_path / "sites").is_dir()


def test_what_a_dead_process_was_writing_is_removed_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, text=True) as living:
        try:
            names = (
                f".a.json.ab12.{living.pid}.tmp",
                f".a.json.ab12.{os.getpid()}.tmp",
                ".a.json.ab12.x.tmp",
                "a.json",
            )
            for name in names:
                (tmp_path / name).write_text("x")
            atomic.remove_abandoned_parts(tmp_path)
            assert sorted(each.name for each in tmp_path.iterdir()) == sorted((names[0], names[3]))
        finally:
            living.communicate("")
