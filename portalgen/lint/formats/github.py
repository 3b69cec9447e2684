"""`github`: workflow commands, which GitHub shows next to the lines of a submission.

GitHub shows ten annotations per level and step. The job summary (`markdown`) lists the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import format_severity_count, help_of, sentence_with_reason, severity_word
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.order import SEVERITIES, sort_by_place
from portalgen.lint.formats.sanitize import replace_surrogates, sanitize_finding, sanitize_line
from portalgen.lint.formats.text import list_finding_details
from portalgen.lint.formats.words import legal_basis_of, translate_label
from portalgen.lint.model import Finding

ANNOTATION_LIMIT: Final = 10
"""The maximum number of annotations per level that GitHub shows for a step."""

_LEVELS: Final = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"})


def as_github(report: ReportData, language: str) -> str:
    """Return one command per line, errors first.

    If a level has more than ten findings, nine are listed, and a tenth command gives the number of the rest.
    """
    findings = sort_by_place(report.findings)
    return "".join(
        line + "\n"
        for severity in SEVERITIES
        for line in _format_level(severity, [each for each in findings if each.severity is severity], language)
    )


def escape_message(text: str) -> str:
    """Return `text` escaped as the message of a command: `%`, CR and LF are encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """Return `text` escaped as a property of a command: `:` and `,` are encoded too."""
    return escape_message(text).replace(":", "%3A").replace(",", "%2C")


def _format_level(severity: Severity, findings: list[Finding], language: str) -> Iterator[str]:
    shown = findings if len(findings) <= ANNOTATION_LIMIT else findings[: ANNOTATION_LIMIT - 1]
    for each in shown:
        yield _format_command(each, language)
    remaining = len(findings) - len(shown)
    if remaining:
        count = format_severity_count(severity, remaining, language)
        more = f"và {count} nữa, xem tóm tắt của lần chạy" if language == "vi" else f"and {count} more, see the summary"
        yield f"::{_LEVELS[severity]} title={escape_property(count)}::{escape_message(more)}"


def _format_command(each: Finding, language: str) -> str:
    place, diagnostic = each.place, sanitize_finding(each).diagnostic
    properties = [("file", replace_surrogates(place.path)), ("line", str(place.line)), ("col", str(place.column))]
    if place.length:
        properties.append(("endColumn", str(place.column + place.length)))
    properties.append(("title", f"{severity_word(each.severity, language)} {each.code}"))
    lines = [
        sentence_with_reason(diagnostic, language),
        f"{translate_label('help', language)}: {help_of(diagnostic, language)}",
    ]
    if legal_basis_of(each):
        lines.append(f"{translate_label('basis', language)}: {legal_basis_of(each)}")
    lines += [f"{name}: {words}" for name, words in list_finding_details(each, language)]
    attributes = ",".join(f"{name}={escape_property(value)}" for name, value in properties)
    return f"::{_LEVELS[each.severity]} {attributes}::{escape_message(chr(10).join(map(sanitize_line, lines)))}"
