"""`gitlab`: a Code Quality report in the format of GitLab's documentation ("Code Quality report format")."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import help_of, sentence_with_reason, severity_word
from portalgen.lint.formats.json_report import dump_json
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.order import sort_by_place
from portalgen.lint.formats.sanitize import sanitize_finding, sanitize_line
from portalgen.lint.formats.words import translate_label
from portalgen.lint.model import Finding

_SEVERITIES: Final = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"})


def as_gitlab(report: ReportData, language: str) -> str:
    """Return a JSON list with an object per finding. GitLab recognizes known findings by their fingerprints."""
    return dump_json([_build_issue(each, language) for each in sort_by_place(report.findings)])


def _build_issue(each: Finding, language: str) -> Mapping[str, Any]:
    diagnostic = sanitize_finding(each).diagnostic
    parts = [
        f"{severity_word(each.severity, language)} {each.code}: {sentence_with_reason(diagnostic, language)}",
        f"{translate_label('help', language)}: {help_of(diagnostic, language)}",
    ]
    if each.origin:
        parts.append(f"{translate_label('origin', language)}: {each.origin}")
    return {
        "description": sanitize_line("; ".join(parts)),
        "check_name": each.code,
        "fingerprint": each.fingerprint,
        "severity": _SEVERITIES[each.severity],
        "location": {"path": each.place.path, "lines": {"begin": each.place.line}},
    }
