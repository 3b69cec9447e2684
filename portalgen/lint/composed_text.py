"""Pages whose letters and marks are separate characters (NFD, as typed on some computers), for rules about words.

Rules look for composed letters in the raw lines. They receive such a page in normal form C, and their places are
translated to the raw lines; TXT201 reports the page itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.model import Violation
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.source import list_raw_offsets


def compose(text: PageText) -> PageText:
    """Return the page in normal form C: `text` itself unless it has decomposed letters."""
    if text.text.isascii() or unicodedata.is_normalized("NFC", text.text):
        return text
    return replace(text, data=unicodedata.normalize("NFC", text.text).encode())


def place_in_raw_lines(violations: Iterable[Violation], composed: PageText, raw: PageText) -> Iterator[Violation]:
    """Yield the violations found in `composed`, with their places in `raw`."""
    for each in violations:
        place = _find_raw_place(each.diagnostic.place, composed, raw)
        yield replace(each, diagnostic=replace(each.diagnostic, place=place))


def _find_raw_place(place: Place, composed: PageText, raw: PageText) -> Place:
    """Return the place in the raw line; the same place if its excerpt was masked, or if the line is the same."""
    if place.path != raw.path or not 0 < place.line <= len(raw.lines):
        return place
    line, written = composed.lines[place.line - 1], raw.lines[place.line - 1]
    if line == written or place != place_in_line(place.path, place.line, place.column, place.length, line):
        return place
    offsets = list_raw_offsets(written)
    last = len(offsets) - 1
    start, end = (offsets[min(at, last)] for at in (place.column - 1, place.column - 1 + place.length))
    return place_in_line(place.path, place.line, start + 1, end - start, written)
