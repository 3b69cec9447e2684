"""Going back to a release that is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.publish.details import format_details
from portalgen.publish.manifest import format_manifest
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.receiving import begin_release, confirm_release
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import NOON, begin, edited, expected_files, publish, served_files

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


def test_the_beginning_of_several_names_is_refused_with_all_of_them(target: Path) -> None:
    with pytest.raises(TargetRefusedError) as caught:
        roll_back(target, "00000", NOON)
    assert caught.value.reason == "ambiguous"
    assert all(each.name in caught.value.vi for each in list_releases(target))


def test_a_name_that_does_not_fit_says_nothing_about_the_last_release(target: Path) -> None:
    before = (target / "status.json").read_bytes()
    with pytest.raises(TargetRefusedError):
        roll_back(target, "77", NOON)
    assert (target / "status.json").read_bytes() == before
    assert '"reason": "not-kept"' in (target / "log.jsonl").read_text("utf-8").splitlines()[-1]


def test_the_newest_commit_that_was_known_of_what_was_left_is_remembered(target: Path) -> None:
    later = replace(edited(3), commit="c" * 40)
    assert begin(target, later, NOON).same_content
    confirm_release(target, later.commit, later.clock, NOON)
    assert read_status(target).left_commit == ""
    roll_back(target, None, NOON + 5 * HOUR)
    roll_back(target, None, NOON + 5 * HOUR)
    status = read_status(target)
    assert (status.head_commit, status.left_commit) == (edited(3).commit, later.commit)
    roll_back(target, "3", NOON + 5 * HOUR)
    assert read_status(target).left_commit == ""


def test_what_was_under_way_when_someone_went_back_does_not_undo_that(target: Path) -> None:
    roll_back(target, None, NOON + 5 * HOUR)
    under_way = edited(4)
    with pytest.raises(TargetRefusedError) as caught:
        publish(target, under_way, NOON + 6 * HOUR)
    assert caught.value.reason == "rolled-back" and "--rollback" in caught.value.vi
    manifest = format_manifest(under_way.manifest(read_status(target)))
    asked = (manifest, None, under_way.lists(), format_details(under_way.details), NOON + 6 * HOUR)
    assert begin_release(target, *asked, rollback=True).name
    afterwards = replace(under_way, details=replace(under_way.details, prepared=NOON + 6 * HOUR))
    publish(target, afterwards, NOON + 6 * HOUR)
    assert served_files(target) == expected_files(afterwards)


def test_before_the_first_release_there_is_nothing_to_go_back_to(target: Path) -> None:
    roll_back(target, "1", NOON)
    with pytest.raises(TargetRefusedError, match="no release before"):
        roll_back(target, None, NOON)
