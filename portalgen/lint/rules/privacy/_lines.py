"""What detectors find in the lines of a page, with places in the raw text whose excerpts repeat no number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.text.normal import nfc
from portalgen.text.personal import Span, hidden

Find = Callable[[str], Iterator[Span]]
_EXCERPT = 400
"""As in `portalgen.diagnostics.model.line_of`."""


def found_in(text: PageText, find: Find) -> Iterator[tuple[str, Place]]:
    """(what was found, its place) in every line of the file; `find` is given the line in its normal form."""
    for number, raw in enumerate(text.lines, 1):
        line = nfc(raw)
        spans = tuple(find(line))
        for start, end in spans:
            where = (start, end) if line is raw else (raw_offset(raw, start), raw_offset(raw, end))
            yield (
                line[start:end],
                Place(text.path, number, where[0] + 1, where[1] - where[0], _excerpt(raw, line, spans)),
            )


def raw_offset(raw: str, offset: int) -> int:
    """The offset in `raw` of what stands at `offset` in its normal form."""
    for index in range(len(raw)):
        if len(nfc(raw[: index + 1])) > offset:
            return index
    return len(raw)


def _excerpt(raw: str, line: str, spans: tuple[Span, ...]) -> str:
    if line is not raw:
        spans = tuple((raw_offset(raw, start), raw_offset(raw, end)) for start, end in spans)
    return hidden(raw, spans)[:_EXCERPT]
