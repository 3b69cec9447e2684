"""The spans that detectors find in the lines of a page, with places in the raw text whose excerpts repeat no number."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.page_text import PageText
from portalgen.text.columns import MARKDOWN_SEPARATORS, SpanFinder, find_spans_in_lines
from portalgen.text.masking import mask_all_numbers, raw_spans_of
from portalgen.text.normalization import nfc


def find_in_page(text: PageText, find: SpanFinder) -> Iterator[tuple[str, Place]]:
    """Yield (text, place) of every span that `find` finds in the lines of the file. It is given lines in normal form,
    and cells of tables behind the label of their column."""
    lines = tuple(map(nfc, text.lines))
    for index, spans in find_spans_in_lines(lines, find, MARKDOWN_SEPARATORS):
        line, raw = lines[index], text.lines[index]
        places = spans if line is raw else raw_spans_of(raw, spans)
        masked = mask_all_numbers(raw, places)
        for (start, end), (first, last) in zip(spans, places, strict=True):
            yield line[start:end], place_in_line(text.path, index + 1, first + 1, last - first, masked)
