"""`json`: everything, for other programs. The keys are those of docs/reference/lint-formats.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.lint.formats.model import ClockRow, Written
from portalgen.lint.formats.order import by_place, by_urgency
from portalgen.lint.formats.plain import encodable
from portalgen.lint.formats.words import STANDINGS, count_of, last_day, legal_basis, party_name
from portalgen.lint.model import Finding

VERSION: Final = 1
"""Grows when a key is removed or changes its meaning; new keys do not change it."""


def as_json(report: Written, language: str) -> str:
    """A JSON object with the findings by place and the clocks, the most urgent first."""
    return dumped(
        {
            "version": VERSION,
            "tool_version": report.tool_version,
            "at": report.at.isoformat(),
            "scope": report.scope,
            "counts": _counts(report),
            "findings": [_finding(each, language) for each in by_place(report.findings)],
            "clocks": [_clock(each, language) for each in by_urgency(report.clocks)],
        }
    )


def dumped(value: object) -> str:
    """`value` as JSON text in UTF-8's reach, keys in their order."""
    return encodable(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _counts(report: Written) -> Mapping[str, int]:
    return {
        "errors": count_of(report, Severity.ERROR),
        "warnings": count_of(report, Severity.WARNING),
        "notes": count_of(report, Severity.NOTE),
        "suppressed": report.suppressed,
        "waived": report.waived,
        "baselined": report.baselined,
        "checked": report.checked,
    }


def _finding(each: Finding, language: str) -> Mapping[str, Any]:
    place, diagnostic = each.place, each.diagnostic
    messages = {"vi": sentence_of(diagnostic, "vi"), "en": sentence_of(diagnostic, "en")}
    return {
        "code": each.code,
        "name": CODES[each.code].name,
        "severity": each.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_column": place.column + place.length,
        "length": place.length,
        "message": messages["vi" if language == "vi" else "en"],
        "messages": messages,
        "note": note_of(diagnostic, language),
        "help": help_of(diagnostic, language),
        "basis": legal_basis(each),
        "party": each.party,
        "party_name": party_name(each.party, language),
        "start": _iso(each.start),
        "due": _iso(each.due),
        "last_day": None if each.due is None else last_day(each.due),
        "fingerprint": each.fingerprint,
        "related": list(each.related),
    }


def _clock(each: ClockRow, language: str) -> Mapping[str, Any]:
    return {
        "title": each.title,
        "path": each.path,
        "party": each.party,
        "party_name": party_name(each.party, language),
        "class_name": each.class_name,
        "start": _iso(each.start),
        "due": _iso(each.due),
        "last_day": None if each.due is None else last_day(each.due),
        "last_day_words": each.last_day,
        "state": each.state,
        "state_name": STANDINGS[each.state].text(language),
        "time_left": each.time_left,
        "basis": each.basis,
        "certain": each.certain,
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
