"""Permission to accept numbers of people with a record: for the chief of the site, or on the chief's behalf."""

from __future__ import annotations

from typing import Final

from portalgen.config.roster import Role
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.authority import ENOUGH, Authority
from portalgen.editorial.records.number_entries import find_unlisted, list_accepted
from portalgen.editorial.records.records import ApprovalRecord

ACCEPTING_ROLES: Final[tuple[Role, ...]] = ("chief",)
"""The chief decides what is published (QĐ 2111, Điều 10(3)); a deputy signs with a delegation."""


def find_foreign(record: ApprovalRecord, authority: Authority) -> tuple[str, ...]:
    """Return the record's paths with numbers accepted by a signer other than the chief of their site."""
    unlisted = find_unlisted(record)  # which is a mistake of its own
    return tuple(
        each.path
        for each in list_accepted(record)
        if each.path not in unlisted
        and authority.standing_in(ACCEPTING_ROLES, classify_path(each.path).site) not in ENOUGH
    )
