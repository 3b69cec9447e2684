"""The bytes of files as they stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.blobs import list_files_at, read_blobs, read_blobs_at
from portalgen.history.repository import open_repository
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    return RepositoryMaker(tmp_path / "kho", "cổng")


def test_files_are_read_as_they_stood_in_a_revision(maker: RepositoryMaker) -> None:
    maker.write("a b.md", b"1\r\n\0\xff")
    maker.write("content/Đ.md", "")
    maker.write("../outside.md", "x")
    first = maker.commit(day(1))
    maker.write("a b.md", b"2")
    maker.commit(day(2))
    repository = open_repository(maker.root)
    assert read_blobs_at(repository, first, ["a b.md", "content/Đ.md", "none.md", "../outside.md"]) == {
        "a b.md": b"1\r\n\0\xff",
        "content/Đ.md": b"",
    }
    assert read_blobs_at(repository, "HEAD", ["a b.md"]) == {"a b.md": b"2"}
    assert set(list_files_at(repository, first)) == {"a b.md", "content/Đ.md"}


@pytest.mark.parametrize("swapped", ["commit", "blob"])
def test_what_stands_in_for_a_commit_or_a_file_is_not_read(maker: RepositoryMaker, swapped: str) -> None:
    maker.write("a.md", "đã duyệt")
    maker.write(".gitattributes", "* ident diff=x filter=x\n")
    first = maker.commit(day(1))
    blob = maker.git("rev-parse", f"{first}:./cổng/a.md")
    maker.write("a.md", "giả")
    second = maker.commit(day(2))
    names = (first, second) if swapped == "commit" else (blob, maker.git("rev-parse", f"{second}:./cổng/a.md"))
    maker.git("replace", *names)
    repository = open_repository(maker.root)
    assert read_blobs_at(repository, first, ["a.md"]) == {"a.md": "đã duyệt".encode()}
    assert dict(read_blobs(repository, [blob])) == {blob: "đã duyệt".encode()}


def test_a_revision_that_does_not_exist_is_refused(maker: RepositoryMaker) -> None:
    maker.commit(day(1))
    with pytest.raises(UsageError):
        read_blobs_at(open_repository(maker.root), "khong-co", ["a"])


def test_data_that_was_not_fetched_is_reported_with_the_command_that_fixes_it(maker: RepositoryMaker) -> None:
    maker.commit(day(1))
    with pytest.raises(UnusableEnvironmentError, match="git fetch --refetch --no-filter"):
        list(read_blobs(open_repository(maker.root), ["1" * 40]))


def test_reading_can_be_left_in_the_middle(maker: RepositoryMaker) -> None:
    for number in range(50):
        maker.write(f"{number}.md", f"{number}" * 5000)
    maker.commit(day(1))
    repository = open_repository(maker.root)
    ids = list(list_files_at(repository, "HEAD").values())
    assert next(read_blobs(repository, ids))[0] == ids[0]


@settings(max_examples=15)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=8))
def test_any_bytes_come_back_in_order(tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]) -> None:
    maker = RepositoryMaker(tmp_path_factory.mktemp("kho") / "x")
    ids = []
    for number, content in enumerate(contents):
        file = maker.write(str(number), content)
        ids.append(maker.git("hash-object", "-w", "--no-filters", str(file)))
    assert list(read_blobs(open_repository(maker.root), ids)) == list(zip(ids, contents, strict=True))
