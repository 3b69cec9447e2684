"""What a change of a roster gives, takes away and lowers; and whom an e-mail address names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from portalgen.config.approval_policy import ApprovalPolicy, ClassApproval
from portalgen.config.roster import Revocation, Roster, SignerKey
from portalgen.editorial.governance.governance_effects import count_owners, list_gains, list_lowered, only_removes_keys
from portalgen.editorial.governance.governance_files import GovernanceError, parse_governance
from portalgen.editorial.roster.claims import find_claimants
from tests.makers.board import PORTAL, ROSTER, dump, person, roster_path

DAY = date(2026, 6, 1)


def files() -> dict[str, bytes]:
    """Three owners, and a board with a chief and a deputy."""
    owners = [person(f"owner-{number}", "Lãnh đạo Văn phòng", "owner") for number in (1, 2, 3)]
    board = [person("chief-so", "Trưởng Ban", "chief"), person("deputy-so", "Phó Trưởng Ban", "deputy")]
    board[0]["accounts"] = {"github": "TruongBan"}
    return {
        ROSTER: dump({"version": 1, "portal": PORTAL, "people": owners}).encode(),
        roster_path("so"): dump({"version": 1, "site": "so", "people": board}).encode(),
    }


@pytest.fixture
def roster() -> Roster:
    return parse_governance(files()).roster


def with_board(roster: Roster, **changes: Any) -> Roster:
    """The roster with another board of the site."""
    return replace(roster, sites=MappingProxyType({"so": replace(roster.sites["so"], **changes)}))


def without_keys(roster: Roster, id: str) -> Roster:
    people = tuple(replace(each, keys=()) if each.id == id else each for each in roster.portal.people)
    return replace(roster, portal=replace(roster.portal, people=people, version=roster.portal.version + 1))


def test_taking_away_is_less_and_nothing_else_is(roster: Roster) -> None:
    key = roster.portal.people[0].keys[0]
    less = without_keys(roster, "owner-1")
    revoked = replace(
        roster, portal=replace(roster.portal, revocations=(Revocation(key.fingerprint, "1" * 40, "mẫu"),))
    )
    assert only_removes_keys(roster, less) and only_removes_keys(roster, revoked)
    assert not only_removes_keys(less, roster)
    assert not only_removes_keys(revoked, roster)
    assert not only_removes_keys(roster, with_board(roster, mode="report_only"))
    with_server = replace(roster, portal=replace(roster.portal, server_keys=(key,)))
    assert only_removes_keys(with_server, roster) and not only_removes_keys(roster, with_server)
    assert not only_removes_keys(roster, replace(roster, sites=MappingProxyType({})))
    assert not only_removes_keys(roster, with_board(roster, people=roster.sites["so"].people[:1]))


def test_a_key_that_moves_to_another_person_is_not_taken_away(roster: Roster) -> None:
    first, second, third = roster.portal.people
    moved = (replace(first, keys=()), replace(second, keys=first.keys), third)
    assert not only_removes_keys(roster, replace(roster, portal=replace(roster.portal, people=moved)))


def test_owners_are_counted_with_those_who_can_sign(roster: Roster) -> None:
    assert count_owners(roster, DAY) == (3, 3)
    assert count_owners(without_keys(roster, "owner-2"), DAY) == (3, 2)
    assert count_owners(roster, date(2025, 12, 31)) == (0, 0)


def test_a_role_a_key_and_a_delegation_are_gains(roster: Roster) -> None:
    chief, deputy = roster.sites["so"].people
    promoted = replace(deputy, appointments=(*deputy.appointments, *chief.appointments))
    equipped = replace(deputy, keys=(*deputy.keys, SignerKey("ssh-ed25519", b"x", "SHA256:x")))
    for changed in (promoted, equipped):
        assert list(list_gains(roster, with_board(roster, people=(chief, changed)))) == ["deputy-so"]
    assert list_gains(roster, roster) == {}


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({"classes": {}}, 1),
        ({"classes": {"content": ClassApproval("platform", ("review", "approve"))}}, 1),
        ({"classes": {"content": ClassApproval("person", ("approve",))}}, 1),
        ({"emergency_review": timedelta(hours=48)}, 1),
        ({"emergency_review": timedelta(hours=12)}, 0),
        ({"classes": {"content": ClassApproval("person", ("review", "approve")), "rules": ClassApproval("person")}}, 0),
    ],
)
def test_what_asks_for_less_is_lowered(roster: Roster, changes: Mapping[str, Any], count: int) -> None:
    before = ApprovalPolicy({"content": ClassApproval("person", ("review", "approve"))})
    lowered = list(list_lowered((roster, before), (roster, replace(before, **changes))))
    assert len(lowered) == count


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"rules": "person"}, {}, ["rules and limits: from person down to none"]),
        ({"rules": "person"}, {"rules": "person", "legal": "person"}, []),
        ({"rules": "person"}, {"rules": "person", "legal": "none"}, ["law and time limits: from person down to none"]),
        (
            {"rules": "person", "legal": "person"},
            {"rules": "person"},
            ["law and time limits: from 2 signatures down to 1"],
        ),
    ],
)
def test_the_law_is_lowered_by_its_level_and_by_its_signatures(
    roster: Roster, before: Mapping[str, Any], after: Mapping[str, Any], expected: list[str]
) -> None:
    old, new = (ApprovalPolicy({id: ClassApproval(level) for id, level in each.items()}) for each in (before, after))
    assert [what.en for _, what in list_lowered((roster, old), (roster, new))] == expected


def test_a_board_that_only_reports_from_now_on_is_lowered(roster: Roster) -> None:
    policy = ApprovalPolicy()
    lenient = with_board(roster, mode="report_only", allow_single_editor=True)
    assert [site for site, _ in list_lowered((roster, policy), (lenient, policy))] == ["so", "so"]
    assert list(list_lowered((lenient, policy), (roster, policy))) == []


@pytest.mark.parametrize(
    ("email", "ids"),
    [
        ("chief-so@example.vn", ["chief-so"]),
        ("12345+truongban@users.noreply.github.com", ["chief-so"]),
        ("TruongBan@example.vn", ["chief-so"]),
        ("la@example.vn", []),
        ("@example.vn", []),
        ("", []),
    ],
)
def test_an_address_names_who_has_the_account_or_the_id(roster: Roster, email: str, ids: list[str]) -> None:
    people = [person for person, _ in roster.list_everybody()]
    assert [each.id for each in find_claimants(email, people)] == ids


@pytest.mark.parametrize(
    "changed",
    [
        {ROSTER: b"\xff"},
        {ROSTER: b"version: 1\n"},
        {roster_path("so"): dump({"version": 1, "site": "xa", "people": []}).encode()},
        {
            roster_path("so"): dump(
                {"version": 1, "site": "so", "people": [person("owner-1", "Trùng mã", "chief")]}
            ).encode()
        },
        {"site-config/governance/policy.yaml": b"merge_method: [\n"},
        {"site-config/governance/waivers.yaml": b"waivers: 1\n"},
    ],
)
def test_files_with_faults_say_which(changed: Mapping[str, bytes]) -> None:
    with pytest.raises(GovernanceError) as error:
        parse_governance({**files(), **changed})
    assert error.value.problem.vi and error.value.problem.en


def test_to_ask_for_receipts_later_or_no_more_is_less(roster: Roster) -> None:
    early, late = (datetime(2026, month, 1, tzinfo=UTC) for month in (6, 7))

    def is_lowered(before: datetime | None, after: datetime | None) -> bool:
        policies = (ApprovalPolicy(receipts_since=each) for each in (before, after))
        return bool(list(list_lowered(*((roster, each) for each in policies))))

    assert is_lowered(early, None) and is_lowered(early, late)
    assert not is_lowered(None, early) and not is_lowered(late, early) and not is_lowered(early, early)
