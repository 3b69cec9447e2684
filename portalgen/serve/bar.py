"""The findings of a page as JSON for the bar on it; every text is ready for display."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import format_severity_count, severity_word
from portalgen.lint.formats.order import SEVERITIES, sort_by_severity
from portalgen.lint.formats.sanitize import sanitize_finding
from portalgen.lint.formats.text import list_finding_details
from portalgen.lint.model import Finding
from portalgen.serve.checks import findings_of_build
from portalgen.serve.messages import format_preview_message
from portalgen.serve.overlay import OVERLAY_LIMIT, build_diagnostic_item
from portalgen.serve.preview_state import PreviewState, group_by_file

FINDINGS_PATH: Final = "/_portalgen/findings"
"""The address of the list of all findings by file."""
_CONTENT: Final = "content/"


def build_bar(state: PreviewState, path: str, language: str) -> dict[str, Any]:
    """Return the findings in the source of the page at the output `path`; without any, empty texts and no items.

    `general` is about files of no page (configuration, theme), and is empty if they have only notes. Until the first
    check ends, the findings are those of the build.
    """
    source = state.sources.get(path, "")
    findings_by_file = (
        state.findings_by_file if state.check_result else group_by_file(findings_of_build(state.report.diagnostics))
    )
    own = sort_by_severity(findings_by_file.get(source, ()) if source else ())
    remaining = len(own) - OVERLAY_LIMIT
    return {
        "label": format_preview_message("bar", language),
        "source": source,
        "summary": format_finding_counts(own, language),
        "items": [build_finding_item(each, language) for each in own[:OVERLAY_LIMIT]],
        "more": format_preview_message("more", language, count=str(remaining)) if remaining > 0 else "",
        "general": _format_general(findings_by_file, language),
        "clean": format_preview_message("clean", language),
        "all": format_preview_message("all", language),
        "link": FINDINGS_PATH,
    }


def build_finding_item(finding: Finding, language: str) -> dict[str, Any]:
    """Return a finding as JSON: a diagnostic of the overlay, with its place in words.

    It also has the responsible party and the due time.
    """
    each = sanitize_finding(finding)
    line, column = each.place.line, each.place.column
    return {
        **build_diagnostic_item(each.diagnostic, language),
        "severity": each.severity.value,
        "label": f"{severity_word(each.severity, language)} {each.code}",
        "code": each.code,
        "path": each.place.path,
        "line": line,
        "column": column,
        "where": format_preview_message("where", language, line=str(line), column=str(column)),
        "details": [f"{name}: {words}" for name, words in list_finding_details(each, language)],
    }


def format_finding_counts(findings: Iterable[Finding], language: str) -> str:
    """Return `1 lỗi, 2 cảnh báo`, the gravest first; empty for none."""
    severities = [each.severity for each in findings]
    return ", ".join(
        format_severity_count(each, severities.count(each), language) for each in SEVERITIES if each in severities
    )


def _format_general(findings_by_file: Mapping[str, tuple[Finding, ...]], language: str) -> str:
    files = (findings for path, findings in findings_by_file.items() if not path.startswith(_CONTENT))
    grave = [each for findings in files for each in findings if each.severity is not Severity.NOTE]
    return format_preview_message("general", language, counts=format_finding_counts(grave, language)) if grave else ""
