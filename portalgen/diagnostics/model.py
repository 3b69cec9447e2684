"""A diagnostic: a code, a place in a file, and the values of its sentence.

The sentence itself is made where it is shown, in the reader's language (`portalgen.diagnostics.sentences`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding weighs: errors stop the build, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault stands: `path` from the portal's root with `/`, line and column from 1 in the raw text.

    `length` is the number of characters to underline; 0 underlines nothing. `excerpt` is the raw line.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 0
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value of a sentence that itself has two languages; `key` is one of `sentences.PHRASES`."""

    key: str


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A value of a sentence that was put into words already, in both languages.

    It may depend on the clock ("còn 3 giờ"), so it is no part of what makes a finding the same.
    """

    vi: str
    en: str


MessageValue = str | Phrase | LocalizedText


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault found in somebody's file. `code` is one of `registry.CODES`."""

    code: str
    place: Place
    values: tuple[tuple[str, MessageValue], ...] = ()


def diagnostic(code: str, place: Place, /, **values: MessageValue) -> Diagnostic:
    """A diagnostic with its values in a fixed order."""
    return Diagnostic(code, place, tuple(sorted(values.items())))


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each distinct diagnostic once, by path, line, column and code.

    A fault of a template is met by every page that uses it, and is told for the first of them.
    """
    told: dict[object, Diagnostic] = {}
    for each in sorted(set(diagnostics), key=_position):
        told.setdefault((each.code, each.place) if each.code.startswith("TPL") else each, each)
    return tuple(told.values())


def _position(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return place.path, place.line, place.column, diagnostic.code, repr(diagnostic.values)


def line_of(text: str, number: int) -> str:
    """Line `number` (from 1) of `text`, or an empty string; cut at 400 characters."""
    lines = text.splitlines()
    return lines[number - 1][:400] if 0 < number <= len(lines) else ""
