"""What detectors find in the lines of a page, with places in the raw text whose excerpts repeat no number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.masking import hidden, raw_spans
from portalgen.text.normal import nfc
from portalgen.text.personal import Span

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
