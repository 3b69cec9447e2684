"""Audits made by hand, for what is computed from an audit and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from portalgen.config.approval_policy import ApprovalPolicy
from portalgen.config.roster import Appointment, Delegation, Person, PortalRoster, Role, Roster, SiteRoster
from portalgen.editorial.audit.audit_model import ApprovalAudit, AuditedChange, MainCommit, RosterSpan
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.records.records import (
    ApprovalRecord,
    PathChange,
    RecordAction,
    digest_of_record,
    record_path,
    write_record,
)
from portalgen.law.calendar import VIETNAM

FIRST_DAY = datetime(2026, 11, 2, 8, 0, tzinfo=VIETNAM)


def person(id: str, post: str, *roles: Role, since: date = date(2026, 1, 1), until: date | None = None) -> Person:
    """Somebody with these roles."""
    return Person(id, post, tuple(Appointment(role, since, until, "QĐ mẫu") for role in roles))


def roster(site: str, people: Iterable[Person], delegations: tuple[Delegation, ...] = ()) -> Roster:
    """A roster with one board and three owners."""
    owners = tuple(person(f"vp-{number}", f"Phó Chánh Văn phòng {number}", "owner") for number in (1, 2, 3))
    board = SiteRoster(site, 1, tuple(people), delegations=delegations, decision="QĐ mẫu thành lập Ban")
    return Roster(PortalRoster(1, "lamdong", owners), MappingProxyType({site: board}))


def landed(
    action: RecordAction,
    changes: tuple[PathChange, ...],
    by: Person,
    *,
    place: int,
    at: datetime,
    site: str = "so",
    reason: str = "",
    details: Mapping[str, str] = MappingProxyType({}),
    on_behalf_of: str = "",
    problems: tuple[str, ...] = (),
) -> LandedRecord:
    """A record as an audit has it."""
    record = ApprovalRecord("lamdong", "a" * 40, action, changes, by.id, at, on_behalf_of, reason, details)
    digest = digest_of_record(write_record(record))
    return LandedRecord(record_path(record, digest), digest, place, record, by, site, "SHA256:mau", problems)


def audit(
    rosters: Iterable[tuple[int, Roster]] = (),
    records: Iterable[LandedRecord] = (),
    changes: Iterable[AuditedChange] = (),
    days: int = 10,
) -> ApprovalAudit:
    """An audit of a line with a commit a day from `FIRST_DAY` on."""
    line = tuple(
        MainCommit(
            number,
            f"{number:040x}",
            (FIRST_DAY + timedelta(days=number)).astimezone(UTC),
            "kho@example.vn",
            "bt@example.vn",
            True,
        )
        for number in range(days)
    )
    return ApprovalAudit(
        line[-1].id,
        f"{line[0].id}:{'0' * 64}",
        True,
        line,
        tuple(RosterSpan(place, each, ApprovalPolicy()) for place, each in rosters),
        MappingProxyType({each.digest: each for each in records}),
        tuple(changes),
        (),
    )
