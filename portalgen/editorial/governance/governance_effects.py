"""The effects of a change of roster or policy: keys only removed, roles gained, and requirements lowered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Person, PortalRoster, Roster, SignerKey, SiteRoster
from portalgen.diagnostics.model import LocalizedText
from portalgen.editorial.governance.roster_coverage import can_sign
from portalgen.editorial.path_classes import list_classes
from portalgen.locale.dates import format_exact_moment

_LEVELS: Final[tuple[ApprovalLevel, ...]] = ("none", "platform", "person")


def only_removes_keys(before: Roster, after: Roster) -> bool:
    """Return True if `after` differs from `before` only by removed or revoked keys, and by versions."""
    if before.sites.keys() != after.sites.keys():
        return False
    return _is_less_of_portal(before.portal, after.portal) and all(
        _is_less_of_site(board, after.sites[site]) for site, board in before.sites.items()
    )


def _is_less_of_portal(before: PortalRoster, after: PortalRoster) -> bool:
    revoked = {(each.fingerprint, each.since) for each in after.revocations}
    return (
        _has_less_keys(before.people, after.people)
        and set(after.release_keys) <= set(before.release_keys)
        and set(after.desk_keys) <= set(before.desk_keys)
        and set(after.server_keys) <= set(before.server_keys)
        and all((each.fingerprint, each.since) in revoked for each in before.revocations)
        and _without_keys_of_portal(before) == _without_keys_of_portal(after)
    )


def _is_less_of_site(before: SiteRoster, after: SiteRoster) -> bool:
    return _has_less_keys(before.people, after.people) and _without_keys_of_site(before) == _without_keys_of_site(after)


def _has_less_keys(before: tuple[Person, ...], after: tuple[Person, ...]) -> bool:
    there = {each.id: set(each.keys) for each in before}
    return all(set(each.keys) <= there.get(each.id, set()) for each in after)


def _without_keys_of_portal(roster: PortalRoster) -> PortalRoster:
    return replace(
        roster,
        version=0,
        people=_without_keys(roster.people),
        release_keys=(),
        desk_keys=(),
        server_keys=(),
        revocations=(),
    )


def _without_keys_of_site(roster: SiteRoster) -> SiteRoster:
    return replace(roster, version=0, people=_without_keys(roster.people))


def _without_keys(people: tuple[Person, ...]) -> tuple[Person, ...]:
    return tuple(replace(each, keys=()) for each in people)


def count_owners(roster: Roster, day: date) -> tuple[int, int]:
    """Return the number of owners on a day in Vietnam, and the number of owners able to sign."""
    owners = [person for person in roster.portal.people if person.holds("owner", day)]
    return len(owners), sum(can_sign(person, roster) for person in owners)


def list_gains(before: Roster, after: Roster) -> Mapping[str, Person]:
    """Return the people who gain a role, a key or a delegation, by id."""
    gains: dict[str, Person] = {}
    old = {person.id: (person, site) for person, site in before.list_everybody()}
    for person, site in after.list_everybody():
        there, board = old.get(person.id, (None, ""))
        roles = {each.role for each in there.appointments} if there is not None and board == site else set()
        keys: set[SignerKey] = set(there.keys) if there is not None else set()
        if {each.role for each in person.appointments} - roles or set(person.keys) - keys:
            gains[person.id] = person
    for site, roster in after.sites.items():
        known = set(before.sites[site].delegations) if site in before.sites else set()
        receivers = {each.receiver for each in set(roster.delegations) - known}
        gains |= {person.id: person for person, _ in after.list_everybody() if person.id in receivers}
    return gains


def list_lowered(
    before: tuple[Roster, ApprovalPolicy], after: tuple[Roster, ApprovalPolicy]
) -> Iterator[tuple[str, LocalizedText]]:
    """Yield (site, change) for every lowered requirement; the site is empty for the whole portal."""
    for what in _lowered_policy(before[1], after[1]):
        yield "", what
    for site, board in after[0].sites.items():
        old = before[0].sites.get(site)
        if board.mode == "report_only" and (old is None or old.mode != "report_only"):
            yield (
                site,
                LocalizedText(
                    f"trang `{site}` chỉ còn báo cáo, không bắt buộc duyệt",
                    f"site `{site}` only reports and requires nothing",
                ),
            )
        if board.allow_single_editor and (old is None or not old.allow_single_editor):
            yield (
                site,
                LocalizedText(
                    f"người soạn của trang `{site}` được tự duyệt",
                    f"authors of site `{site}` may approve their own work",
                ),
            )


def _lowered_policy(before: ApprovalPolicy, after: ApprovalPolicy) -> Iterator[LocalizedText]:
    for path_class in list_classes(before, after):
        old, new = before.class_approval(path_class.id), after.class_approval(path_class.id)
        signatures = [len(path_class.list_needs(each)) for each in (before, after)]
        if _LEVELS.index(new.level) < _LEVELS.index(old.level):
            yield LocalizedText(
                f"{path_class.names.vi}: từ {old.level} xuống {new.level}",
                f"{path_class.names.en}: from {old.level} down to {new.level}",
            )
        elif old.level != "none" and set(old.steps) - set(new.steps):
            gone = ", ".join(each for each in old.steps if each not in new.steps)
            yield LocalizedText(
                f"{path_class.names.vi}: bỏ bước {gone}", f"{path_class.names.en}: no step {gone} any more"
            )
        elif old.level != "none" and signatures[1] < signatures[0]:
            yield LocalizedText(
                f"{path_class.names.vi}: từ {signatures[0]} người ký xuống {signatures[1]}",
                f"{path_class.names.en}: from {signatures[0]} signatures down to {signatures[1]}",
            )
    if after.emergency_review > before.emergency_review:
        old_hours, new_hours = (each.emergency_review.total_seconds() / 3600 for each in (before, after))
        yield LocalizedText(
            f"hạn duyệt lại tin đăng khẩn: từ {old_hours:.0f} lên {new_hours:.0f} giờ",
            f"time to approve an emergency: from {old_hours:.0f} to {new_hours:.0f} hours",
        )
    if before.lapses_after is not None and (after.lapses_after is None or after.lapses_after > before.lapses_after):
        days = after.lapses_after.days if after.lapses_after is not None else None
        yield LocalizedText(
            f"phiếu duyệt hết hiệu lực sau: từ {before.lapses_after.days} ngày sang {f'{days} ngày' if days else 'không bao giờ'}",
            f"approvals lapse after: from {before.lapses_after.days} days to {f'{days} days' if days else 'never'}",
        )
    if before.receipts_since is not None and (
        after.receipts_since is None or after.receipts_since > before.receipts_since
    ):
        old_start, new_start = before.receipts_since, after.receipts_since
        yield LocalizedText(
            f"`receipts_since`: từ {format_exact_moment(old_start, 'vi')} sang {format_exact_moment(new_start, 'vi') if new_start else 'không có'}",
            f"`receipts_since`: from {format_exact_moment(old_start, 'en')} to {format_exact_moment(new_start, 'en') if new_start else 'none'}",
        )
    added = sorted(set(after.forge_committers) - set(before.forge_committers))
    if added and any(each.level == "platform" for each in after.classes.values()):
        names = ", ".join(added)
        yield LocalizedText(
            f"thêm tài khoản được coi là máy chủ kho: {names}", f"more accounts count as the forge: {names}"
        )
