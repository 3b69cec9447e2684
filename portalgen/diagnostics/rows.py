"""Diagnostics and places as rows of JSON, for the caches."""

from __future__ import annotations

from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place

JsonRow = list[Any]
_PHRASE: Final = "phrase"


def row_of_diagnostic(each: Diagnostic) -> JsonRow:
    """Return a diagnostic with its place as a row."""
    return [each.code, row_of_place(each.place), [[name, row_of_value(value)] for name, value in each.values]]


def diagnostic_of_row(row: JsonRow) -> Diagnostic:
    """Return the diagnostic of a row returned by `row_of_diagnostic`."""
    return Diagnostic(row[0], Place(*row[1]), tuple((name, value_of_row(value)) for name, value in row[2]))


def row_of_place(place: Place) -> JsonRow:
    """Return a place as a row; `Place(*row)` is the inverse."""
    return [
        place.path,
        place.line,
        place.column,
        place.length,
        place.excerpt,
        place.excerpt_start,
        place.is_excerpt_cut,
    ]


def row_of_value(value: MessageValue) -> object:
    """Return a message value as JSON."""
    if isinstance(value, LocalizedText):
        return {"vi": value.vi, "en": value.en}
    return {_PHRASE: value.key} if isinstance(value, Phrase) else value


def value_of_row(data: Any) -> MessageValue:
    """Return the message value converted by `row_of_value`."""
    if isinstance(data, dict):
        return Phrase(data[_PHRASE]) if _PHRASE in data else LocalizedText(data["vi"], data["en"])
    return str(data)
