"""What is remembered between two readings changes no answer: not when it is lost, broken, old or written twice."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

import pytest

from portalgen.history.repository import open_repository
from portalgen.history.revisions import HEAD
from portalgen.store.cache_folder import open_row_store, store_file_of
from portalgen.store.row_store import RowStore
from portalgen.timeline import read
from portalgen.timeline.blob_states import BLOB_STATES_TABLE
from portalgen.timeline.model import EvidencePolicy, MergePolicy
from portalgen.timeline.read import read_open_submission, read_timeline
from portalgen.timeline.record import Timeline
from portalgen.timeline.timeline_cache import TIMELINE_TABLE
from tests.makers.repository import FORGE, RepositoryMaker, day

NOW = day(60)


@pytest.fixture
def cache(maker: RepositoryMaker) -> Path:
    """The folder of the caches; the history has a plain and a scheduled item."""
    maker.submit(day(2), day(3), "a")
    maker.submit(day(4), day(5), "b", publish_at="2026-03-20T07:00")
    return maker.root / ".portalgen"


def read_cached_timeline(maker: RepositoryMaker, cache: Path | None, at: datetime = NOW, **policy: object) -> Timeline:
    return read_timeline(open_repository(maker.root), "main", EvidencePolicy(**policy), at, cache)  # type: ignore[arg-type]


def test_the_second_reading_does_not_ask_for_commits(
    maker: RepositoryMaker, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = read_cached_timeline(maker, cache)
    monkeypatch.setattr(read, "list_commits", None)
    assert read_cached_timeline(maker, cache) == first
    assert read_cached_timeline(maker, cache, day(8)).items["b"].publication.reason == "waiting"


@pytest.mark.parametrize("at", [day(1), day(4), day(8), day(20), NOW])
def test_at_any_clock_the_answer_is_the_same_with_and_without(
    maker: RepositoryMaker, cache: Path, at: datetime
) -> None:
    read_cached_timeline(maker, cache)
    assert read_cached_timeline(maker, cache, at) == read_cached_timeline(maker, None, at)


def test_another_policy_or_commit_is_another_reading(maker: RepositoryMaker, cache: Path) -> None:
    read_cached_timeline(maker, cache)
    assert read_cached_timeline(maker, cache, starts=day(30)) == read_cached_timeline(maker, None, starts=day(30))
    squash = {"merging": MergePolicy("squash", (FORGE,))}
    assert read_cached_timeline(maker, cache, **squash) == read_cached_timeline(maker, None, **squash)
    maker.submit(day(6), day(7), "c")
    assert "c" in read_cached_timeline(maker, cache).items


def stored(cache: Path) -> RowStore:
    return open_row_store(cache, "timeline", (TIMELINE_TABLE, BLOB_STATES_TABLE))


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff" * 5_000, b"SQLite format 3\0"])
def test_garbage_is_rebuilt(maker: RepositoryMaker, cache: Path, garbage: bytes) -> None:
    right = read_cached_timeline(maker, cache)
    store_file_of(cache, "timeline").write_bytes(garbage)
    assert read_cached_timeline(maker, cache) == right
    assert len(stored(cache).get_names("timelines")) == 1


@pytest.mark.parametrize("state", [[], 1, ["x"], ["a", 1, 2, 3, 4], ["../a", True, False, None, None]])
def test_states_that_nobody_could_have_written_are_read_again(
    maker: RepositoryMaker, cache: Path, state: object
) -> None:
    right = read_cached_timeline(maker, cache)
    rows = stored(cache)
    rows.put("blobs", dict.fromkeys(rows.get_names("blobs"), state))
    rows.retain("timelines", "", ())
    rows.close()
    assert read_cached_timeline(maker, cache) == right


@pytest.mark.parametrize("facts", [None, [], [1], ["x"] * 8, [1, "sure", "merged", "", 1, "proven", "merged", ""]])
def test_facts_that_nobody_could_have_written_are_not_believed(
    maker: RepositoryMaker, cache: Path, facts: object
) -> None:
    right = read_cached_timeline(maker, cache)
    rows = stored(cache)
    ((name, row),) = rows.get_all("timelines")
    row["items"]["a"] = facts
    rows.put("timelines", {name: row})
    rows.close()
    assert read_cached_timeline(maker, cache) == right


def test_a_folder_that_git_keeps_is_not_believed(maker: RepositoryMaker, cache: Path) -> None:
    read_cached_timeline(maker, cache)
    rows = stored(cache)
    ((name, row),) = rows.get_all("timelines")
    rows.put("timelines", {name: json.loads(json.dumps(row).replace("unproven", "proven"))})
    rows.close()
    assert read_cached_timeline(maker, cache).items["cu"].publication.strength == "proven"
    maker.git("add", "--force", ".portalgen")
    assert read_cached_timeline(maker, cache).items["cu"].publication.strength == "unproven"


def test_the_last_two_timelines_are_kept(maker: RepositoryMaker, cache: Path) -> None:
    for number in range(4):
        read_cached_timeline(maker, cache, starts=day(30 + number))
    assert len(stored(cache).get_names("timelines")) == 2
    read_cached_timeline(maker, cache, starts=day(33))
    assert len(stored(cache).get_names("timelines")) == 2


def test_files_of_former_versions_are_removed(maker: RepositoryMaker, cache: Path) -> None:
    cache.mkdir()
    for name in ("timeline.json", "blobs.json", "inspected.json"):
        (cache / name).write_text("{}")
    read_cached_timeline(maker, cache)
    assert {each.name for each in cache.iterdir()} <= {"timeline.sqlite", "timeline.sqlite-journal"}


def test_a_folder_that_cannot_be_written_is_done_without(maker: RepositoryMaker, cache: Path) -> None:
    cache.write_text("a file")
    assert read_cached_timeline(maker, cache) == read_cached_timeline(maker, None)


def _read_often(root: Path, cache: Path) -> list[bool]:
    repository = open_repository(root)
    right = read_timeline(repository, "main", EvidencePolicy(), NOW)
    found = []
    for number in range(10):
        policy = EvidencePolicy(starts=None if number % 2 else day(number + 1))
        found.append(read_timeline(repository, "main", policy, NOW, cache) is not None)
        found.append(read_timeline(repository, "main", EvidencePolicy(), NOW, cache) == right)
    return found


def test_two_processes_at_once_read_alike(maker: RepositoryMaker, cache: Path) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        runs = [pool.submit(_read_often, maker.root, cache) for _ in range(2)]
        assert all(all(run.result()) for run in runs)
    assert store_file_of(cache, "timeline").is_file()


def test_a_submission_reads_alike_with_and_without(maker: RepositoryMaker, cache: Path) -> None:
    maker.branch("bai")
    path = "content/so/tin-tuc/c.vi.md"
    maker.page(day(6), path, "c")
    repository = open_repository(maker.root)
    without = read_open_submission(repository, "main", HEAD, (path,), EvidencePolicy(), NOW)
    for _ in range(2):
        assert read_open_submission(repository, "main", HEAD, (path,), EvidencePolicy(), NOW, cache) == without
