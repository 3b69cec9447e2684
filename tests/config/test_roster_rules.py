"""What is wrong in the files of a roster, on a day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.roster_files import parse_portal_roster
from portalgen.config.roster_rules import check_roster_files
from portalgen.config.ssh_keys import parse_public_key
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.rosters import (
    BOARDS,
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


def faults(root: Path, documents: dict[str, Any], day: date = DAY) -> list[str]:
    """`CODE path` of what is wrong with these documents."""
    write_documents(root, documents)
    checked = check_roster_files(root, SITES, day)
    return [f"{each.code} {each.place.path.removeprefix('site-config/governance/')}" for each in checked.diagnostics]


def changed(path: str, document: dict[str, Any]) -> dict[str, Any]:
    return {**roster_documents(), path: document}


def test_a_portal_without_a_roster_has_no_fault(tmp_path: Path) -> None:
    checked = check_roster_files(tmp_path, SITES, DAY)
    assert (checked.roster, checked.diagnostics) == (None, ())


def test_a_roster_that_agrees_with_itself_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, roster_documents()) == []


def test_boards_without_the_portals_roster_are_of_no_use(tmp_path: Path) -> None:
    documents = roster_documents()
    del documents[ROSTER]
    assert faults(tmp_path, documents) == ["CFG134 roster.yaml"]


def test_a_board_in_the_file_of_another_site_is_not_used(tmp_path: Path) -> None:
    """Or the chief of one site would say who is chief of the other."""
    assert faults(tmp_path, changed(SO, board_of("xa"))) == ["CFG173 roster/so.yaml"]
    roster = check_roster_files(tmp_path, SITES, DAY).roster
    assert roster is not None
    assert sorted(roster.sites) == ["portal", "xa"]
    assert [each.id for each in roster.list_people("xa")] == ["xa-truong-ban"]


def test_a_board_of_no_site_is_reported_with_the_site_that_may_be_meant(tmp_path: Path) -> None:
    write_documents(tmp_path, changed(f"{BOARDS}/xaa.yaml", {**board_of("xaa"), "people": [person("ai", "chief")]}))
    (fault,) = check_roster_files(tmp_path, SITES, DAY).diagnostics
    assert fault.code == "CFG121"
    assert dict(fault.values)["suggestion"] == "xa"


@pytest.mark.parametrize("where", ["same board", "other board", "portal"])
def test_two_people_with_one_id_are_reported_at_the_second(tmp_path: Path, where: str) -> None:
    second = {"same board": "so-truong-ban", "other board": "portal-truong-ban", "portal": "chu-quan-1"}[where]
    board = board_of("so", {**person(second, "editor"), "keys": []})
    assert faults(tmp_path, changed(SO, board)) == ["CFG174 roster/so.yaml"]


@pytest.mark.parametrize("where", ["person", "release", "desk", "server"])
def test_a_key_that_stands_twice_is_reported_with_the_other_place(tmp_path: Path, where: str) -> None:
    line = key_line("so-truong-ban")
    documents = roster_documents()
    if where == "person":
        documents[ROSTER]["people"][0]["keys"] = [{"public": line}]
    else:
        documents[ROSTER][f"{where}_keys"] = [{"public": line}]
    assert faults(tmp_path, documents) == ["CFG175 roster/so.yaml"]
    (fault,) = check_roster_files(tmp_path, SITES, DAY).diagnostics
    assert str(dict(fault.values)["other"]).startswith(f"{ROSTER}:")


def test_an_account_that_two_people_share_is_reported_whatever_its_case(tmp_path: Path) -> None:
    board = board_of("so", person("so-thu-ky", "secretary", accounts={"github": "Tai-Khoan", "forgejo": "tai-khoan"}))
    other = board_of("xa", person("xa-thu-ky", "secretary", accounts={"github": "tai-khoan"}))
    assert faults(tmp_path, {**changed(SO, board), f"{BOARDS}/xa.yaml": other}) == ["CFG188 roster/xa.yaml"]


def test_a_passkey_needs_to_be_told_where_it_may_sign(tmp_path: Path) -> None:
    keys = [{"public": key_line("x", "sk-ecdsa-sha2-nistp256@openssh.com")}]
    documents = changed(SO, board_of("so", {**person("so-thu-ky", "secretary"), "keys": keys}))
    assert faults(tmp_path, documents) == ["CFG184 roster/so.yaml"]
    documents[ROSTER]["passkeys"] = {"relying_party": "example.vn", "origins": ["https://ban.example.vn"]}
    assert faults(tmp_path, documents) == []


class TestDays:
    def test_who_holds_no_role_any_more_is_reported_after_the_last_day(self, tmp_path: Path) -> None:
        roles = [{"role": "editor", "from": "2026-01-01", "to": "2026-03-01"},
                 {"role": "secretary", "from": "2026-02-01", "to": "2026-05-31"}]  # fmt: skip
        documents = changed(SO, board_of("so", {**person("so-thu-ky", "secretary"), "roles": roles}))
        assert faults(tmp_path, documents, date(2026, 5, 31)) == []
        assert faults(tmp_path, documents, date(2026, 6, 1)) == ["CFG178 roster/so.yaml"]

    def test_a_role_that_ended_beside_one_that_holds_is_no_fault(self, tmp_path: Path) -> None:
        roles = [
            {"role": "editor", "from": "2026-01-01", "to": "2026-03-01"},
            {"role": "secretary", "from": "2026-02-01"},
        ]
        assert faults(tmp_path, changed(SO, board_of("so", {**person("x", "editor"), "roles": roles}))) == []

    def test_a_role_or_a_delegation_that_ends_before_it_begins_never_holds(self, tmp_path: Path) -> None:
        roles = [
            {"role": "secretary", "from": "2026-05-01", "to": "2026-04-30"},
            {"role": "editor", "from": "2026-01-01"},
        ]
        backwards = delegation("so-truong-ban", "x", "2026-05-01", "2026-04-30")
        board = board_of("so", {**person("x", "editor"), "roles": roles}, delegations=[backwards])
        assert faults(tmp_path, changed(SO, board)) == ["CFG180 roster/so.yaml", "CFG180 roster/so.yaml"]

    @given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    def test_a_delegation_is_reported_on_every_day_after_its_last(self, day: date) -> None:
        from tempfile import TemporaryDirectory

        board = board_of("so", person("x", "editor"), delegations=[delegation("so-truong-ban", "x", last="2026-06-30")])
        with TemporaryDirectory() as folder:
            expected = ["CFG179 roster/so.yaml"] if day > date(2026, 6, 30) else []
            assert faults(Path(folder), changed(SO, board), day) == expected


class TestDelegations:
    def test_nobody_but_a_chief_delegates(self, tmp_path: Path) -> None:
        people = [person("so-thu-ky", "secretary"), person("so-uy-vien", "commissioner")]
        board = board_of("so", *people, delegations=[delegation("so-thu-ky", "so-uy-vien")])
        assert faults(tmp_path, changed(SO, board)) == ["CFG181 roster/so.yaml"]

    def test_who_was_chief_at_another_time_does_not_delegate(self, tmp_path: Path) -> None:
        roles = [{"role": "chief", "from": "2026-01-01", "to": "2026-01-31"}, {"role": "editor", "from": "2026-02-01"}]
        board = board_of(
            "so", {**person("cu", "chief"), "roles": roles}, delegations=[delegation("cu", "so-truong-ban")]
        )
        assert faults(tmp_path, changed(SO, board)) == ["CFG181 roster/so.yaml"]

    def test_people_of_another_board_neither_give_nor_receive(self, tmp_path: Path) -> None:
        board = board_of("so", delegations=[delegation("xa-truong-ban", "so-truong-bann")])
        assert faults(tmp_path, changed(SO, board)) == ["CFG182 roster/so.yaml", "CFG182 roster/so.yaml"]


class TestFiles:
    def test_a_link_in_the_place_of_a_roster_is_reported_and_not_followed(self, tmp_path: Path) -> None:
        write_documents(tmp_path, roster_documents())
        (tmp_path / BOARDS / "so.yaml").unlink()
        (tmp_path / BOARDS / "so.yaml").symlink_to("xa.yaml")
        checked = check_roster_files(tmp_path, SITES, DAY)
        assert [each.code for each in checked.diagnostics] == ["CFG189"]
        assert checked.roster is not None
        assert sorted(checked.roster.sites) == ["portal", "xa"]

    def test_what_leads_out_of_the_portal_is_not_read(self, tmp_path: Path) -> None:
        write_documents(tmp_path / "outside", roster_documents())
        (tmp_path / "portal" / "site-config").mkdir(parents=True)
        (tmp_path / "portal" / "site-config" / "governance").symlink_to(tmp_path / "outside/site-config/governance")
        assert check_roster_files(tmp_path / "portal", SITES, DAY).roster is None

    @pytest.mark.parametrize("name", ["so.yml", "cu/so.yaml", "ghi-chu.txt"])
    def test_a_file_that_is_no_board_is_reported(self, tmp_path: Path, name: str) -> None:
        write_documents(tmp_path, roster_documents())
        file = tmp_path / BOARDS / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("version: 1\n")
        assert [each.place.path for each in check_roster_files(tmp_path, SITES, DAY).diagnostics] == [
            f"{BOARDS}/{name}"
        ]

    def test_each_file_with_a_fault_is_named_and_the_others_are_used(self, tmp_path: Path) -> None:
        write_documents(tmp_path, roster_documents())
        (tmp_path / BOARDS / "so.yaml").write_bytes(b"\xff")
        (tmp_path / BOARDS / "xa.yaml").write_text("version: 0\nsite: xa\n")
        checked = check_roster_files(tmp_path, SITES, DAY)
        assert [each.code for each in checked.diagnostics][:1] == ["CFG108"]
        assert {each.place.path for each in checked.diagnostics} == {f"{BOARDS}/so.yaml", f"{BOARDS}/xa.yaml"}
        assert checked.roster is not None
        assert sorted(checked.roster.sites) == ["portal"]
        assert checked.sources.boards == set(SITES)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fault_says_what_is_wrong_and_the_way_out(tmp_path: Path, language: str) -> None:
    board = board_of("so", person("chu-quan-1", "editor"), delegations=[delegation("ai", "ai")])
    write_documents(tmp_path, changed(SO, board))
    for each in check_roster_files(tmp_path, SITES, DAY).diagnostics:
        assert "{" not in sentence_of(each, language)
    codes = [CODES[f"CFG{number}"] for number in range(173, 192)]
    assert all(each.vi[2] and each.en[2] and each.party == "board" for each in codes)
    warnings = {each.code for each in codes if each.severity is Severity.WARNING}
    assert warnings == {"CFG176", "CFG177", "CFG178", "CFG179", "CFG185", "CFG186", "CFG187", "CFG188"}


def shown(**portal: object) -> list[tuple[str, str, str]]:
    """(what is wrong, the way out, excerpt) of a portal's roster with these values."""
    document = {**roster_documents()[ROSTER], **portal}
    faults = parse_portal_roster(json.dumps(document).encode())[1]
    return [(sentence_of(each, "vi"), help_of(each, "vi"), each.place.excerpt) for each in faults]


def with_key(public: str) -> dict[str, object]:
    return {"people": [{**person("chu-quan-1", "owner"), "keys": [{"public": public}]}]}


def test_a_private_key_is_not_repeated_and_said_to_be_disclosed() -> None:
    secret = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmU"
    (found,) = shown(**with_key(f"-----BEGIN OPENSSH PRIVATE KEY-----\n{secret}\n-----END OPENSSH PRIVATE KEY-----\n"))
    assert secret not in "".join(found)
    assert "đã lộ" in found[0] and "khóa mới" in found[1]


def test_a_key_of_another_kind_names_the_kinds_that_sign() -> None:
    (found,) = shown(**with_key("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ== a"))
    assert "ssh-ed25519" in found[0] and "ssh-keygen -t ed25519" in found[1]


def test_a_public_key_in_the_place_of_a_fingerprint_gets_its_fingerprint() -> None:
    line = key_line("so-truong-ban")
    entry = {"key": line, "since": "abc", "reason": "mất thẻ"}
    fingerprint, commit = shown(revocations=[entry])
    assert parse_public_key(line).fingerprint in fingerprint[1]
    assert "git rev-parse" in commit[1]
    assert "ssh-keygen -lf" in shown(revocations=[{**entry, "key": "SHA256:x", "since": "a" * 40}])[0][1]


def test_a_wrong_role_or_day_is_one_fault() -> None:
    wrong = [{"role": "ownr", "from": "2026-01-01"}], [{"role": "owner", "from": "01/02/2026"}]
    for roles in wrong:
        assert len(shown(people=[{**person("chu-quan-1", "owner"), "roles": roles}])) == 1
    assert len(shown(people=[{**person("chu-quan-1", "owner"), "roles": []}])) == 1
