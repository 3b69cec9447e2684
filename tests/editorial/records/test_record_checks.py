"""Whether a record is valid by a roster: who signed it, whether they may, when, and what it has to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from portalgen.config.roster import Roster
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.authority import find_met_needs, index_signers
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    RecordFile,
    StoredFile,
    check_record,
)
from portalgen.editorial.records.record_times import CLOCK_SKEW
from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileState,
    PathChange,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.law.calendar import VIETNAM
from tests.makers.board_repository import PORTAL, SIGNERS, portal_roster, small_roster, so_roster
from tests.makers.signers import ORIGIN, PasskeySigner, Signer

ONTO = "a" * 40
ONTO_AT = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)
SIGNED = ONTO_AT + timedelta(hours=1)
LANDED = ONTO_AT + timedelta(hours=2)
ROSTER = small_roster()
NEWS = "content/so/tin-tuc/hop-bao.vi.md"


def change(path: str) -> PathChange:
    return PathChange(path, None, FileState("100644", "ab" * 32, 12))


RECORD = ApprovalRecord(PORTAL, ONTO, "approve", (change(NEWS),), "giam-doc-so", SIGNED)


def stored(record: ApprovalRecord, signer: Signer) -> RecordFile:
    """A record and its signature, in their place."""
    data = write_record(record)
    path = record_path(record, digest_of_record(data))
    return RecordFile(path, StoredFile("100644", data), StoredFile("100644", signer.sign(data)))


def check(
    file: RecordFile, roster: Roster = ROSTER, *, landed: datetime = LANDED, revoked: frozenset[str] = frozenset()
) -> CheckedRecord:
    """The record, checked; each problem says what it is and what to do in both languages."""
    checked = check_record(file, index_signers(roster), RecordCircumstances({ONTO: ONTO_AT}, landed, revoked))
    for each in (*checked.problems, *checked.remarks):
        assert all(sentence_of(each, language) and help_of(each, language) for language in ("vi", "en"))
        assert each.place.path in (file.path, signature_path(file.path))
    return checked


def codes(checked: CheckedRecord) -> list[str]:
    return [each.code for each in checked.problems]


def problems_of(by: str = "giam-doc-so", signer: str = "", roster: Roster = ROSTER, **values: Any) -> list[str]:
    """Codes of what is wrong with the record with other values, signed by `signer` (else by whom it names)."""
    record = replace(RECORD, by=by, **values)
    return codes(check(stored(record, SIGNERS[signer or by]), roster))


def test_a_valid_record_says_who_signed_it_with_what() -> None:
    checked = check(stored(RECORD, SIGNERS["giam-doc-so"]))
    assert checked.counts and not checked.remarks
    assert checked.person is not None and checked.person.post == "Giám đốc Sở (mẫu)"
    assert (checked.signer.site, checked.key) == ("so", SIGNERS["giam-doc-so"].fingerprint)  # type: ignore[union-attr]
    assert checked.authority is not None and checked.authority.member == checked.signer


@pytest.mark.parametrize(
    "id", ["van-phong-1", "van-hanh", "chu-tich-xa", "thu-ky-so", "pho-giam-doc-so", "bien-tap-so"]
)
def test_only_the_boards_chief_approves_its_pages(id: str) -> None:
    assert problems_of(by=id) == ["APR134"]


class TestFiles:
    def test_a_file_has_the_name_and_folder_of_what_is_in_it(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        for path in ("site-config/approvals/xa/2026/x.json", file.path.replace("2026", "2025"), file.path.upper()):
            assert codes(check(replace(file, path=path))) == ["APR104"]

    def test_a_record_that_became_a_link_is_none(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        assert codes(check(replace(file, record=StoredFile("120000", None)))) == ["APR105"]
        assert codes(check(replace(file, signature=StoredFile("120000", None)))) == ["APR105"]

    def test_a_record_without_signature_or_with_two_says_which(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        assert codes(check(replace(file, signature=None))) == ["APR111"]
        assert codes(check(replace(file, signature=StoredFile("100644", b"")))) == ["APR111"]
        assert file.signature is not None and file.signature.data is not None
        assert codes(check(replace(file, signature=StoredFile("100644", file.signature.data * 2)))) == ["APR112"]
        assert codes(check(replace(file, signature=StoredFile("100644", None)))) == ["APR113"]

    def test_bytes_that_are_no_record_are_no_record_whoever_signed_them(self) -> None:
        data = write_record(RECORD).replace(b'"size":12', b'"size":NaN')
        signed = StoredFile("100644", SIGNERS["giam-doc-so"].sign(data))
        checked = check(
            RecordFile(
                f"site-config/approvals/so/2026/{digest_of_record(data)}.json", StoredFile("100644", data), signed
            )
        )
        assert codes(checked) == ["APR101"] and checked.record is None
        assert checked.person is not None and checked.person.id == "giam-doc-so"

    def test_a_file_larger_than_any_record_is_not_read(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        assert codes(check(replace(file, record=StoredFile("100644", None)))) == ["APR101"]


class TestKeys:
    def test_an_unknown_person_has_signed_nothing(self) -> None:
        checked = check(stored(RECORD, Signer("somebody")))
        assert codes(checked) == ["APR117"] and checked.signer is None

    def test_a_record_that_was_changed_after_signing_does_not_count(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        other = stored(replace(RECORD, reason="Lý do khác"), SIGNERS["giam-doc-so"])
        checked = check(replace(other, signature=file.signature))
        assert codes(checked) == ["APR116"] and checked.signer is None

    def test_who_signs_names_themselves(self) -> None:
        assert problems_of(by="giam-doc-so", signer="chu-tich-xa") == ["APR118"]

    def test_a_revoked_key_is_suspect(self) -> None:
        file = stored(RECORD, SIGNERS["giam-doc-so"])
        assert codes(check(file, revoked=frozenset((SIGNERS["giam-doc-so"].fingerprint,)))) == ["APR119"]

    def test_a_key_that_was_removed_from_the_roster_is_unknown(self) -> None:
        without = small_roster(so=so_roster().replace(SIGNERS["giam-doc-so"].public, Signer("new key").public))
        assert codes(check(stored(RECORD, SIGNERS["giam-doc-so"]), without)) == ["APR117"]

    @pytest.mark.parametrize(
        ("says", "code"),
        [
            ({"flags": 1}, "APR122"),
            ({"flags": 4}, "APR121"),
            ({"origin": "https://evil.example.vn"}, "APR124"),
            ({"crossOrigin": True}, "APR124"),
            ({"type": "webauthn.create"}, "APR125"),
            ({"extensions": b"\xa0", "flags": 0x85}, "APR125"),
        ],
    )
    def test_a_passkeys_signature_is_held_to_where_and_how_it_was_made(
        self, says: Mapping[str, Any], code: str
    ) -> None:
        record = replace(RECORD, action="emergency", by="pho-giam-doc-so", reason="Mưa lũ")
        assert codes(check(stored(record, PasskeySigner("pho-giam-doc-so")))) == []
        assert codes(check(stored(record, PasskeySigner("pho-giam-doc-so", **says)))) == [code]

    def test_without_a_desk_no_passkey_signs(self) -> None:
        record = replace(RECORD, action="emergency", by="pho-giam-doc-so", reason="Mưa lũ")
        plain = portal_roster().partition("passkeys:")[0]
        assert ORIGIN not in plain
        assert codes(check(stored(record, PasskeySigner("pho-giam-doc-so")), small_roster(roster=plain))) == ["APR123"]


class TestRoles:
    @pytest.mark.parametrize(
        ("path", "able"),
        [
            ("content/xa/tin-tuc/a.vi.md", {"chu-tich-xa"}),
            ("content/a.txt", {"van-hanh"}),
            ("themes/default/theme.yaml", {"van-hanh"}),
            ("site-config/portal.yaml", {"van-phong-1"}),
            ("site-config/legal/deadlines.yaml", {"van-phong-1"}),
            ("site-config/sites/so.yaml", {"giam-doc-so", "van-hanh"}),
            ("site-config/governance/roster.yaml", {"van-phong-1"}),
            ("site-config/governance/roster/so.yaml", {"giam-doc-so", "van-phong-1"}),
        ],
    )
    def test_each_class_of_files_has_its_own_people(self, path: str, able: set[str]) -> None:
        people = ("van-phong-1", "van-hanh", "giam-doc-so", "thu-ky-so", "chu-tich-xa")
        assert {id for id in people if not problems_of(by=id, changes=(change(path),))} == able

    def test_one_file_that_is_not_theirs_spoils_the_record(self) -> None:
        paths = (change(NEWS), change("content/xa/tin-tuc/a.vi.md"))
        assert problems_of(changes=paths) == ["APR134"]

    def test_a_signature_meets_the_needs_of_its_signer(self) -> None:
        file = classify_path("site-config/governance/roster/so.yaml")
        for id, needs in (("giam-doc-so", (1,)), ("van-phong-1", (0, 1))):
            checked = check(stored(replace(RECORD, by=id, changes=(change(file.path),)), SIGNERS[id]))
            assert checked.authority is not None
            assert find_met_needs("approve", file, checked.authority) == needs

    @pytest.mark.parametrize(
        ("action", "able"),
        [
            ("emergency", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so", "van-phong-1"}),
            ("reject", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so", "van-phong-1"}),
            ("return", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so"}),
            ("review", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so"}),
            ("confirm", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so"}),
            ("ratify", {"giam-doc-so"}),
            ("offer", {"giam-doc-so", "pho-giam-doc-so", "thu-ky-so"}),
        ],
    )
    def test_each_action_has_its_own_people(self, action: str, able: set[str]) -> None:
        details = {"via": "thư", "supplier": "Phòng chuyên môn", "to": "xa"}
        found = {id for id in SIGNERS if not problems_of(by=id, action=action, reason="Lý do", details=details)}
        assert found - {"van-phong-2", "van-phong-3"} == able

    def test_an_offer_is_of_content_of_one_site_to_another_board(self) -> None:
        offered: dict[str, Any] = {"action": "offer", "by": "thu-ky-so"}
        assert problems_of(**offered, details={"to": "xa"}) == []
        assert problems_of(**offered) == ["APR145"]
        assert problems_of(**offered, details={"to": "huyen"}) == ["APR150"]
        assert problems_of(**offered, details={"to": "so"}) == ["APR151"]
        gone = (PathChange(NEWS, FileState("100644", "ab" * 32, 12), None),)
        assert problems_of(**offered, details={"to": "xa"}, changes=gone) == ["APR152"]
        foreign = (change(NEWS), change("content/xa/tin-tuc/a.vi.md"))
        assert problems_of(**offered, details={"to": "xa"}, changes=foreign) == ["APR152", "APR134"]

    def test_an_answer_is_the_boards_that_was_asked_and_says_one_thing(self) -> None:
        words = {"offer": "ab" * 32, "decision": "accept", "site": "so"}
        answer: dict[str, Any] = {"action": "answer", "by": "thu-ky-so", "changes": (), "reason": "Đăng"}
        for more in ({}, {"way": "list"}, {"way": "item", "item": "so-tin"}, {"decision": "decline"}):
            assert problems_of(**answer, details=words | more) == []
        for more in ({"decision": "decline", "way": "list"}, {"way": "list", "item": "so-tin"}):
            assert problems_of(**answer, details=words | more) == ["APR153"]
        for more in ({"decision": "có"}, {"way": "bài"}, {"item": "Tin"}, {"offer": "ab"}):
            assert problems_of(**answer, details=words | more) == ["APR146"]
        assert problems_of(**answer, details=words | {"site": "xa"}) == ["APR133"]
        assert problems_of(**answer | {"changes": (change(NEWS),)}, details=words) == ["APR154"]

    def test_an_emergency_is_about_content(self) -> None:
        settings = {"action": "emergency", "reason": "Gấp", "changes": (change("site-config/sites/so.yaml"),)}
        assert problems_of(by="thu-ky-so", **settings) == ["APR134"]
        assert problems_of(by="giam-doc-so", **settings) == []

    def test_a_directive_is_the_chiefs_for_the_own_site_and_the_owners_for_all(self) -> None:
        directive = {"action": "direct", "changes": (), "reason": "Cập nhật"}
        assert problems_of(**directive, details={"document": "12/CĐ"}) == []
        assert problems_of(**directive, details={"document": "12/CĐ", "site": "so"}) == []
        assert problems_of(**directive, details={"document": "12/CĐ", "site": "xa"}) == ["APR133"]
        assert problems_of(by="van-phong-2", **directive, details={"document": "12/CĐ", "site": "xa"}) == []
        assert problems_of(by="thu-ky-so", **directive, details={"document": "12/CĐ"}) == ["APR133"]
        assert problems_of(**directive, details={"document": "12/CĐ", "site": "../x"}) == ["APR146", "APR133"]
        for value, expected in (("ab" * 32, []), ("AB" * 32, ["APR146"]), ("ab", ["APR146"])):
            details = {"document": "12/CĐ", "place": "Văn thư", "sha256": value}
            assert problems_of(**directive, details=details) == expected


class TestTimes:
    def test_a_record_lies_between_main_and_its_own_arrival(self) -> None:
        minute = timedelta(minutes=1)
        for at in (ONTO_AT, ONTO_AT - CLOCK_SKEW, LANDED, LANDED + CLOCK_SKEW):
            assert problems_of(at=at) == []
        assert problems_of(at=ONTO_AT - CLOCK_SKEW - minute) == ["APR141"]
        assert problems_of(at=LANDED + CLOCK_SKEW + minute) == ["APR142"]

    def test_a_time_beyond_the_calendar_is_none(self) -> None:
        data = write_record(RECORD).replace(b"2026-03-02T09:00:00+07:00", b"9999-12-31T23:59:59-12:00")
        file = RecordFile("site-config/approvals/so/9999/x.json", StoredFile("100644", data), None)
        assert codes(check(file)) == ["APR101", "APR111"]

    def test_a_record_names_a_commit_of_main(self) -> None:
        assert problems_of(onto="b" * 40) == ["APR143"]

    @pytest.mark.parametrize(
        ("until", "problems", "remarks"),
        [
            ("2026-03-03", [], []),
            ("2026-03-02", [], ["APR136"]),
            ("2026-03-01", ["APR135"], []),
        ],
    )
    def test_an_appointment_that_ended_under_every_reading_is_over_and_otherwise_unproven(
        self, until: str, problems: list[str], remarks: list[str]
    ) -> None:
        """Signed on the 2nd of March, as the record says, and on main on the 3rd."""
        roster = small_roster(so=so_roster(chief_until=until))
        checked = check(stored(RECORD, SIGNERS["giam-doc-so"]), roster, landed=LANDED + timedelta(days=1))
        assert (codes(checked), [each.code for each in checked.remarks]) == (problems, remarks)

    def test_days_are_those_of_vietnam(self) -> None:
        roster = small_roster(so=so_roster(chief_until="2026-03-02"))
        late = datetime(2026, 3, 2, 23, 30, tzinfo=VIETNAM)
        checked = check(stored(replace(RECORD, at=late), SIGNERS["giam-doc-so"]), roster, landed=late)
        assert checked.counts and not checked.remarks


class TestDelegation:
    record = replace(RECORD, by="thu-ky-so", on_behalf_of="giam-doc-so")

    def test_who_was_delegated_signs_for_the_chief(self) -> None:
        checked = check(stored(self.record, SIGNERS["thu-ky-so"]))
        assert checked.counts
        assert checked.person is not None and checked.person.id == "thu-ky-so"
        assert checked.authority is not None and checked.authority.member.person.id == "giam-doc-so"

    @pytest.mark.parametrize(
        ("values", "code"),
        [
            ({"changes": (change("content/so/van-ban/a.vi.md"),)}, "APR138"),
            ({"changes": (change("content/so/tin-tuc-khac/a.vi.md"),)}, "APR138"),
            ({"changes": (change("content/so/tin-tuc/sau/hon/a.vi.md"),)}, ""),
            ({"by": "pho-giam-doc-so"}, "APR137"),
            ({"on_behalf_of": "thu-ky-so"}, "APR137"),
            ({"on_behalf_of": "khong-ai"}, "APR132"),
            ({"on_behalf_of": "van-phong-1"}, "APR137"),
        ],
    )
    def test_what_was_not_delegated_does_not_count(self, values: dict[str, Any], code: str) -> None:
        record = replace(self.record, **values)
        found = codes(check(stored(record, SIGNERS[record.by])))
        assert (code in found) if code else found == []

    @pytest.mark.parametrize(
        ("until", "problems", "remarks"),
        [("2026-03-03", [], []), ("2026-03-02", [], ["APR140"]), ("2026-03-01", ["APR139"], [])],
    )
    def test_a_delegation_holds_for_its_time(self, until: str, problems: list[str], remarks: list[str]) -> None:
        roster = small_roster(so=so_roster(delegated_until=until))
        checked = check(stored(self.record, SIGNERS["thu-ky-so"]), roster, landed=LANDED + timedelta(days=1))
        assert (codes(checked), [each.code for each in checked.remarks]) == (problems, remarks)

    def test_nobody_delegates_what_they_no_longer_hold(self) -> None:
        roster = small_roster(so=so_roster(chief_until="2026-03-01"))
        assert codes(check(stored(self.record, SIGNERS["thu-ky-so"]), roster)) == ["APR135"]


class TestWords:
    def test_a_record_of_another_portal_does_not_count_here(self) -> None:
        assert problems_of(portal="cong-khac") == ["APR131"]

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"reason": " "}, ["APR144"]),
            ({"details": {}}, ["APR145"]),
            ({"details": {"via": ""}}, ["APR145"]),
            ({"details": {"via": "thư", "told_at": "2026-03-02T08:00:00+07:00"}}, []),
            ({"details": {"via": "thư", "told_at": "2026-03-02T08:00:00"}}, ["APR146"]),
            ({"details": {"via": "thư", "told_at": "hôm qua"}}, ["APR146"]),
            ({"details": {"via": "thư", "told_at": ""}}, []),
            ({"details": {"via": "thư", "told_at": "2026-03-02T09:05:00+07:00"}}, []),
            ({"details": {"via": "thư", "told_at": "2026-03-02T09:05:01+07:00"}}, ["APR147"]),
            ({"details": {"via": "thư", "told_at": "2030-01-01T00:00:00+07:00"}}, ["APR147"]),
            ({"details": {"via": "thư", "told_at": "1999-12-31T23:59:00+07:00"}}, ["APR147"]),
            ({"details": {"via": "thư", "told_at": "0001-01-01T00:00:00+23:59"}}, ["APR147"]),
            ({"details": {"via": "thư", "told_at": "9999-12-31T23:59:59-23:59"}}, ["APR147"]),
        ],
    )
    def test_a_rejection_says_why_and_how_the_sender_was_told(
        self, values: dict[str, Any], expected: list[str]
    ) -> None:
        rejection = {"action": "reject", "reason": "Chưa có văn bản gốc", "details": {"via": "thư"}}
        assert problems_of(**rejection) == []
        assert problems_of(**rejection | values) == expected
