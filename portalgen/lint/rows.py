"""Converts violations and heads of documents to JSON rows for the cache of the linter, and back."""

from __future__ import annotations

from datetime import date

from portalgen.diagnostics.rows import JsonRow, diagnostic_of_row, row_of_diagnostic, row_of_value, value_of_row
from portalgen.lint.model import AttachmentViolation, Violation
from portalgen.lint.run import CodedAttachmentViolation
from portalgen.text.document_head import DocumentHead


def row_of_violation(each: Violation) -> JsonRow:
    """Return a violation of a page rule as a row. Violations about clocks are not cached."""
    return [row_of_diagnostic(each.diagnostic), list(each.related), each.party]


def violation_of_row(row: JsonRow) -> Violation:
    """Return the violation stored in a row by `row_of_violation`."""
    return Violation(diagnostic_of_row(row[0]), tuple(row[1]), row[2])


def row_of_attachment_violation(coded: CodedAttachmentViolation) -> JsonRow:
    """Return a violation of an attachment rule as a row."""
    return [coded[0], [[name, row_of_value(value)] for name, value in coded[1].values]]


def attachment_violation_of_row(row: JsonRow) -> CodedAttachmentViolation:
    """Return the violation stored in a row by `row_of_attachment_violation`."""
    return row[0], AttachmentViolation(tuple((name, value_of_row(value)) for name, value in row[1]))


def row_of_head(head: DocumentHead) -> JsonRow:
    """Return the head of a document as a row."""
    day = head.letterhead_day.isoformat() if head.letterhead_day is not None else ""
    marks = [head.has_articles, head.word_count, head.is_draft, head.is_annex]
    return [
        list(head.numbers),
        list(head.titles),
        list(head.days),
        day,
        marks,
        [head.letterhead, head.signature],
        [row_of_head(each) for each in head.later],
    ]


def head_of_row(row: JsonRow) -> DocumentHead:
    """Return the document head stored in a row by `row_of_head`."""
    numbers, titles, days, day, (has_articles, word_count, is_draft, is_annex), (letterhead, signature), later = row
    return DocumentHead(
        numbers=tuple(numbers),
        titles=tuple(titles),
        days=tuple(days),
        letterhead_day=date.fromisoformat(day) if day else None,
        has_articles=has_articles,
        word_count=word_count,
        is_draft=is_draft,
        is_annex=is_annex,
        letterhead=letterhead,
        signature=signature,
        later=tuple(map(head_of_row, later)),
    )
