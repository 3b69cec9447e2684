"""Removing all former releases: what was taken down for good lies on the web server no longer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.forgetting import forget_former_releases
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import MAIN_HOST, NOON, edited, expected_files, publish, served_files

HOUR = timedelta(hours=1)
SECRET = b"0123456789 of a person"
PICTURE = f"{MAIN_HOST}/assets/0bad/secret.css"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A leak is live, and the next release has it no longer."""
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings())
    page = f"{MAIN_HOST}/tin-tuc/bai/index.html"
    publish(folder, edited(1).with_files({PICTURE: SECRET, page: b"<p>" + SECRET + b"</p>"}), NOON + HOUR)
    publish(folder, edited(2), NOON + 2 * HOUR)
    return folder


def bytes_below(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file() and not each.is_symlink())


def test_what_only_former_releases_had_is_nowhere_below_the_target(target: Path) -> None:
    assert SECRET in bytes_below(target) and (target / "shared" / PICTURE).is_file()
    forgotten = forget_former_releases(target, NOON + 3 * HOUR)
    assert SECRET not in bytes_below(target)
    assert (len(forgotten.names), forgotten.shared_files) == (1, 1)
    assert [each.number for each in list_releases(target)] == [2]


def test_what_is_live_stays_whole_and_the_chain_goes_on(target: Path) -> None:
    forget_former_releases(target, NOON + 3 * HOUR)
    assert served_files(target) == expected_files(edited(2))
    assert (target / "shared" / f"{MAIN_HOST}/assets/00ff/site.css").is_file()
    publish(target, edited(3), NOON + 4 * HOUR)
    assert read_status(target).head_number == 3
    assert (target / "records/manifests/1.json").is_file()


def test_nobody_can_go_back_to_what_was_forgotten(target: Path) -> None:
    forget_former_releases(target, NOON + 3 * HOUR)
    with pytest.raises(TargetRefusedError, match="no release before"):
        roll_back(target, None, NOON + 4 * HOUR)


def test_a_target_that_serves_nothing_has_nothing_to_forget(tmp_path: Path) -> None:
    set_up_target(tmp_path / "srv", TargetSettings())
    with pytest.raises(TargetRefusedError, match="nothing is live"):
        forget_former_releases(tmp_path / "srv", NOON)
