"""A diagnostic: a code, a place in a file, and the values of its message.

The message is formatted when shown, in the reader's language (`portalgen.diagnostics.sentences`).
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
"""Maximum length of an excerpt, in characters."""
_CONTEXT: Final = 120
"""Number of characters before the fault in an excerpt that does not begin with its line."""
_SHOWN: Final = 40
"""Number of characters of a long fault that an excerpt always contains."""
_CUT: Final = "…"
_NUMERIC: Final = re.compile(r"[\d .()+-]")


class Severity(Enum):
    """The severity of a finding: errors stop the build, warnings and notes do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Place:
    """The place of a fault: `path` from the portal's root with `/`, line and column from 1 in the raw text.

    `length` is the number of characters to underline, 0 for none. `excerpt` is the raw line, or for a long line the
    part around the fault, built by `place_in_line`. `excerpt_start` is the number of characters before it; more follow
    it if `is_excerpt_cut`.
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
        """The underlined text, as far as the excerpt contains it."""
        start = max(self.column - 1 - self.excerpt_start, 0)
        return self.excerpt[start : start + self.length]

    def split_excerpt(self) -> tuple[str, str, str]:
        """Return the excerpt before, at and after the underlined text, with `…` at each end that is cut."""
        start = max(self.column - 1 - self.excerpt_start, 0)
        before, after = self.excerpt[:start], self.excerpt[start + self.length :]
        return (
            _CUT + before if self.excerpt_start else before,
            self.underlined,
            after + _CUT if self.is_excerpt_cut else after,
        )


@frozen
class Phrase:
    """A message value in two languages; `key` is a key of `sentences.PHRASES`."""

    key: str


@frozen
class LocalizedText:
    """An already formatted message value in both languages.

    It may depend on the clock ("còn 3 giờ"), so it is not part of a finding's identity.
    """

    vi: str
    en: str


MessageValue = str | Phrase | LocalizedText


@frozen
class Diagnostic:
    """A fault found in a user's file. `code` is a key of `registry.CODES`."""

    code: str
    place: Place
    values: tuple[tuple[str, MessageValue], ...] = ()


def diagnostic(code: str, place: Place, /, **values: MessageValue) -> Diagnostic:
    """Return a diagnostic with its values in a fixed order."""
    return Diagnostic(code, place, tuple(sorted(values.items())))


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the distinct diagnostics, sorted by path, line, column and code.

    A fault in a template is found by every page that uses it, but is reported only for the first page.
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

    The excerpt of a long line is its beginning if that contains the fault, otherwise the text around the fault.
    """
    if len(text) <= EXCERPT_LIMIT:
        return Place(path, line, column, length, text)
    start, end = _find_window(text, min(max(column - 1, 0), len(text)), length)
    return Place(path, line, column, length, text[start:end], start, end < len(text))


def _find_window(text: str, fault: int, length: int) -> tuple[int, int]:
    """Return (start, end) of the part of `text` to show.

    It begins at a word if possible, never separates a letter from its marks, and has no partial numbers at its ends:
    the code that masks personal numbers would not recognize them.
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
    """Return line `number` (from 1) of `text`, or an empty string if there is none."""
    lines = _lines_of(text)
    return lines[number - 1] if 0 < number <= len(lines) else ""


@lru_cache(maxsize=4)
def _lines_of(text: str) -> Sequence[str]:
    """Return the lines of a text, caching the last few: a text with a thousand faults is read a thousand times."""
    return text.splitlines()
