"""A diagnostic: a code, a place in a file, and the values of its sentence.

The sentence itself is formatted where it is shown, in the reader's language (`portalgen.diagnostics.sentences`).
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
    """Where a fault is: `path` from the portal's root with `/`, line and column from 1 in the raw text.

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
    """A value of a sentence that is formatted already, in both languages.

    It may depend on the clock ("còn 3 giờ"), so it is no part of a finding's identity.
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
    """Return a diagnostic with its values in a fixed order."""
    return Diagnostic(code, place, tuple(sorted(values.items())))


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return each distinct diagnostic once, by path, line, column and code.

    A fault in a template is found by every page that uses it, and is reported for the first of them.
    """
    distinct: dict[object, Diagnostic] = {}
    for each in sorted(set(diagnostics), key=_sort_key):
        distinct.setdefault((each.code, each.place) if each.code.startswith("TPL") else each, each)
    return tuple(distinct.values())


def _sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    place = diagnostic.place
    return place.path, place.line, place.column, diagnostic.code, repr(diagnostic.values)


def line_of(text: str, number: int) -> str:
    """Return line `number` (from 1) of `text`, cut at 400 characters, or an empty string."""
    lines = text.splitlines()
    return lines[number - 1][:400] if 0 < number <= len(lines) else ""
