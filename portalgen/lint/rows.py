"""Hits, marks and diagnostics as rows of JSON, for what is remembered between two runs."""

from __future__ import annotations

from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic, Phrase, Place, Said, Value
from portalgen.lint.model import Hit, Mark
from portalgen.lint.run import NamedMark

Row = list[Any]
_PHRASE: Final = "phrase"


def row_of_hit(each: Hit) -> Row:
    """A hit of a page rule; those of clocks are not remembered."""
    return [row_of_diagnostic(each.diagnostic), list(each.related), each.party]


def hit_of_row(row: Row) -> Hit:
    """The hit that `row_of_hit` wrote."""
    return Hit(diagnostic_of_row(row[0]), tuple(row[1]), row[2])


def row_of_mark(named: NamedMark) -> Row:
    """A mark of an attachment."""
    return [named[0], [[name, _plain(value)] for name, value in named[1].values]]


def mark_of_row(row: Row) -> NamedMark:
    """The mark that `row_of_mark` wrote."""
    return row[0], Mark(tuple((name, _value(value)) for name, value in row[1]))


def row_of_diagnostic(each: Diagnostic) -> Row:
    """A diagnostic with its place."""
    return [each.code, row_of_place(each.place), [[name, _plain(value)] for name, value in each.values]]


def diagnostic_of_row(row: Row) -> Diagnostic:
    """The diagnostic that `row_of_diagnostic` wrote."""
    return Diagnostic(row[0], Place(*row[1]), tuple((name, _value(value)) for name, value in row[2]))


def row_of_place(place: Place) -> Row:
    """A place."""
    return [place.path, place.line, place.column, place.length, place.excerpt]


def _plain(value: Value) -> object:
    if isinstance(value, Said):
        return {"vi": value.vi, "en": value.en}
    return {_PHRASE: value.key} if isinstance(value, Phrase) else value


def _value(kept: Any) -> Value:
    if isinstance(kept, dict):
        return Phrase(kept[_PHRASE]) if _PHRASE in kept else Said(kept["vi"], kept["en"])
    return str(kept)
