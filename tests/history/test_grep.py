"""Files of a commit are found by a text in them, as they are there and not in the folder."""

from __future__ import annotations

from pathlib import Path

from portalgen.history.grep import find_files_containing
from portalgen.history.repository import open_history
from tests.makers.repository import RepositoryMaker, day


def test_the_files_of_a_commit_that_hold_any_of_some_texts_are_found(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho", "cong")
    for name, data in (("a.md", b"m\xc3\xa3 [so-tin] \n"), ("tu [so-tin].md", b"khac"), ("b.bin", b"\0 xa-tin \0")):
        maker.write(f"content/so/{name}", data)
    maker.write("khac/a.md", b"so-tin")
    commit = maker.commit(day(1))
    maker.write("content/so/a.md", b"")
    repository = open_history(maker.root)
    assert find_files_containing(repository, commit, "content", ("[so-tin]", "xa-tin")) == (
        "content/so/a.md",
        "content/so/b.bin",
    )
    assert find_files_containing(repository, commit, "content", ("SO-TIN", "so.tin")) == ()
    assert find_files_containing(repository, commit, "nowhere", ("so-tin",)) == ()
