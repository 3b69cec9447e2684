"""The findings of one page as JSON for the bar on it; every text is ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import severity_word
from portalgen.lint.formats.order import SEVERITIES, by_severity
from portalgen.lint.formats.plain import plain_finding
from portalgen.lint.formats.text import details
from portalgen.lint.formats.words import counted
from portalgen.lint.model import Finding
from portalgen.serve.checks import built_alone
from portalgen.serve.messages import SHOWN, item_of, say
from portalgen.serve.preview_state import Board, by_file

FINDINGS: Final = "/_portalgen/findings"
"""Where everything is listed by file."""
_CONTENT: Final = "content/"


def bar(board: Board, path: str, language: str) -> dict[str, Any]:
    """What is found in the source of the page at the output `path`; without any, empty texts and no items.

    `general` is about what belongs to no page (configuration, theme), and is empty where that holds but notes. Until the first check ends, what the build found is all that is known.
    """
    source = board.sources.get(path, "")
    found = board.found if board.checked else by_file(built_alone(board.report.diagnostics))
    own = by_severity(found.get(source, ()) if source else ())
    remaining = len(own) - SHOWN
    return {
        "label": say("bar", language),
        "source": source,
        "summary": counts_text(own, language),
        "items": [finding_item(each, language) for each in own[:SHOWN]],
        "more": say("more", language, count=str(remaining)) if remaining > 0 else "",
        "general": _general(found, language),
        "clean": say("clean", language),
        "all": say("all", language),
        "link": FINDINGS,
    }


def finding_item(finding: Finding, language: str) -> dict[str, Any]:
    """One finding: as the overlay has a diagnostic, with its place in words, who has to act, and until when."""
    each = plain_finding(finding)
    line, column = each.place.line, each.place.column
    return {
        **item_of(each.diagnostic, language),
        "severity": each.severity.value,
        "label": f"{severity_word(each.severity, language)} {each.code}",
        "code": each.code,
        "path": each.place.path,
        "line": line,
        "column": column,
        "where": say("where", language, line=str(line), column=str(column)),
        "details": [f"{name}: {words}" for name, words in details(each, language)],
    }


def counts_text(findings: Iterable[Finding], language: str) -> str:
    """`1 lỗi, 2 cảnh báo`: what is there, the gravest first; empty for none."""
    found = [each.severity for each in findings]
    return ", ".join(counted(each, found.count(each), language) for each in SEVERITIES if each in found)


def _general(found: Mapping[str, tuple[Finding, ...]], language: str) -> str:
    files = (findings for path, findings in found.items() if not path.startswith(_CONTENT))
    grave = [each for findings in files for each in findings if each.severity is not Severity.NOTE]
    return say("general", language, counts=counts_text(grave, language)) if grave else ""
