"""The detail of a record accepting numbers of people: `CODE=PATH`, several separated by commas.

The record does not mention the digits. It applies only to the exact contents that it lists: another number in a later
version of the file is not accepted by it (docs/decisions/0189-personal-data-blocks.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from portalgen.editorial.records.records import ApprovalRecord, RecordAction
from portalgen.frozen import frozen

ACCEPTED: Final = "accepted"
"""The key of the detail with accepted numbers: `CODE=PATH`, several separated by commas."""
ACCEPTABLE_CODES: Final = frozenset(("PRV214", "PRV215", "PRV216"))
"""Codes of findings that a record can accept."""
ACCEPTING_ACTIONS: Final[frozenset[RecordAction]] = frozenset(("approve", "emergency", "ratify"))
_SEPARATOR: Final = re.compile(r",(?=[A-Z]{3}\d{3}=)")
_ENTRY: Final = re.compile(r"(?P<code>[A-Z]{3}\d{3})=(?P<path>.+)")


@frozen
class AcceptedNumbers:
    """Findings of a code in a file, accepted by a record."""

    code: str
    path: str
    """From the portal's root."""


def write_accepted(entries: Iterable[str]) -> str:
    """Return the detail with entries of the form `CODE=PATH`."""
    return ",".join(each.strip() for each in entries)


def parse_accepted(text: str) -> tuple[AcceptedNumbers, ...] | None:
    """Return the entries of a detail; None if its form is wrong, or a code cannot be accepted."""
    matches = [_ENTRY.fullmatch(each) for each in _SEPARATOR.split(text)]
    if any(each is None or each["code"] not in ACCEPTABLE_CODES for each in matches):
        return None
    return tuple(AcceptedNumbers(each["code"], each["path"]) for each in matches if each is not None)


def list_accepted(record: ApprovalRecord) -> tuple[AcceptedNumbers, ...]:
    """Return the entries accepted by a record; empty if its action cannot accept, or if the detail has another form."""
    if record.action not in ACCEPTING_ACTIONS:
        return ()
    return parse_accepted(record.details.get(ACCEPTED, "")) or ()


def find_unlisted(record: ApprovalRecord) -> tuple[str, ...]:
    """Return the paths with accepted numbers for which the record brings no content."""
    brought = {each.path for each in record.changes if each.after is not None}
    return tuple(each.path for each in list_accepted(record) if each.path not in brought)
