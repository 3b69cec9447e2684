"""Diagnostics and places as rows of JSON, for what is remembered between two runs."""

from __future__ import annotations

from typing import Any, Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, MessageValue, Phrase, Place

JsonRow = list[Any]
_PHRASE: Final = "phrase"


def row_of_diagnostic(each: Diagnostic) -> JsonRow:
    """A diagnostic with its place."""
    return [each.code, row_of_place(each.place), [[name, row_of_value(value)] for name, value in each.values]]


def diagnostic_of_row(row: JsonRow) -> Diagnostic:
    """The diagnostic that `row_of_diagnostic` wrote."""
    return Diagnostic(row[0], Place(*row[1]), tuple((name, value_of_row(value)) for name, value in row[2]))


def row_of_place(place: Place) -> JsonRow:
    """A place; `Place(*row)` is its way back."""
    return [place.path, place.line, place.column, place.length, place.excerpt]


def row_of_value(value: MessageValue) -> object:
    """A value of a sentence."""
    if isinstance(value, LocalizedText):
        return {"vi": value.vi, "en": value.en}
    return {_PHRASE: value.key} if isinstance(value, Phrase) else value


def value_of_row(kept: Any) -> MessageValue:
    """The value that `row_of_value` wrote."""
    if isinstance(kept, dict):
        return Phrase(kept[_PHRASE]) if _PHRASE in kept else LocalizedText(kept["vi"], kept["en"])
    return str(kept)
