"""`text` and `concise`: reports for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from portalgen.diagnostics.formats import diagnostics_as_text as diagnostics_text
from portalgen.diagnostics.limit import count_left_out, format_left_out
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import sentence_of, sentence_with_reason, severity_word
from portalgen.lint.formats.model import ClockRow, ReportData
from portalgen.lint.formats.order import sort_by_place, sort_by_urgency
from portalgen.lint.formats.sanitize import sanitize_finding, sanitize_line
from portalgen.lint.formats.words import (
    format_clock_state,
    format_report_summary,
    format_uncertainty,
    name_of_party,
    translate_label,
)
from portalgen.lint.model import Finding
from portalgen.locale.dates import format_day_or_moment, format_last_moment


def as_text_report(report: ReportData, language: str) -> str:
    """Return a report with every finding in full, the clocks and a closing sentence.

    A finding has an excerpt, help, the legal basis and the responsible party.
    """
    shown = report.findings if report.shown_findings is None else report.shown_findings
    blocks = []
    for path, group, left_out in _group_by_file(report, shown):
        blocks += [format_finding(each, language) for each in group]
        if left_out:
            blocks.append(f"{sanitize_line(path)}: {format_left_out(left_out, language)}\n")
    reported = {(each.place.path, each.party, each.due) for each in shown}
    clocks = [each for each in sort_by_urgency(report.clocks) if (each.path, each.party, each.due) not in reported]
    blocks += [_format_clock(each, language) for each in clocks]
    return "\n".join((*blocks, format_report_summary(report, language) + "\n"))


def as_concise_report(report: ReportData, language: str) -> str:
    """Return a report with one line per finding: place, severity, code and message."""
    shown = report.findings if report.shown_findings is None else report.shown_findings
    lines = []
    for path, group, left_out in _group_by_file(report, shown):
        lines += [format_finding_line(each, language) + "\n" for each in group]
        if left_out:
            lines.append(f"{sanitize_line(path)}: {format_left_out(left_out, language)}\n")
    return "".join(lines)


def _group_by_file(report: ReportData, shown: Iterable[Finding]) -> Iterator[tuple[str, list[Finding], Counter[str]]]:
    """Yield (path, its shown findings by place, the number of omitted findings per code)."""
    left_out = count_left_out(report.findings, shown) if report.shown_findings is not None else {}
    for path, group in groupby(sort_by_place(shown), key=lambda each: each.place.path):
        yield path, list(group), left_out.get(path, Counter())


def format_finding(finding: Finding, language: str) -> str:
    """Return a finding in full, over several lines."""
    # The first line has the severity of the code, which the settings may have changed.
    _, _, rest = diagnostics_text((sanitize_finding(finding).diagnostic,), language).partition("\n")
    lines = "".join(f"  {name}: {words}\n" for name, words in list_finding_details(finding, language))
    return f"{_format_line(finding, language, sentence_of)}\n{rest}{lines}"


def format_finding_line(finding: Finding, language: str) -> str:
    """Return `path:line:column: lỗi CODE: sentence` on a single line, with the reason that stands under carets elsewhere."""
    return _format_line(finding, language, sentence_with_reason)


def _format_line(finding: Finding, language: str, say: Callable[[Diagnostic, str], str]) -> str:
    diagnostic = sanitize_finding(finding).diagnostic
    place, word = diagnostic.place, severity_word(finding.severity, language)
    return (
        f"{place.path}:{place.line}:{place.column}: {word} {finding.code}: {sanitize_line(say(diagnostic, language))}"
    )


def list_finding_details(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """Yield (label, text) for the responsible party and, if the finding is about a clock, its start and end."""
    yield translate_label("party", language), name_of_party(finding.party, language)
    if finding.start is not None:
        yield translate_label("start", language), format_day_or_moment(finding.start, language)
    if finding.due is not None:
        yield translate_label("due", language), format_last_moment(finding.due, language)
    if finding.origin:
        yield translate_label("origin", language), sanitize_line(finding.origin)


def _format_clock(clock: ClockRow, language: str) -> str:
    lines = [
        f"{sanitize_line(clock.path)}: {format_clock_state(clock, language)}",
        f"  {sanitize_line(clock.title)} ({sanitize_line(clock.class_name)})",
    ]
    lines += [f"  {name}: {words}" for name, words in _list_clock_details(clock, language)]
    return "\n".join(lines) + "\n"


def _list_clock_details(clock: ClockRow, language: str) -> Iterator[tuple[str, str]]:
    yield translate_label("party", language), name_of_party(clock.party, language)
    if clock.start is not None:
        yield translate_label("start", language), format_day_or_moment(clock.start, language)
    if clock.last_day:
        yield translate_label("due", language), sanitize_line(clock.last_day) + format_uncertainty(clock, language)
    if clock.basis:
        yield translate_label("basis", language), sanitize_line(clock.basis)
