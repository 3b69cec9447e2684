"""A new folder is filled as a whole or not at all, and never over somebody's files."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from portalgen.errors import OutputError, UsageError
from portalgen.writer.new_folder import fill_new_folder, find_repository, require_new_folder, translate_refusals


def test_a_folder_is_new_if_it_is_absent_or_empty_or_a_repository_without_files(tmp_path: Path) -> None:
    (tmp_path / "kho/.git").mkdir(parents=True)
    (tmp_path / "trong").mkdir()
    for name in ("kho", "trong", "chua-co"):
        require_new_folder(tmp_path / name)
    (tmp_path / "trong/bai.md").write_text("của tôi")
    for path, words in (("trong", "is not empty"), ("trong/bai.md", "is a file")):
        with pytest.raises(UsageError, match=words):
            require_new_folder(tmp_path / path)


@pytest.mark.parametrize("exists", [True, False])
def test_nothing_is_left_of_a_folder_that_was_not_finished(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "sau/nua"
    if exists:
        folder.mkdir(parents=True)
    with pytest.raises(KeyboardInterrupt), fill_new_folder(folder) as new:
        (new / "một nửa.md").write_text("")
        raise KeyboardInterrupt
    assert folder.exists() is exists
    assert list(tmp_path.rglob("*.md")) == []
    with fill_new_folder(folder) as new:
        (new / "bài.md").write_text("")
        assert not folder.exists() or not any(folder.iterdir())
    assert [each.name for each in folder.iterdir()] == ["bài.md"]
    assert [each.name for each in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize("below", ["sub", "sub/dir"])
def test_a_file_in_place_of_a_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "tep").write_text("của tôi")
    with pytest.raises(UsageError) as told:
        require_new_folder(tmp_path / "tep" / below)
    assert f"ở chỗ của thư mục `{tmp_path / 'tep'}` đang có một tệp; hãy chọn nơi khác" in told.value.vi
    assert f"a file stands where its folder `{tmp_path / 'tep'}` should be; choose another place" in told.value.en


def refuse(code: int, name: Path) -> OSError:
    return OSError(code, os.strerror(code), str(name))


@pytest.mark.parametrize("name", [".moi.x1y2z3", "moi", "moi/site-config"])
def test_a_missing_permission_names_the_folder_that_was_given(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as told, translate_refusals(tmp_path / "moi"):
        raise refuse(errno.EACCES, tmp_path / name)
    place = (tmp_path / name).parent
    assert f"không tạo được thư mục `{tmp_path / 'moi'}`: bạn không có quyền ghi vào `{place}`" in told.value.vi
    assert f"folder `{tmp_path / 'moi'}` cannot be created: you may not write to `{place}`" in told.value.en
    assert "--out" not in told.value.vi + told.value.en


def test_a_full_disk_names_the_folder_and_another_file_itself(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the disk is full: `moi` was not"), translate_refusals(Path("moi")):
        raise refuse(errno.ENOSPC, Path(".moi.x1y2z3/bai"))
    with pytest.raises(OutputError, match="write `/khac/tep`"), translate_refusals(Path("moi")):
        raise refuse(errno.EACCES, Path("/khac/tep"))


def test_the_repository_of_a_folder_is_found_from_any_depth(tmp_path: Path) -> None:
    (tmp_path / "kho/.git").mkdir(parents=True)
    for name in ("HEAD", "objects", "refs"):
        (tmp_path / "tran" / name).mkdir(parents=True)
    (tmp_path / "lien-ket").symlink_to(tmp_path / "kho")
    assert find_repository(tmp_path / "kho") == tmp_path / "kho"
    assert find_repository(tmp_path / "kho/moi/nua") == tmp_path / "kho"
    assert find_repository(tmp_path / "tran/moi") == tmp_path / "tran"
    assert find_repository(tmp_path / "lien-ket/moi") == tmp_path / "kho"
    assert find_repository(tmp_path / "ngoai") is None
