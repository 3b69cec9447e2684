"""Where signed releases are kept, readers have an item from the first one that served it."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.history.repository import open_repository
from portalgen.timeline.model import EvidencePolicy, ReceiptLog, ReleasedCommit
from portalgen.timeline.read import read_timeline
from tests.makers.repository import RepositoryMaker, day

NOW = day(60)


def published(maker: RepositoryMaker, *released: tuple[str, datetime]) -> tuple[object, ...]:
    """Latest and earliest time of the publication of `a`, its strength and reason."""
    log = ReceiptLog(released=tuple(ReleasedCommit(commit, at) for commit, at in released))
    found = read_timeline(open_repository(maker.root), "main", EvidencePolicy(receipts=log), NOW).items["a"].publication
    return found.at, found.earliest, found.strength, found.reason


@pytest.fixture
def line(maker: RepositoryMaker) -> tuple[str, str, str]:
    """Commits of main before `a`, with it (4 March), and after it."""
    before = maker.head()
    maker.submit(day(2), day(4), "a")
    with_item = maker.head()
    maker.submit(day(5), day(6), "b")
    return before, with_item, maker.head()


def test_the_first_release_that_served_it_is_its_publication(
    maker: RepositoryMaker, line: tuple[str, str, str]
) -> None:
    before, with_item, after = line
    releases = (before, day(3)), (with_item, day(5)), (after, day(7))
    assert published(maker, *releases) == (day(5), day(4), "weak", "released")


def test_readers_had_nothing_before_the_last_release_without_it(
    maker: RepositoryMaker, line: tuple[str, str, str]
) -> None:
    before, _, after = line
    assert published(maker, (before, day(3)), (before, day(5)), (after, day(7))) == (
        day(7), day(5), "weak", "released"
    )  # fmt: skip


def test_what_no_release_serves_is_not_known_to_be_published(
    maker: RepositoryMaker, line: tuple[str, str, str]
) -> None:
    assert published(maker, (line[0], day(3))) == (day(4), None, "unproven", "unreleased")


def test_what_came_before_releases_were_kept_stays_proven(maker: RepositoryMaker, line: tuple[str, str, str]) -> None:
    assert published(maker, (line[2], day(7))) == (day(4), None, "proven", "merged")
