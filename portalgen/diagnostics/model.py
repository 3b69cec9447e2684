"""A diagnostic: a code, a place in a file, and the values of its sentence.

The sentence itself is formatted where it is shown, in the reader's language (`portalgen.diagnostics.sentences`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from portalgen.frozen import frozen

EXCERPT_LIMIT: Final = 400
"""Characters of a line that an excerpt holds at the most."""
_CONTEXT: Final = 120
"""Characters before a fault that an excerpt holds, where it does not begin with its line."""
_SHOWN: Final = 40
"""Characters of a long fault that its excerpt holds in any case."""
_CUT: Final = "…"
_NUMERIC: Final = re.compile(r"[\d .()+-]")


class Severity(Enum):
    """How much a finding weighs: errors stop the build, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Place:
    """Where a fault is: `path` from the portal's root with `/`, line and column from 1 in the raw text.

    `length` is the number of characters to underline; 0 underlines nothing. `excerpt` is the raw line, or of a long one
    the part around the fault, made by `place_in_line`: `excerpt_start` characters stand before it, and behind it more
    where `is_excerpt_cut`.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 0
    excerpt: str = ""
    excerpt_start: int = 0
    is_excerpt_cut: bool = False

    @property
    def underlined(self) -> str:
        """What the excerpt holds of the text that is underlined."""
        start = max(self.column - 1 - self.excerpt_start, 0)
        return self.excerpt[start : start + self.length]

    def split_excerpt(self) -> tuple[str, str, str]:
        """Return the excerpt before, at and behind what is underlined; `…` stands where the line goes on."""
        start = max(self.column - 1 - self.excerpt_start, 0)
        before, after = self.excerpt[:start], self.excerpt[start + self.length :]
        return (
            _CUT + before if self.excerpt_start else before,
            self.underlined,
            after + _CUT if self.is_excerpt_cut else after,
        )


@frozen
class Phrase:
    """A value of a sentence that itself has two languages; `key` is one of `sentences.PHRASES`."""

    key: str


@frozen
class LocalizedText:
    """A value of a sentence that is formatted already, in both languages.

    It may depend on the clock ("còn 3 giờ"), so it is no part of a finding's identity.
    """

    vi: str
    en: str


MessageValue = str | Phrase | LocalizedText


@frozen
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


def place_in_line(path: str, line: int, column: int, length: int, text: str) -> Place:
    """Return the place of `length` characters from `column` (from 1) of the raw line `text`, with its excerpt.

    Of a long line the excerpt is its beginning where that holds the fault, else what stands around the fault.
    """
    if len(text) <= EXCERPT_LIMIT:
        return Place(path, line, column, length, text)
    start, end = _find_window(text, min(max(column - 1, 0), len(text)), length)
    return Place(path, line, column, length, text[start:end], start, end < len(text))


def _find_window(text: str, fault: int, length: int) -> tuple[int, int]:
    """Return (start, end) of the part of `text` to be shown.

    It begins at a word where one is near, parts no letter from its marks, and has no half of a number at its ends:
    what masks the numbers of people would not know it for one.
    """
    needed = min(fault + min(max(length, 1), _SHOWN), len(text))
    start = 0 if needed <= EXCERPT_LIMIT else min(fault - _CONTEXT, len(text) - EXCERPT_LIMIT)
    end = min(start + EXCERPT_LIMIT, len(text))
    if start:
        start = max(text.find(" ", start, min(start + _SHOWN, fault)) + 1, start)
        while start < fault and (_NUMERIC.match(text, start) or unicodedata.combining(text[start])):
            start += 1
    if end < len(text):
        while end > needed and (_NUMERIC.match(text, end - 1) or unicodedata.combining(text[end])):
            end -= 1
    return start, end


def line_of(text: str, number: int) -> str:
    """Return line `number` (from 1) of `text`, or an empty string."""
    lines = _lines_of(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines_of(text: str) -> Sequence[str]:
    """Return the lines of a text. The last texts are kept: one with a thousand faults is asked for a thousand lines."""
    return text.splitlines()
