"""Going back to a release that is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import NOON, edited, expected_files, publish, served_files

HOUR = timedelta(hours=1)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings())
    for number in range(1, 4):
        publish(folder, edited(number), NOON + number * HOUR)
    return folder


@pytest.mark.parametrize(("name", "number"), [(None, 2), ("1", 1), ("000001-2026", 1), (f"{2:040x}", 2)])
def test_a_kept_release_is_served_again_by_name_number_or_commit(target: Path, name: str | None, number: int) -> None:
    switched = roll_back(target, name, NOON)
    assert (switched.release.number, switched.new_files, switched.linked_files) == (number, 0, 0)
    assert served_files(target) == expected_files(edited(number))
    status = read_status(target)
    assert status.current
    assert (status.current.number, status.head_number, status.rolled_back) == (number, 3, True)


def test_what_comes_after_a_rollback_follows_the_newest_manifest(target: Path) -> None:
    roll_back(target, "1", NOON)
    roll_back(target, "3", NOON)
    assert not read_status(target).rolled_back
    roll_back(target, None, NOON)
    publish(target, edited(4), NOON)
    status = read_status(target)
    assert (status.head_number, status.rolled_back) == (4, False)
    assert [(each.number, each.is_current) for each in list_releases(target)] == [
        (4, True),
        (3, False),
        (2, False),
        (1, False),
    ]


@pytest.mark.parametrize(
    ("name", "reason"), [("9", "not-kept"), ("", "not-kept"), ("a\0", "not-kept"), ("3", "already-current")]
)
def test_a_release_that_is_gone_or_current_is_refused_with_those_that_are_kept(
    target: Path, name: str, reason: str
) -> None:
    with pytest.raises(TargetRefusedError) as caught:
        roll_back(target, name, NOON)
    assert caught.value.reason == reason
    if reason == "not-kept":
        assert all(each.name in caught.value.vi for each in list_releases(target))
    assert served_files(target) == expected_files(edited(3))


def test_before_the_first_release_there_is_nothing_to_go_back_to(target: Path) -> None:
    roll_back(target, "1", NOON)
    with pytest.raises(TargetRefusedError, match="no release before"):
        roll_back(target, None, NOON)
