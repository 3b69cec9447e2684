"""The records of a folder and of a commit are found with their signatures, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from portalgen.editorial.records.record_files import (
    list_records_at,
    read_record_file,
)
from portalgen.history.repository import open_history
from tests.makers.repository import RepositoryMaker, day

FOLDER = "site-config/approvals/so/2026"


@pytest.fixture(scope="module", params=["", "cong/con"])
def repository(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> RepositoryMaker:
    """Two records, one without signature and one that is a link; a signature alone and a text; the same on main."""
    maker = RepositoryMaker(tmp_path_factory.mktemp("repository") / "kho", request.param)
    maker.write(f"{FOLDER}/a.json", "a")
    maker.write(f"{FOLDER}/a.sig", "signature of a")
    maker.write(f"{FOLDER}/b.json", "b")
    maker.write(f"{FOLDER}/c.sig", "signature of nothing")
    maker.write("site-config/approvals/ĐỌC.md", "một tệp")
    (maker.root / FOLDER / "d.json").symlink_to("a.json")
    maker.write("site-config/approvals-khac/x.json", "no record")
    maker.commit(day(1))
    return maker


def test_the_records_of_a_commit_are_found_with_their_signatures(repository: RepositoryMaker) -> None:
    commit = list_records_at(open_history(repository.root), "main")
    assert [each.path for each in commit.records] == [f"{FOLDER}/{name}.json" for name in "abd"]
    first, second, link = commit.records
    assert first.record.data == b"a" and first.signature is not None and first.signature.data == b"signature of a"
    assert second.signature is None
    assert (link.record.mode, link.record.data) == ("120000", None)
    assert commit.stray_paths == (f"{FOLDER}/c.sig", "site-config/approvals/ĐỌC.md")


def test_some_records_of_a_commit_are_read_with_their_signatures(repository: RepositoryMaker) -> None:
    listing = list_records_at(open_history(repository.root), "main", [f"{FOLDER}/a.json"])
    assert [each.path for each in listing.records] == [f"{FOLDER}/a.json"] and listing.records[0].signature is not None


def test_one_record_of_a_folder_is_read_with_its_signature(repository: RepositoryMaker) -> None:
    listing = list_records_at(open_history(repository.root), "main")
    assert read_record_file(repository.root, f"{FOLDER}/a.json") == listing.records[0]
    with pytest.raises(FileNotFoundError):
        read_record_file(repository.root, f"{FOLDER}/none.json")
