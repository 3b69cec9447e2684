"""The content of the error overlay over a page of the preview."""

from __future__ import annotations

from typing import Any, Final

from portalgen.diagnostics.formats import count_with_severity
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of, severity_of, severity_word
from portalgen.serve.messages import format_preview_message
from portalgen.serve.preview_state import RebuildReport

OVERLAY_LIMIT: Final = 100
"""Findings in the overlay; the terminal shows them all."""


def build_overlay(report: RebuildReport, revision: int, language: str) -> dict[str, Any]:
    """Return the report as JSON for the overlay; every text is ready to be shown."""
    errors = count_with_severity(report.diagnostics, Severity.ERROR)
    ranked = sorted(report.diagnostics, key=lambda each: severity_of(each) is not Severity.ERROR)
    remaining = len(ranked) - OVERLAY_LIMIT
    return {
        "revision": revision,
        "language": "en" if language == "en" else "vi",
        "failed": report.has_failed,
        "title": format_preview_message("overlay", language)
        if report.has_failed
        else _format_warning_count(len(ranked) - errors, language),
        "fault": report.fault,
        "close": format_preview_message("close", language),
        "more": format_preview_message("more", language, count=str(remaining)) if remaining > 0 else "",
        "items": [build_diagnostic_item(each, language) for each in ranked[:OVERLAY_LIMIT]],
    }


def _format_warning_count(count: int, language: str) -> str:
    return format_preview_message("warnings", language, count=str(count)) if count else ""


def build_diagnostic_item(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    """Return a diagnostic as JSON; every text is ready for display."""
    place = diagnostic.place
    basis = CODES[diagnostic.code].basis
    return {
        "severity": severity_of(diagnostic).value,
        "place": f"{place.path}:{place.line}:{place.column}",
        "label": f"{severity_word(severity_of(diagnostic), language)} {diagnostic.code}",
        "message": sentence_of(diagnostic, language),
        "excerpt": list(place.split_excerpt()) if place.excerpt else [],
        "note": note_of(diagnostic, language),
        "help": f"{format_preview_message('help', language)}: {help_of(diagnostic, language)}",
        "basis": f"{format_preview_message('basis', language)}: {basis}" if basis else "",
    }
