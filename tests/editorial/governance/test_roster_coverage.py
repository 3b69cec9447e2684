"""Whether somebody can decide: what is missing on a day, and how grave that is by what is asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from portalgen.config.legal import list_site_ids
from portalgen.editorial.governance.roster_coverage import check_roster
from tests.makers.rosters import (
    BOARDS,
    POLICY,
    ROSTER,
    SITES,
    board_of,
    delegation,
    key_line,
    person,
    roster_documents,
    write_documents,
)

DAY = date(2026, 11, 24)
SO = f"{BOARDS}/so.yaml"
SHIPPED = Path(__file__).resolve().parents[3]


def missing(root: Path, documents: dict[str, Any], day: date = DAY, **policy: str) -> list[str]:
    """`CODE path` of what is missing, where the policy asks for these levels by class."""
    classes = {"classes": {name: {"level": level} for name, level in {"content": "platform", **policy}.items()}}
    write_documents(root, {**documents, POLICY: {"approval": classes}})
    return [
        f"{each.code} {each.place.path.removeprefix('site-config/governance/')}"
        for each in check_roster(root, SITES, day)
    ]


def without_keys(document: dict[str, Any]) -> dict[str, Any]:
    people = [{name: value for name, value in each.items() if name != "keys"} for each in document["people"]]
    return {**document, "people": people}


def reporting_only() -> dict[str, Any]:
    """The roster of the first day: nobody has a key, every board only reports."""
    documents = {path: without_keys(document) for path, document in roster_documents().items()}
    boards = {path: {**document, "mode": "report_only"} for path, document in documents.items() if path != ROSTER}
    return {ROSTER: documents[ROSTER], **boards}


def test_a_portal_without_a_roster_lacks_nothing_whatever_the_policy_asks_for(tmp_path: Path) -> None:
    assert missing(tmp_path, {}, content="person") == []


def test_a_roster_with_keys_meets_every_demand(tmp_path: Path) -> None:
    classes = dict.fromkeys(("content", "governance", "portal_roster", "rules", "site_settings", "platform"), "person")
    assert missing(tmp_path, roster_documents(), **classes) == []


def test_before_anything_is_required_nobody_needs_a_key(tmp_path: Path) -> None:
    assert missing(tmp_path, reporting_only()) == []


def test_the_shipped_sample_lacks_nothing() -> None:
    assert check_roster(SHIPPED, list_site_ids(SHIPPED), DAY) == ()


class TestBoards:
    def test_a_site_without_a_board_is_reported_at_the_site(self, tmp_path: Path) -> None:
        documents = roster_documents()
        del documents[SO]
        assert missing(tmp_path, documents) == ["CFG176 site-config/sites/so.yaml"]

    def test_a_board_with_a_faulty_file_is_not_missing_as_well(self, tmp_path: Path) -> None:
        assert missing(tmp_path, {**roster_documents(), SO: {"version": 0, "site": "so"}}) == ["CFG103 roster/so.yaml"]

    @pytest.mark.parametrize(("day", "codes"), [("2026-01-01", 0), ("2025-12-31", 3)])
    def test_a_board_is_without_a_chief_until_the_appointment_begins(
        self, tmp_path: Path, day: str, codes: int
    ) -> None:
        found = missing(tmp_path, roster_documents(), date.fromisoformat(day))
        assert sum(each.startswith("CFG177") for each in found) == codes

    def test_a_required_board_whose_chief_has_no_key_is_not_finished(self, tmp_path: Path) -> None:
        assert missing(tmp_path, {**roster_documents(), SO: without_keys(board_of("so"))}) == ["CFG185 roster/so.yaml"]

    def test_where_signed_records_are_asked_for_such_a_board_is_locked_out(self, tmp_path: Path) -> None:
        documents = {**roster_documents(), SO: without_keys(board_of("so"))}
        assert missing(tmp_path, documents, content="person") == ["CFG186 roster/so.yaml"]
        assert missing(tmp_path, {**documents, SO: {**documents[SO], "mode": "report_only"}}, content="person") == []

    def test_without_a_board_or_a_chief_that_is_said_and_not_that_a_key_is_missing(self, tmp_path: Path) -> None:
        documents = {**roster_documents(), SO: {**board_of("so"), "people": [person("so-bien-tap", "editor")]}}
        assert missing(tmp_path, documents, content="person") == ["CFG177 roster/so.yaml"]
        (tmp_path / SO).unlink()
        del documents[SO]
        assert missing(tmp_path, documents, content="person") == ["CFG176 site-config/sites/so.yaml"]

    def test_a_board_that_requires_approval_has_to_have_a_policy_that_demands_it(self, tmp_path: Path) -> None:
        documents = roster_documents()
        assert missing(tmp_path, documents, content="none") == ["CFG190 policy.yaml"]
        (tmp_path / POLICY).unlink()
        assert [each.code for each in check_roster(tmp_path, SITES, DAY)] == ["CFG190"]
        lenient = {path: {**each, "mode": "report_only"} for path, each in documents.items() if path != ROSTER}
        assert missing(tmp_path, {**documents, **lenient}, content="none") == []

    @pytest.mark.parametrize(("sections", "found"), [([], []), (["tin-tuc"], ["CFG186 roster/so.yaml"])])
    def test_a_delegate_for_the_whole_site_signs_in_the_chiefs_place(
        self, tmp_path: Path, sections: list[str], found: list[str]
    ) -> None:
        chief = {**person("so-truong-ban", "chief"), "keys": []}
        given = {**delegation("so-truong-ban", "so-pho"), "sections": sections}
        board = {**board_of("so"), "people": [chief, person("so-pho", "deputy")], "delegations": [given]}
        assert missing(tmp_path, {**roster_documents(), SO: board}, content="person") == found

    def test_a_revoked_key_signs_nothing(self, tmp_path: Path) -> None:
        from portalgen.config.ssh_keys import parse_public_key

        documents = roster_documents()
        revoked = parse_public_key(key_line("so-truong-ban")).fingerprint
        documents[ROSTER]["revocations"] = [{"key": revoked, "since": "a" * 40, "reason": "mất thiết bị"}]
        assert missing(tmp_path, documents, content="person") == ["CFG186 roster/so.yaml"]


class TestPortal:
    def test_fewer_than_three_owners_are_too_few(self, tmp_path: Path) -> None:
        documents = roster_documents()
        documents[ROSTER]["people"][0]["roles"][0]["to"] = "2026-10-31"
        assert missing(tmp_path, documents, date(2026, 10, 31)) == []
        assert missing(tmp_path, documents) == ["CFG178 roster.yaml", "CFG183 roster.yaml"]

    def test_a_portal_without_a_platform_is_not_finished(self, tmp_path: Path) -> None:
        documents = roster_documents()
        documents[ROSTER]["people"].pop()
        assert missing(tmp_path, documents) == ["CFG187 roster.yaml"]

    def test_two_owners_have_to_sign_a_change_of_governance(self, tmp_path: Path) -> None:
        documents = roster_documents()
        for each in documents[ROSTER]["people"][:2]:
            each["keys"] = []
        assert missing(tmp_path, documents) == ["CFG191 roster.yaml"]
        assert missing(tmp_path, documents, governance="person", portal_roster="person") == ["CFG191 roster.yaml"]

    def test_nobody_of_the_portal_needs_a_key_before_a_board_is_required(self, tmp_path: Path) -> None:
        classes = dict.fromkeys(("content", "governance", "platform", "rules", "site_settings"), "person")
        assert missing(tmp_path, reporting_only(), **classes) == []

    def test_owners_without_keys_are_reported_once_boards_are_required(self, tmp_path: Path) -> None:
        documents = roster_documents()
        documents[ROSTER] = without_keys(documents[ROSTER])
        assert missing(tmp_path, documents) == ["CFG191 roster.yaml", "CFG185 roster.yaml"]
