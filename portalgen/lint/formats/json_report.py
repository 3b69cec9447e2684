"""`json`: the complete report for programs. Its keys are documented in docs/reference/lint-formats.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.lint.formats.model import ClockRow, ReportData
from portalgen.lint.formats.order import sort_by_place, sort_by_urgency
from portalgen.lint.formats.sanitize import replace_surrogates
from portalgen.lint.formats.words import (
    CLOCK_STATE_NAMES,
    count_report_findings,
    last_day_of,
    legal_basis_of,
    name_of_party,
)
from portalgen.lint.model import Finding

JSON_REPORT_VERSION: Final = 1
"""The version of the report format. It increases when a key is removed or changes its meaning, not for new keys."""


def as_json_report(report: ReportData, language: str) -> str:
    """Return a JSON object with the findings sorted by place, and the clocks sorted by urgency."""
    return dump_json(
        {
            "version": JSON_REPORT_VERSION,
            "tool_version": report.tool_version,
            "at": report.at.isoformat(),
            "scope": report.scope,
            "counts": _build_counts(report),
            "findings": [_build_finding(each, language) for each in sort_by_place(report.findings)],
            "clocks": [_build_clock(each, language) for each in sort_by_urgency(report.clocks)],
        }
    )


def dump_json(value: object) -> str:
    """Return `value` as JSON text that can be encoded in UTF-8. Keys keep their order."""
    return replace_surrogates(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _build_counts(report: ReportData) -> Mapping[str, int]:
    return {
        "errors": count_report_findings(report, Severity.ERROR),
        "warnings": count_report_findings(report, Severity.WARNING),
        "notes": count_report_findings(report, Severity.NOTE),
        "suppressed": report.suppressed_count,
        "waived": report.waived_count,
        "baselined": report.baselined_count,
        **({} if report.checked_count is None else {"checked": report.checked_count}),
    }


def _build_finding(each: Finding, language: str) -> Mapping[str, Any]:
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
        "basis": legal_basis_of(each),
        "party": each.party,
        "party_name": name_of_party(each.party, language),
        "start": _format_time(each.start),
        "due": _format_time(each.due),
        "last_day": None if each.due is None else last_day_of(each.due),
        "fingerprint": each.fingerprint,
        "related": list(each.related),
        "origin": each.origin,
    }


def _build_clock(each: ClockRow, language: str) -> Mapping[str, Any]:
    return {
        "title": each.title,
        "path": each.path,
        "party": each.party,
        "party_name": name_of_party(each.party, language),
        "class_name": each.class_name,
        "start": _format_time(each.start),
        "due": _format_time(each.due),
        "last_day": None if each.due is None else last_day_of(each.due),
        "last_day_words": each.last_day,
        "state": each.state,
        "state_name": CLOCK_STATE_NAMES[each.state].text(language),
        "time_left": each.time_left,
        "basis": each.basis,
        "certain": each.certain,
    }


def _format_time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
