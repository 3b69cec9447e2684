"""What detectors find in the lines of a page, with places in the raw text whose excerpts repeat no number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final
from unicodedata import combining

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.normal import nfc
from portalgen.text.personal import Span, hidden

Find = Callable[[str], Iterator[Span]]
_EXCERPT: Final = 400
"""As in `portalgen.diagnostics.model.line_of`."""


def found_in(text: PageText, find: Find) -> Iterator[tuple[str, Place]]:
    """(what was found, its place) in every line of the file; `find` is given the line in its normal form."""
    for number, raw in enumerate(text.lines, 1):
        line = nfc(raw)
        spans = tuple(find(line))
        if not spans:
            continue
        places = spans if line is raw else raw_spans(raw, spans)
        excerpt = hidden(raw, places)[:_EXCERPT]
        for (start, end), (first, last) in zip(spans, places, strict=True):
            yield line[start:end], Place(text.path, number, first + 1, last - first, excerpt)


def raw_spans(raw: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Where in `raw` stands what stands at `spans` of its normal form: a letter and its marks are one."""
    offsets: list[int] = []
    start = 0
    for end in range(1, len(raw) + 1):
        if end == len(raw) or not combining(raw[end]):
            offsets.extend([start] * len(nfc(raw[start:end])))
            start = end
    offsets.append(len(raw))
    last = len(offsets) - 1
    return tuple((offsets[min(first, last)], offsets[min(end, last)]) for first, end in spans)
