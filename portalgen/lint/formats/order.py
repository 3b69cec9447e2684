"""Sorts findings and clocks independently of their input order, so that equal input gives equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from math import inf
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import LocalizedText, MessageValue, Phrase, Severity
from portalgen.lint.formats.model import ClockRow, Suppressed
from portalgen.lint.model import Finding

SEVERITIES: Final = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""The severities, most serious first."""

_URGENCY: Final = MappingProxyType(
    {"overdue": 0, "soon": 1, "within": 2, "missed": 3, "unproven": 4, "taken_down": 5, "met": 6}
)


def sort_by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings sorted by path, line, column and code, then by all other differences."""
    return sorted(findings, key=_sort_key)


def sort_by_severity(findings: Iterable[Finding]) -> list[Finding]:
    """Return errors, then warnings, then notes, each sorted by place."""
    return sorted(sort_by_place(findings), key=lambda each: SEVERITIES.index(each.severity))


def sort_by_urgency(clocks: Iterable[ClockRow]) -> list[ClockRow]:
    """Return overdue clocks first, then running clocks by due time. Stopped clocks come last."""
    return sorted(clocks, key=lambda each: (_URGENCY[each.state], _timestamp(each.due), each.path, repr(each)))


def sort_suppressed(rows: Iterable[Suppressed]) -> list[Suppressed]:
    """Return suppressed findings sorted by place."""
    return sorted(rows, key=lambda each: (_sort_key(each.finding), each.method, each.reason))


def _sort_key(each: Finding) -> tuple[object, ...]:
    place = each.diagnostic.place
    values = tuple((name, *_sort_key_of_value(value)) for name, value in each.diagnostic.values)
    where = (place.path, place.line, place.column, each.diagnostic.code, place.length, place.excerpt)
    what = (
        each.severity.value,
        each.fingerprint,
        each.party,
        each.related,
        _timestamp(each.start),
        _timestamp(each.due),
        each.origin,
    )
    return (*where, values, *what)


def _sort_key_of_value(value: MessageValue) -> tuple[str, ...]:
    if isinstance(value, LocalizedText):
        return value.vi, value.en
    return ("", value.key) if isinstance(value, Phrase) else (value,)


def _timestamp(at: datetime | None) -> float:
    return inf if at is None else at.timestamp()
