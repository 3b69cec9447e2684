"""Hits and marks as rows of JSON, for what is remembered between two runs."""

from __future__ import annotations

from portalgen.diagnostics.rows import JsonRow, diagnostic_of_row, row_of_diagnostic, row_of_value, value_of_row
from portalgen.lint.model import Hit, Mark
from portalgen.lint.run import NamedMark


def row_of_hit(each: Hit) -> JsonRow:
    """A hit of a page rule; those of clocks are not remembered."""
    return [row_of_diagnostic(each.diagnostic), list(each.related), each.party]


def hit_of_row(row: JsonRow) -> Hit:
    """The hit that `row_of_hit` wrote."""
    return Hit(diagnostic_of_row(row[0]), tuple(row[1]), row[2])


def row_of_mark(named: NamedMark) -> JsonRow:
    """A mark of an attachment."""
    return [named[0], [[name, row_of_value(value)] for name, value in named[1].values]]


def mark_of_row(row: JsonRow) -> NamedMark:
    """The mark that `row_of_mark` wrote."""
    return row[0], Mark(tuple((name, value_of_row(value)) for name, value in row[1]))
