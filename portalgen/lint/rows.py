"""Hits and marks as rows of JSON, for what is remembered between two runs."""

from __future__ import annotations

from portalgen.diagnostics.rows import JsonRow, diagnostic_of_row, row_of_diagnostic, row_of_value, value_of_row
from portalgen.lint.model import AttachmentViolation, Violation
from portalgen.lint.run import CodedAttachmentViolation


def row_of_violation(each: Violation) -> JsonRow:
    """A hit of a page rule; those of clocks are not remembered."""
    return [row_of_diagnostic(each.diagnostic), list(each.related), each.party]


def violation_of_row(row: JsonRow) -> Violation:
    """The hit that `row_of_hit` wrote."""
    return Violation(diagnostic_of_row(row[0]), tuple(row[1]), row[2])


def row_of_attachment_violation(named: CodedAttachmentViolation) -> JsonRow:
    """A mark of an attachment."""
    return [named[0], [[name, row_of_value(value)] for name, value in named[1].values]]


def attachment_violation_of_row(row: JsonRow) -> CodedAttachmentViolation:
    """The mark that `row_of_mark` wrote."""
    return row[0], AttachmentViolation(tuple((name, value_of_row(value)) for name, value in row[1]))
