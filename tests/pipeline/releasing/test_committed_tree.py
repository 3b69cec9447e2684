"""A release is of a commit: whatever the folder holds beside it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.history.repository import open_repository
from portalgen.pipeline.releasing.committed_tree import list_uncommitted, require_committed_tree
from tests.makers.repository import RepositoryMaker, day

PAGE = "content/so/tin/bai.vi.md"
NEW = "content/so/tin/moi.vi.md"


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.write(".gitignore", "*.tmp.md\n")
    maker.page(day(1), PAGE, "so-bai")
    return maker


def uncommitted(maker: RepositoryMaker) -> tuple[str, ...]:
    return list_uncommitted(open_repository(maker.root))


def test_of_a_folder_as_it_was_committed_the_commit_is_released(maker: RepositoryMaker) -> None:
    assert require_committed_tree(open_repository(maker.root)) == maker.head()


def test_changed_new_and_removed_files_are_named_in_order(maker: RepositoryMaker) -> None:
    maker.write(NEW, "Mới\n")
    maker.write(PAGE, "Khác\n")
    assert uncommitted(maker) == (PAGE, NEW)
    (maker.root / PAGE).unlink()
    assert uncommitted(maker) == (PAGE, NEW)


def test_a_new_file_that_waits_to_be_saved_is_named(maker: RepositoryMaker) -> None:
    maker.write(NEW, "Mới\n")
    maker.git("add", NEW)
    assert uncommitted(maker) == (NEW,)


def test_a_page_that_git_ignores_is_named(maker: RepositoryMaker) -> None:
    maker.write("content/so/tin/nhap.tmp.md", "Nháp\n")
    assert uncommitted(maker) == ("content/so/tin/nhap.tmp.md",)


def test_files_of_which_no_page_is_made_are_let_be(maker: RepositoryMaker) -> None:
    maker.write("ghi-chu.txt", "Việc cần làm\n")
    assert uncommitted(maker) == ()


def test_the_refusal_names_five_files_and_counts_the_others(maker: RepositoryMaker) -> None:
    for number in range(7):
        maker.write(f"content/so/tin/{number}.vi.md", "Mới\n")
    with pytest.raises(UsageError, match=r"`content/so/tin/4\.vi\.md` and 2 more\)"):
        require_committed_tree(open_repository(maker.root))
