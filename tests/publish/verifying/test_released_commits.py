"""Commits of signed releases: only manifests of the portal that a release key of the roster signed are witnesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.roster import PortalRoster, Revocation, Roster
from portalgen.config.ssh_keys import parse_public_key
from portalgen.errors import UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.publish.manifest import RELEASE_NAMESPACE, ReleaseManifest, format_manifest
from portalgen.publish.verifying.released_commits import read_released_commits
from portalgen.timeline.model import ReleasedCommit
from tests.makers.board_repository import small_roster
from tests.makers.signers import Signer

RELEASER = Signer("may-phat-hanh")
KEY = parse_public_key(RELEASER.public)
CLOCK = datetime(2026, 6, 3, 10, 30, tzinfo=VIETNAM)
COMMIT = "ab" * 20


def roster_with(change: Callable[[PortalRoster], PortalRoster] = lambda portal: portal) -> Roster:
    roster = small_roster()
    return replace(roster, portal=change(replace(roster.portal, release_keys=(KEY,))))


def write(folder: Path, portal: str, *, number: int = 1, signer: Signer = RELEASER, namespace: str = "") -> Path:
    """A manifest and its signature."""
    data = format_manifest(
        ReleaseManifest(portal, "so.example.vn", number, "" if number == 1 else "0" * 64, COMMIT, CLOCK, {})
    )
    file = folder / f"{number}.json"
    file.write_bytes(data)
    (folder / f"{number}.json.sig").write_bytes(signer.sign(data, namespace or RELEASE_NAMESPACE))
    return file


def test_a_release_was_made_by_the_end_of_the_minute_of_its_clock(tmp_path: Path) -> None:
    roster = roster_with()
    file = write(tmp_path, roster.portal.portal)
    released = ReleasedCommit(COMMIT, CLOCK.replace(minute=31))
    assert read_released_commits((file,), roster) == (released,)
    write(tmp_path, roster.portal.portal, number=2)
    assert read_released_commits((tmp_path,), roster) == (released, released)


@pytest.mark.parametrize("spoiled", ["key", "namespace", "portal", "unsigned", "revoked", "bytes"])
def test_a_manifest_that_nobody_may_have_signed_is_refused_by_name(tmp_path: Path, spoiled: str) -> None:
    revoked = (Revocation(KEY.fingerprint, "", "mất khóa"),) if spoiled == "revoked" else ()
    roster = roster_with(lambda portal: replace(portal, revocations=revoked))
    file = write(
        tmp_path,
        "cong-khac" if spoiled == "portal" else roster.portal.portal,
        signer=Signer("nguoi-la") if spoiled == "key" else RELEASER,
        namespace="approval@portalgen" if spoiled == "namespace" else "",
    )
    if spoiled == "unsigned":
        file.with_name("1.json.sig").unlink()
    if spoiled == "bytes":
        file.write_bytes(file.read_bytes().replace(b"ab", b"ba"))
    with pytest.raises(UsageError, match=r"1\.json.*release_keys"):
        read_released_commits((file,), roster)


def test_a_file_that_is_no_manifest_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "khac.json"
    file.write_text("{}")
    with pytest.raises(UsageError, match=r"khac\.json"):
        read_released_commits((file,), roster_with())
