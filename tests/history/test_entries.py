"""Changes with modes: what a commit did at every path, whatever stands there."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from portalgen.history.blobs import digest_blobs
from portalgen.history.commits import list_commits
from portalgen.history.entries import list_entries_at, read_line_entries, read_own_paths
from portalgen.history.repository import is_partial_clone, open_repository
from tests.makers.repository import RepositoryMaker, day


def test_modes_links_and_deletions_are_told_apart(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho", "cong")
    maker.write("a.md", "Một\n")
    maker.write("b 'x\".md", "Hai\n")
    (maker.top / "ngoai.txt").write_text("x")
    first = maker.commit(day(1))
    (maker.root / "a.md").unlink()
    os.symlink("b.md", maker.root / "a.md")
    (maker.root / "b 'x\".md").chmod(0o755)
    maker.commit(day(2))
    (maker.root / "a.md").unlink()
    last = maker.commit(day(3))
    repository = open_repository(maker.root)
    seen = [
        (each.path, each.before.mode if each.before else "", each.after.mode if each.after else "")
        for _, each in read_line_entries(repository, list_commits(repository, last))
    ]
    assert seen == [
        ("a.md", "", "100644"),
        ("b 'x\".md", "", "100644"),
        ("a.md", "100644", "120000"),
        ("b 'x\".md", "100644", "100755"),
        ("a.md", "120000", ""),
    ]
    entries = list_entries_at(repository, first)
    assert sorted(entries) == ["a.md", "b 'x\".md"]
    blob = entries["a.md"].id
    assert list(digest_blobs(repository, [blob])) == [(blob, hashlib.sha256("Một\n".encode()).hexdigest(), 6)]
    assert not is_partial_clone(repository)


def test_of_a_merge_only_what_no_parent_has_is_its_own(tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "kho")
    maker.write("a.md", "Một\n")
    maker.commit(day(1))
    maker.branch("nhanh")
    maker.write("b.md", "Hai\n")
    side = maker.commit(day(2))
    maker.merge(day(3), "nhanh")
    maker.write("c.md", "Chen\n")
    merged = maker.amend(day(3))
    repository = open_repository(maker.root)
    commits = [each for each in list_commits(repository, merged) if each.id in (side, merged)]
    assert set(read_own_paths(repository, commits)) == {(side, "b.md"), (merged, "c.md")}
    assert {each.author for each in commits} == {"clerk@example.org"}
