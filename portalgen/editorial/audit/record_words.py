"""Phrases about records and audits, shared by all reports of the office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.config.roster import ROLE_NAMES, Person, Role, Roster
from portalgen.editorial.audit.audit_model import ApprovalAudit, CoverState
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.tables.tables import CodedValue
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_moment, in_both_languages
from portalgen.text.bilingual import Bilingual as B

STATE_VALUES: Final[Mapping[CoverState, CodedValue]] = MappingProxyType(
    {
        "approved": CodedValue("approved", B("đã duyệt trước khi đăng", "approved before publication"), "good"),
        "emergency": CodedValue("emergency", B("đăng khẩn", "published at once"), "doubtful"),
        "ratified": CodedValue("ratified", B("chỉ duyệt sau khi đăng", "approved only afterwards"), "bad"),
        "missing": CodedValue("missing", B("không có phiếu duyệt", "no approval"), "bad"),
        "adopted": CodedValue("adopted", B("có sẵn khi bắt đầu", "stood at genesis"), ""),
        "exempt": CodedValue("exempt", B("không phải duyệt", "needs no approval"), ""),
    }
)

LEVEL_WORDS: Final[Mapping[ApprovalLevel, B]] = MappingProxyType(
    {
        "none": B("không có gì", "none"),
        "platform": B("máy chủ kho xác nhận", "platform says"),
        "person": B("người duyệt đã ký", "person signed"),
    }
)


_PURGED: Final = B("nội dung đã gỡ theo bản đồ", "its content was removed by the map")
_PURGED_LEVEL: Final = B(
    "phiếu đối chiếu với SHA-256 do hai chủ quản ký trong bản đồ",
    "records compared with the SHA-256 that two owners signed in the map",
)


def mark_purged(value: CodedValue, purge: str) -> CodedValue:
    """Return the state of a change with the path of the map that removed its content; `purge` is empty if none did."""
    return _add_words(value, B(f"{_PURGED.vi} {_name_map(purge)}", f"{_PURGED.en} {_name_map(purge)}"), purge)


def mark_purged_level(value: CodedValue, purge: str) -> CodedValue:
    """Return the level of proof of a change; if its content was removed, with the signer of the map as the source."""
    return _add_words(value, _PURGED_LEVEL, purge) if value.code == "person" else value


def _add_words(value: CodedValue, words: B, purge: str) -> CodedValue:
    if not purge:
        return value
    label = B(f"{value.label.vi} ({words.vi})", f"{value.label.en} ({words.en})")
    return CodedValue(value.code, label, value.tone)


def _name_map(path: str) -> str:
    """Return the day and the first letters of the digest of a map."""
    return path.rpartition("/")[2].removesuffix(".json")[:19]


def roles_of(person: Person, day: date) -> tuple[Role, ...]:
    """Return a person's roles on a day in Vietnam, the highest of a board first."""
    return tuple(role for role in ROLE_NAMES if person.holds(role, day))


def name_signer(landed: LandedRecord, roster: Roster | None) -> B:
    """Return the signer of a record: post and roles, and the person signed for."""
    record = landed.record
    if record is None:
        return B("phiếu không đọc được", "an unreadable record")
    signer = landed.signer
    if signer is None:
        vi, en = f"`{record.by}` (chữ ký không được công nhận)", f"`{record.by}` (no valid signature)"
    else:
        roles = roles_of(signer, to_vietnam_time(record.at).date())
        vi = _with(signer.post, ", ".join(ROLE_NAMES[role].vi for role in roles))
        en = _with(signer.post, ", ".join(ROLE_NAMES[role].en for role in roles))
    if record.on_behalf_of:
        giver = roster.find_person(record.on_behalf_of) if roster is not None else None
        post = giver.post if giver is not None else f"`{record.on_behalf_of}`"
        vi, en = f"{vi}, thay {post}", f"{en}, for {post}"
    return B(vi, en)


def describe_signer(landed: LandedRecord, roster: Roster | None) -> B:
    """Return the signer of a record, and the time given by the signer."""
    who = name_signer(landed, roster)
    if landed.record is None:
        return who
    moment = in_both_languages(format_moment, landed.record.at)
    return B(f"{who.vi}, ký lúc {moment.vi}", f"{who.en}, signed at {moment.en}")


def _with(post: str, roles: str) -> str:
    return f"{post} ({roles})" if roles else post


def describe_records(audit: ApprovalAudit, digests: tuple[str, ...]) -> tuple[B, ...]:
    """Return a line for each record with any of these digests: its action and signer."""
    lines = []
    for landed in in_order_of_signing(audit.records[digest] for digest in digests):
        who = describe_signer(landed, audit.roster_before(landed.place))
        action = ACTIONS[landed.record.action].names if landed.record is not None else B("phiếu", "record")
        lines.append(
            B(f"{action.vi}: {who.vi} [{landed.digest[:12]}]", f"{action.en}: {who.en} [{landed.digest[:12]}]")
        )
    return tuple(lines)


def in_order_of_signing(records: Iterable[LandedRecord]) -> list[LandedRecord]:
    """Return records by the time given in each; unreadable records come first."""
    return sorted(
        records, key=lambda each: (each.record.at.timestamp() if each.record is not None else 0.0, each.digest)
    )


def list_records(audit: ApprovalAudit, *actions: str) -> Iterator[LandedRecord]:
    """Yield the readable records with any of `actions`, valid or not, in order of landing."""
    for landed in sorted(audit.records.values(), key=lambda each: (each.place, each.path)):
        if landed.record is not None and landed.record.action in actions:
            yield landed


def validity_value(landed: LandedRecord) -> CodedValue:
    """Return the validity of a record, with the codes of its problems."""
    if landed.counts:
        return CodedValue("valid", B("hợp lệ", "valid"), "good")
    codes = ", ".join(landed.problems)
    return CodedValue("invalid", B(f"không hợp lệ ({codes})", f"does not count ({codes})"), "bad")
