"""Sorts the findings on a submission by who must act: blocking findings, findings for the board, for the author.

The table of codes decides: an error blocks. A warning is for the board if authors cannot waive it or the board has to
act on it; all other warnings are for the author. Notes are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.audit.proposed_changes import needs_record
from portalgen.editorial.records.number_entries import ACCEPTABLE_CODES
from portalgen.frozen import frozen
from portalgen.lint.model import Finding
from portalgen.pipeline.judging.report import SubmissionReport
from portalgen.text.bilingual import Bilingual as B

_PLACES: Final = 3
_BLOCKING: Final = B("Phải sửa trước khi đăng", "To be fixed before publication")
_TO_WEIGH: Final = B("Ban cần cân nhắc", "For the board to weigh")
_FOR_AUTHOR: Final = B("Người gửi có thể sửa", "The author may fix")


@frozen
class OrderedFindings:
    """Findings grouped by the party to act on them. Each group keeps the order of the report."""

    blocking: tuple[Finding, ...]
    blocking_approvals: tuple[Diagnostic, ...]
    """Errors about approvals that no further signature can settle."""
    to_weigh: tuple[Finding, ...]
    """Warnings that only the board may accept."""
    to_weigh_approvals: tuple[Diagnostic, ...]
    for_author: tuple[Finding, ...]
    notes: Mapping[str, int]
    """The number of notes, keyed by code."""

    @property
    def blocks(self) -> bool:
        """True if the submission cannot be published, whoever signs it and whatever is accepted."""
        return bool(self.blocking_approvals) or any(each.code not in ACCEPTABLE_CODES for each in self.blocking)

    @property
    def acceptable(self) -> tuple[str, ...]:
        """Blocking findings that the chief may accept by a record. Each is listed once, as `CODE=PATH`."""
        found = (each for each in self.blocking if each.code in ACCEPTABLE_CODES)
        return tuple(dict.fromkeys(f"{each.code}={each.diagnostic.place.path}" for each in found))


def order_findings(report: SubmissionReport) -> OrderedFindings:
    """Return the findings of a report, grouped in the order of the board's decisions."""
    warnings = [each for each in report.findings if each.severity is Severity.WARNING]
    faults = [each for each in report.approvals.findings if not needs_record(each)]
    return OrderedFindings(
        tuple(each for each in report.findings if each.severity is Severity.ERROR),
        tuple(each.diagnostic for each in faults if each.severity is Severity.ERROR),
        tuple(each for each in warnings if _is_for_board(each)),
        tuple(each.diagnostic for each in faults if each.severity is Severity.WARNING),
        tuple(each for each in warnings if not _is_for_board(each)),
        _count(each.code for each in report.findings if each.severity is Severity.NOTE),
    )


def _is_for_board(finding: Finding) -> bool:
    code = CODES[finding.code]
    return code.waivable_by != "author" or code.party == "board"


def _count(codes: Iterable[str]) -> Mapping[str, int]:
    return dict(Counter(codes).most_common())


def list_finding_groups(found: OrderedFindings, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (heading, lines) for each group of findings. The heading includes the number of findings.

    Each line has a sentence and all its places. Notes are counted by code in one line.
    """
    groups: tuple[tuple[B, Sequence[Finding], Sequence[Diagnostic]], ...] = (
        (_BLOCKING, found.blocking, found.blocking_approvals),
        (_TO_WEIGH, found.to_weigh, found.to_weigh_approvals),
        (_FOR_AUTHOR, found.for_author, ()),
    )
    for heading, findings, approvals in groups:
        lines = (
            *(f"{sentence_of(each, language)} ({each.code})" for each in approvals),
            *_join_equal(findings, language),
        )
        if lines:
            yield f"{heading.text(language)} ({len(findings) + len(approvals)})", lines
    if found.notes:
        counts = ", ".join(code if count == 1 else f"{code} ×{count}" for code, count in found.notes.items())
        total = sum(found.notes.values())
        yield B(f"Lưu ý, không cần làm gì: {total} ({counts})", f"Notes: {total} ({counts})").text(language), ()


def keep_first_of_equal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, but only the first of several findings with the same sentence."""
    first: dict[tuple[str, str], Finding] = {}
    for each in findings:
        first.setdefault((each.code, sentence_of(each.diagnostic, "vi")), each)
    return tuple(first.values())


def _join_equal(findings: Iterable[Finding], language: str) -> Iterator[str]:
    """Yield a line per sentence, with its places."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in findings:
        place = each.diagnostic.place
        places.setdefault((sentence_of(each.diagnostic, language), each.code), []).append(f"{place.path}:{place.line}")
    for (sentence, code), found in places.items():
        more = f" (+{len(found) - _PLACES})" if len(found) > _PLACES else ""
        yield f"{sentence} ({code}) {', '.join(found[:_PLACES])}{more}"
