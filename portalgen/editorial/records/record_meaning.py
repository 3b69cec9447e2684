"""Checks the signer's right to the content of a record: portal, reason, details, roles, terms and delegations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import Appointment, Delegation, Role
from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Place, diagnostic
from portalgen.editorial.path_classes import ClassifiedPath, classify_path
from portalgen.editorial.records.accepted_numbers import find_foreign
from portalgen.editorial.records.actions import ACTIONS, DETAIL_CHOICES, ActionRules, DetailForm
from portalgen.editorial.records.authority import (
    Authority,
    BoardMember,
    SignerIndex,
    Standing,
    list_needs,
    standing_over,
)
from portalgen.editorial.records.number_entries import ACCEPTED, find_unlisted, parse_accepted
from portalgen.editorial.records.offer_words import check_offer_words
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.record_times import CLOCK_SKEW, EARLIEST_YEAR, parse_moment
from portalgen.editorial.records.records import ApprovalRecord
from portalgen.editorial.roster.role_names import name_person, name_roles
from portalgen.frozen import frozen
from portalgen.locale.dates import format_day, format_exact_moment, format_range, localize
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.slugs import is_slug

_PATHS_NAMED: Final = 3
"""The number of files named in a message."""
_FORMS: Final = {
    "text": LocalizedText("một dòng chữ", "a line of text"),
    "moment": LocalizedText("ngày giờ, ví dụ 2026-11-24T14:05", "a day and time, such as 2026-11-24T14:05"),
    "site": LocalizedText("mã của một trang, ví dụ sngv", "the id of a site, such as sngv"),
    "digest": LocalizedText("64 chữ số thập lục phân của SHA-256", "the 64 hexadecimal digits of a SHA-256"),
    "digests": LocalizedText(
        "mã SHA-256 của một hay nhiều phiếu, cách nhau bằng dấu phẩy", "the SHA-256 of one or more records, with commas"
    ),
    "item": LocalizedText("mã của một bài (dòng `id:` đầu tệp)", "the id of an item (the line `id:` of its file)"),
    "decision": LocalizedText("accept (nhận) hoặc decline (không nhận)", "accept or decline"),
    "accepted": LocalizedText(
        "PRV214=đường-dẫn-tệp (hoặc PRV215, PRV216)", "PRV214=path-of-a-file (or PRV215, PRV216)"
    ),
    "way": LocalizedText("item (bài riêng) hoặc list (qua danh sách chung)", "item or list"),
}
_FORM_CHECKS: Final[Mapping[DetailForm, Callable[[str], bool]]] = MappingProxyType(
    {
        "text": lambda _: True,
        "moment": lambda value: parse_moment(value) is not None,
        "site": is_slug,
        "digest": lambda value: re.fullmatch(r"[0-9a-f]{64}", value) is not None,
        "digests": lambda value: re.fullmatch(r"[0-9a-f]{64}(?:,[0-9a-f]{64})*", value) is not None,
        "item": is_slug,
        "accepted": lambda value: parse_accepted(value) is not None,
        **{form: choices.__contains__ for form, choices in DETAIL_CHOICES.items()},
    }
)
_OPTIONS: Final = {
    "sha256": "--file",
    "refusal": "--despite",
    "offer": "OFFER",
    "decision": "--accept",
    ACCEPTED: "--accept",
    "item": "--as",
    "way": "--in-list",
}
"""Options for details, if not named after the key."""
_APPOINTMENT_CODES: Final = {"over": "APR135", "unproven": "APR136"}
_DELEGATION_CODES: Final = {"over": "APR139", "unproven": "APR140"}


@frozen
class RecordMeaning:
    """The authority and problems of a record by the roster."""

    authority: Authority | None
    problems: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]


@frozen
class _Case:
    """A record with all values needed by the checks."""

    path: str
    record: ApprovalRecord
    rules: ActionRules
    signer: BoardMember
    authority: Authority
    files: tuple[ClassifiedPath, ...]

    @property
    def action(self) -> LocalizedText:
        """The name of the record's action."""
        return _localize(self.rules.names)

    def problem(self, code: str, **values: MessageValue) -> Diagnostic:
        """Return a problem of this record."""
        return diagnostic(code, Place(self.path), **values)


def check_meaning(
    path: str, record: ApprovalRecord, signer: BoardMember | None, signers: SignerIndex, days: tuple[date, date]
) -> RecordMeaning:
    """Return the authority and problems of the record at `path`, signed by `signer`.

    `days` are the day of signing given by the record, and the day of its arrival on main. Without a signer, roles are
    not checked.
    """
    problems = [
        *_check_portal(path, record, signers),
        *_check_words(path, record),
        *check_offer_words(path, record, signers.roster),
    ]
    if signer is None:
        return RecordMeaning(None, tuple(problems), ())
    if signer.person.id != record.by:
        problems.append(diagnostic("APR118", Place(path), by=record.by, owner=name_person(signer.person)))
        return RecordMeaning(None, tuple(problems), ())
    principal = signers.members.get(record.on_behalf_of) if record.on_behalf_of else signer
    if principal is None:
        problems.append(diagnostic("APR132", Place(path), person=record.on_behalf_of))
        return RecordMeaning(None, tuple(problems), ())
    files = tuple(classify_path(each.path) for each in record.changes)
    case = _Case(path, record, ACTIONS[record.action], signer, Authority(principal, *days), files)
    found = [*_check_roles(case), *_check_acceptance(case)]
    if record.on_behalf_of:
        found += _check_delegation(case, signers.list_delegations(principal, signer.person.id))
    remarks = tuple(
        each for each in found if each.code in (_APPOINTMENT_CODES["unproven"], _DELEGATION_CODES["unproven"])
    )
    return RecordMeaning(case.authority, (*problems, *(each for each in found if each not in remarks)), remarks)


def option_of(key: str) -> str:
    """Return the command line option for a detail."""
    return _OPTIONS.get(key, f"--{key.replace('_', '-')}")


def _check_portal(path: str, record: ApprovalRecord, signers: SignerIndex) -> Iterator[Diagnostic]:
    expected = signers.roster.portal.portal
    if record.portal != expected:
        yield diagnostic("APR131", Place(path), portal=shorten_value(record.portal), expected=expected)


def _check_words(path: str, record: ApprovalRecord) -> Iterator[Diagnostic]:
    """Yield the statements required by the action and missing from the record."""
    rules = ACTIONS[record.action]
    action = _localize(rules.names)
    if (rules.needs_reason or ACCEPTED in record.details) and not record.reason.strip():
        yield diagnostic("APR144", Place(path), action=action)
    unlisted = find_unlisted(record)
    if unlisted:
        yield diagnostic("APR156", Place(path), paths=_name_texts(unlisted))
    for detail in rules.details:
        value = record.details.get(detail.key, "").strip()
        names: dict[str, MessageValue] = {"detail": _localize(detail.names), "option": option_of(detail.key)}
        if not value and detail.is_required:
            yield diagnostic("APR145", Place(path), action=action, **names)
        elif value and not _FORM_CHECKS[detail.form](value):
            yield diagnostic("APR146", Place(path), value=shorten_value(value), expected=_FORMS[detail.form], **names)
        elif value and detail.form == "moment" and (limit := _missed_limit(record, value)) is not None:
            yield diagnostic("APR147", Place(path), value=shorten_value(value), limit=limit, **names)


def _missed_limit(record: ApprovalRecord, value: str) -> LocalizedText | None:
    """Return why a moment cannot have been known to the signer: after the record itself, or long ago.

    None if it can.
    """
    moment = parse_moment(value)
    if moment is None or moment.year < EARLIEST_YEAR:
        return LocalizedText(f"trước năm {EARLIEST_YEAR}", f"before the year {EARLIEST_YEAR}")
    if moment > record.at + CLOCK_SKEW:
        signed = localize(format_exact_moment, record.at)
        return LocalizedText(
            f"sau khi chính phiếu được ký, lúc {signed.vi}", f"after the record itself was signed, at {signed.en}"
        )
    return None


def _check_roles(case: _Case) -> Iterator[Diagnostic]:
    """Yield the files outside the signer's authority, and roles not held in time."""
    if not case.files:
        yield from _check_board(case)
        return
    standings = [(file, standing_over(case.record.action, file, case.authority)) for file in case.files]
    foreign = [file for file, standing in standings if standing == "none"]
    if foreign:
        roles = name_roles(_roles_of(case, foreign[0]))
        yield case.problem(
            "APR134",
            person=name_person(case.authority.member.person),
            action=case.action,
            paths=_name_paths(foreign),
            roles=roles,
        )
    for standing in ("over", "unproven"):
        files = [file for file, each in standings if each == standing]
        if files:
            yield _appointment_problem(case, standing, _roles_of(case, files[0]), files[0].site)
            return


def _check_acceptance(case: _Case) -> Iterator[Diagnostic]:
    """Yield the accepted numbers that only the chief of the site may accept."""
    foreign = find_foreign(case.record, case.authority)
    if foreign:
        yield case.problem("APR157", person=name_person(case.authority.member.person), paths=_name_texts(foreign))


def _check_board(case: _Case) -> Iterator[Diagnostic]:
    """Yield the problems of the signer's role if the record is about no file, but about a site or the whole portal."""
    site = case.record.details.get("site", "") or case.authority.member.site
    roles = [(role, site) for role in case.rules.roles]
    standing = case.authority.standing_in(case.rules.roles, site)
    if standing == "none":
        person = name_person(case.authority.member.person)
        yield case.problem("APR133", person=person, action=case.action, roles=name_roles(roles))
    elif standing != "held":
        yield _appointment_problem(case, standing, roles, site)


def _roles_of(case: _Case, file: ClassifiedPath) -> list[tuple[Role, str]]:
    return [(role, file.site) for need in list_needs(case.record.action, file) for role in need.roles]


def _appointment_problem(case: _Case, standing: Standing, roles: Sequence[tuple[Role, str]], site: str) -> Diagnostic:
    appointments = case.authority.list_appointments((role for role, _ in roles), site)
    held = name_roles((each.role, site) for each in appointments)
    return case.problem(
        _APPOINTMENT_CODES[standing],
        person=name_person(case.authority.member.person),
        roles=held,
        term=_name_terms(appointments),
        **_days(case),
    )


def _check_delegation(case: _Case, delegations: Sequence[Delegation]) -> Iterator[Diagnostic]:
    """Yield missing or late delegations."""
    names = {"person": name_person(case.signer.person), "giver": name_person(case.authority.member.person)}
    if not delegations:
        yield case.problem("APR137", **names)
        return
    sections = [(file.path, file.section) for file in case.files] or [("", "")]
    outside = [path for path, section in sections if not any(each.covers(section) for each in delegations)]
    if outside:
        allowed = ", ".join(dict.fromkeys(f"`{section}`" for each in delegations for section in each.sections))
        yield case.problem("APR138", paths=_name_texts(outside), sections=LocalizedText(allowed, allowed), **names)
    standings = [
        _delegation_standing(case, [each for each in delegations if each.covers(section)])
        for path, section in sections
        if path not in outside
    ]
    for standing in ("over", "unproven"):
        if standing in standings:
            yield case.problem(_DELEGATION_CODES[standing], term=_name_terms(delegations), **names, **_days(case))
            return


def _delegation_standing(case: _Case, delegations: Iterable[Delegation]) -> Standing:
    days = (case.authority.signed_on, case.authority.landed_on)
    return case.authority.standing_of((each.holds_on(days[0]), each.holds_on(days[1])) for each in delegations)


def _days(case: _Case) -> dict[str, LocalizedText]:
    return {"signed": _localize_day(case.authority.signed_on), "landed": _localize_day(case.authority.landed_on)}


def _name_terms(terms: Iterable[Appointment | Delegation]) -> LocalizedText:
    parts = [
        B(format_range(each.starts, each.until, "vi"), format_range(each.starts, each.until, "en")) for each in terms
    ]
    return LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))


def _name_paths(files: Sequence[ClassifiedPath]) -> LocalizedText:
    return _name_texts([each.path for each in files])


def _name_texts(paths: Sequence[str]) -> LocalizedText:
    """Return the first paths, and the number of the remaining paths."""
    first = ", ".join(f"`{shorten_value(each)}`" for each in paths[:_PATHS_NAMED])
    more = len(paths) - _PATHS_NAMED
    return (
        LocalizedText(f"{first} và {more} tệp khác", f"{first} and {more} more")
        if more > 0
        else LocalizedText(first, first)
    )


def _localize(words: B) -> LocalizedText:
    return LocalizedText(words.vi, words.en)


def _localize_day(day: date) -> LocalizedText:
    return localize(format_day, day)
