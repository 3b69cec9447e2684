"""What leads a target back is refused, unless that is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portalgen.publish.sending.order import ReleaseOrderError, check_order
from portalgen.publish.target.model import TargetStatus
from tests.makers.fixed_git import fixed_git

CLOCK = datetime.fromisoformat("2026-11-27T08:30+07:00")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Commits `first` and `second` of main, and `beside`, which main does not have."""
    folder = tmp_path_factory.mktemp("repository")
    with fixed_git() as git:
        git(folder, "init", "--quiet", "-b", "main")
        commits: dict[str, str] = {}
        for name in ("first", "second", "beside"):
            if name == "beside":
                git(folder, "checkout", "--quiet", "-b", "beside", commits["first"])
            git(folder, "commit", "--quiet", "--allow-empty", "-m", name)
            commits[name] = git(folder, "rev-parse", "HEAD").strip()
    return folder, commits


def confirmed(commit: str) -> TargetStatus:
    return TargetStatus(confirmed_commit=commit, confirmed_clock=CLOCK)


def test_a_later_commit_and_the_same_one_at_a_later_time_go_on(repository: tuple[Path, dict[str, str]]) -> None:
    folder, commits = repository
    check_order(commits["second"], CLOCK - timedelta(days=1), confirmed(commits["first"]), folder, CLOCK)
    check_order(commits["first"], CLOCK + timedelta(minutes=1), confirmed(commits["first"]), folder, CLOCK)
    check_order(commits["first"], CLOCK, TargetStatus(), folder, CLOCK)


def test_after_a_clock_that_was_ahead_the_right_time_goes_on(repository: tuple[Path, dict[str, str]]) -> None:
    folder, commits = repository
    right = CLOCK - timedelta(days=300)
    check_order(commits["first"], right, confirmed(commits["first"]), folder, right)
    with pytest.raises(ReleaseOrderError, match="was built for"):
        check_order(commits["first"], right, confirmed(commits["first"]), folder, CLOCK + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("live", "new", "minutes", "expected"),
    [
        ("second", "first", 5, "this would lead back"),
        ("second", "beside", 5, "this would lead back"),
        ("first", "first", -1, "what is live was built for 08:30, 27 Nov 2026"),
    ],
)
def test_what_leads_back_is_refused(
    repository: tuple[Path, dict[str, str]], live: str, new: str, minutes: int, expected: str
) -> None:
    folder, commits = repository
    with pytest.raises(ReleaseOrderError, match=expected):
        check_order(commits[new], CLOCK + timedelta(minutes=minutes), confirmed(commits[live]), folder, CLOCK)


def test_a_live_commit_that_the_repository_does_not_know_is_refused(
    repository: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder, commits = repository
    for place in (folder, tmp_path):
        with pytest.raises(ReleaseOrderError, match="git fetch"):
            check_order(commits["second"], CLOCK, confirmed("e" * 40), place, CLOCK)


def test_a_commit_that_stands_in_for_another_is_not_asked(
    repository: tuple[Path, dict[str, str]], git_in: Callable[..., str]
) -> None:
    folder, commits = repository
    git_in(folder, "replace", "--graft", commits["beside"], commits["second"])
    try:
        with pytest.raises(ReleaseOrderError, match="this would lead back"):
            check_order(commits["beside"], CLOCK, confirmed(commits["second"]), folder, CLOCK)
    finally:
        git_in(folder, "replace", "-d", commits["beside"])


@pytest.fixture
def git_in() -> Iterator[Callable[..., str]]:
    """Runs Git in a folder."""
    with fixed_git() as git:
        yield git
