"""Checks the ability to decide on a day: boards and their chiefs, owners, the platform, and required keys."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.approval_policy import POLICY_FILE, ApprovalPolicy, parse_approval_policy
from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.roster import (
    FEWEST_OWNERS,
    FEWEST_SIGNING_OWNERS,
    ROLE_NAMES,
    ROSTER_FILE,
    Person,
    Role,
    Roster,
    SiteRoster,
)
from portalgen.config.roster_rules import RosterSources, board_path, check_roster_files
from portalgen.config.ssh_keys import PASSKEY_ALGORITHM
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.editorial.path_classes import PathClass, list_classes
from portalgen.frozen import frozen
from portalgen.locale.dates import format_day, localize
from portalgen.text.bilingual import Bilingual

_NAMED: Final = 3
"""The number of sites named in a message."""


@frozen
class _Coverage:
    """A roster with its obligations on a day."""

    roster: Roster
    sources: RosterSources
    policy: ApprovalPolicy
    day: date
    sites: Collection[str]

    @property
    def required_sites(self) -> tuple[str, ...]:
        """The sites with boards that require approval, sorted."""
        return tuple(sorted(site for site, board in self.roster.sites.items() if board.mode == "required"))


def check_roster(root: Path, sites: Collection[str], day: date) -> tuple[Diagnostic, ...]:
    """Return the problems of the roster on `day`, for the portal in `root` with the sites `sites`.

    Empty if it has no roster.
    """
    checked = check_roster_files(root, sites, day)
    if checked.roster is None:
        return checked.diagnostics
    coverage = _Coverage(checked.roster, checked.sources, _read_policy(root), day, sites)
    return (*checked.diagnostics, *_check_policy(root, coverage), *_check_portal(coverage), *_check_boards(coverage))


def can_sign(person: Person, roster: Roster) -> bool:
    """Return True if the person has a valid key: not revoked, and no passkey if passkeys may not sign."""
    revoked = {each.fingerprint for each in roster.portal.revocations}
    return any(
        each.fingerprint not in revoked and (each.algorithm != PASSKEY_ALGORITHM or roster.portal.passkeys is not None)
        for each in person.keys
    )


def find_signers(board: SiteRoster, day: date) -> tuple[Person, ...]:
    """Return the chiefs of a board on the day, then the people signing in their place for the whole site."""
    chiefs = [person for person in board.people if person.holds("chief", day)]
    givers = {person.id for person in chiefs}
    holding = [each for each in board.delegations if each.holds_on(day) and each.giver in givers and not each.sections]
    receivers = {each.receiver for each in holding}
    return (*chiefs, *(person for person in board.people if person.id in receivers and person not in chiefs))


def _read_policy(root: Path) -> ApprovalPolicy:
    """Return the policy's requirements; errors in its file are reported with the linter's settings."""
    file = root / POLICY_FILE
    return (parse_approval_policy(file.read_bytes())[0] if file.is_file() else None) or ApprovalPolicy()


def _has_faulty_policy(root: Path) -> bool:
    """Return True if the file exists and is unreadable, which is reported with the linter's settings."""
    file = root / POLICY_FILE
    return file.is_file() and parse_approval_policy(file.read_bytes())[0] is None


def _check_policy(root: Path, coverage: _Coverage) -> Iterator[Diagnostic]:
    """Yield boards that require approval although the policy demands none."""
    sites = coverage.required_sites
    if sites and coverage.policy.class_approval("content").level == "none" and not _has_faulty_policy(root):
        names = ", ".join(f"`{each}`" for each in sites[:_NAMED]) + (", …" if len(sites) > _NAMED else "")
        yield diagnostic("CFG190", Place(POLICY_FILE), sites=names, policy=POLICY_FILE)


def _check_portal(coverage: _Coverage) -> Iterator[Diagnostic]:
    people, day = coverage.roster.portal.people, localize(format_day, coverage.day)
    place = coverage.sources.place(ROSTER_FILE, "people")
    owners = sum(person.holds("owner", coverage.day) for person in people)
    if owners < FEWEST_OWNERS:
        yield diagnostic("CFG183", place, day=day, count=str(owners), least=str(FEWEST_OWNERS))
    if not any(person.holds("platform", coverage.day) for person in people):
        yield diagnostic("CFG187", place, day=day)
    if coverage.required_sites:
        able = _count_able(coverage, "owner")
        if owners >= FEWEST_SIGNING_OWNERS > able:
            yield diagnostic("CFG191", place, day=day, count=str(able), least=str(FEWEST_SIGNING_OWNERS))
        yield from _check_platform(coverage, place)


def _check_platform(coverage: _Coverage, place: Place) -> Iterator[Diagnostic]:
    """Yield a problem if nobody of the platform can sign; an empty platform is reported elsewhere."""
    people = coverage.roster.portal.people
    if _count_able(coverage, "platform") or not any(person.holds("platform", coverage.day) for person in people):
        return
    blocked = [each for each in _list_signed_classes(coverage) if _count_needs(coverage, each, "platform")]
    if blocked:
        yield _nobody_can_sign(coverage, place, blocked, "platform")
    else:
        yield diagnostic("CFG185", place, who=_localized(ROLE_NAMES["platform"]))


def _count_able(coverage: _Coverage, role: Role) -> int:
    """Return the number of holders of the role, in the whole portal, able to sign."""
    people = coverage.roster.portal.people
    return sum(person.holds(role, coverage.day) and can_sign(person, coverage.roster) for person in people)


def _check_boards(coverage: _Coverage) -> Iterator[Diagnostic]:
    for site in sorted(coverage.sites):
        board = coverage.roster.sites.get(site)
        if board is not None:
            yield from _check_board(coverage, board)
        elif site not in coverage.sources.boards:
            yield diagnostic("CFG176", Place(f"{CONFIG_FOLDER}/sites/{site}.yaml"), site=site, file=board_path(site))


def _check_board(coverage: _Coverage, board: SiteRoster) -> Iterator[Diagnostic]:
    """Yield the gravest of: there is no chief, nobody can give a required signature, the chief has no key yet."""
    place = coverage.sources.place(board_path(board.site), "people")
    is_silent = not any(can_sign(person, coverage.roster) for person in find_signers(board, coverage.day))
    has_to_sign = board.mode == "required" and is_silent
    blocked = _list_chief_classes(coverage) if has_to_sign else []
    if not any(person.holds("chief", coverage.day) for person in board.people):
        yield diagnostic("CFG177", place, site=board.site, day=localize(format_day, coverage.day))
    elif blocked:
        yield _nobody_can_sign(coverage, place, blocked, "chief")
    elif has_to_sign:
        yield diagnostic("CFG185", place, who=_localized(ROLE_NAMES["chief"]))


def _list_signed_classes(coverage: _Coverage) -> list[PathClass]:
    """Return the classes of files with signed records required by the policy."""
    return [each for each in list_classes(coverage.policy) if coverage.policy.class_approval(each.id).level == "person"]


def _list_chief_classes(coverage: _Coverage) -> list[PathClass]:
    """Return the classes among them that only the chief of a site can sign."""
    return [each for each in _list_signed_classes(coverage) if _count_needs(coverage, each, "chief")]


def _count_needs(coverage: _Coverage, path_class: PathClass, role: Role) -> int:
    """Return the number of people with exactly this role needed for a change of such a file."""
    return sum(need.roles == (role,) for need in path_class.list_needs(coverage.policy))


def _nobody_can_sign(coverage: _Coverage, place: Place, classes: Collection[PathClass], role: Role) -> Diagnostic:
    names = [each.names for each in classes]
    what = LocalizedText(", ".join(each.vi for each in names), ", ".join(each.en for each in names))
    who, day = _localized(ROLE_NAMES[role]), localize(format_day, coverage.day)
    return diagnostic("CFG186", place, what=what, day=day, who=who)


def _localized(text: Bilingual) -> LocalizedText:
    return LocalizedText(text.vi, text.en)
