"""A new folder is filled as a whole or not at all, and never over somebody's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.writer.new_folder import fill_new_folder, find_repository, require_new_folder


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
