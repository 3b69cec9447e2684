"""What an id means is asked once; where a reference points, and what could not be answered, is asked again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history import kept_answers, program
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.kept_answers import read_about_objects
from portalgen.history.repository import open_repository
from portalgen.history.revisions import resolve_revision
from tests.makers.repository import RepositoryMaker, day


@pytest.fixture
def maker(tmp_path: Path) -> RepositoryMaker:
    return RepositoryMaker(tmp_path / "kho")


@contextmanager
def counted_runs() -> Iterator[list[str]]:
    """The commands of Git that are run meanwhile."""
    runs, start = list[str](), program._start_git

    def noted(folder: Path, arguments: tuple[str, ...], *others: object) -> object:
        runs.append(next(iter(arguments)))
        return start(folder, arguments, *others)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(program, "_start_git", noted)
        yield runs


def test_what_an_id_means_is_asked_once(maker: RepositoryMaker) -> None:
    maker.write("a.md", "một")
    maker.write("b.md", "hai")
    commit = maker.commit(day(1))
    repository = open_repository(maker.root)
    files = list_files_at(repository, commit)
    first = dict(read_blobs(repository, [files["a.md"]]))
    with counted_runs() as runs:
        assert list_files_at(repository, commit) == files
        assert dict(read_blobs(repository, [files["a.md"]])) == first == {files["a.md"]: "một".encode()}
        assert runs == []
        # What is known and what is not are in the order that was asked for, each as often.
        ids = [files[each] for each in ("b.md", "a.md", "b.md")]
        assert [data.decode() for _, data in read_blobs(repository, ids)] == ["hai", "một", "hai"]
        assert runs == ["cat-file"]


def test_where_a_branch_points_is_asked_each_time(maker: RepositoryMaker) -> None:
    maker.write("a.md", "một")
    first = maker.commit(day(1))
    repository = open_repository(maker.root)
    assert [resolve_revision(repository, each) for each in ("HEAD", "main")] == [first, first]
    maker.write("b.md", "hai")
    second = maker.commit(day(2))
    assert [resolve_revision(repository, each) for each in ("HEAD", "main")] == [second, second]
    assert list_files_at(repository, "main").keys() == {"a.md", "b.md"}
    arguments = ("rev-list", "--no-walk", "HEAD")
    assert read_about_objects(repository, arguments, ("HEAD",)).decode().strip() == second
    third = maker.commit(day(3))
    assert read_about_objects(repository, arguments, ("HEAD",)).decode().strip() == third


def test_an_object_that_was_missing_is_found_once_it_is_there(maker: RepositoryMaker, tmp_path: Path) -> None:
    maker.write("a.md", "một")
    commit = maker.commit(day(1))
    blob = maker.git("rev-parse", f"{commit}:a.md")
    file = maker.top / ".git" / "objects" / blob[:2] / blob[2:]
    aside = file.rename(tmp_path / "xa")
    repository = open_repository(maker.root)
    with pytest.raises(UnusableEnvironmentError):
        dict(read_blobs(repository, [blob]))
    aside.rename(file)
    assert dict(read_blobs(repository, [blob])) == {blob: "một".encode()}
    # The same bytes are no answer for another repository, which may not have them.
    other = RepositoryMaker(tmp_path / "kho-khac")
    other.commit(day(1))
    with pytest.raises(UnusableEnvironmentError):
        dict(read_blobs(open_repository(other.root), [blob]))


def test_only_so_much_is_kept(maker: RepositoryMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_answers, "_MOST_BYTES", 3_000)
    monkeypatch.setattr(kept_answers, "_ANSWERS", kept_answers._Answers())
    names = [f"{number}.md" for number in range(4)]
    for name in names:
        maker.write(name, name * 200)
    repository = open_repository(maker.root)
    maker.commit(day(1))
    blobs = [maker.git("rev-parse", f"HEAD:{name}") for name in names]
    dict(read_blobs(repository, blobs))
    kept = [kept_answers.find_kept_blob(repository, each) is not None for each in blobs]
    assert kept == [False, False, True, True]
