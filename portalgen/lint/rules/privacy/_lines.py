"""Numbers and marks found in the lines of a page, with places in the raw text and excerpts that mask all numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place, place_in_line
from portalgen.lint.page_text import PageText
from portalgen.text.columns import MARKDOWN_SEPARATORS, find_spans_in_lines
from portalgen.text.masking import mask_all_numbers
from portalgen.text.personal_data import NUMBER_WRAP
from portalgen.text.wrapped_lines import LinesFinder, SpanFinder, WrapPattern, find_in_lines

_NEAR: Final = 2
"""Number of lines searched above and below a match."""


def abbreviate(name: str) -> str:
    """Return the initials of a name, as a page may show it: `N.T.M.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def find_in_page(
    text: PageText,
    find: SpanFinder,
    wrap: WrapPattern = NUMBER_WRAP,
    find_in_each: LinesFinder | None = None,
    public: re.Pattern[str] | None = None,
) -> Iterator[tuple[str, Place]]:
    """Yield (text as read, place) of each match of `find` in the lines of the file and across line breaks.

    `find` receives folded lines, with table cells after the label of their column; `find_in_each` replaces this search
    within lines. Matches within two lines of `public` are skipped.
    """
    lines = text.folded_lines
    find_in_each = find_in_each or (lambda each: find_spans_in_lines(each, find, MARKDOWN_SEPARATORS))
    spans_by_line: dict[int, list[tuple[int, int]]] = {}
    matches = []
    for match in find_in_lines(lines, find_in_each, find, wrap):
        near = lines[max(0, match.line - _NEAR) : match.line + _NEAR + 1]
        if public is not None and any(public.search(each.text) for each in near):
            continue
        matches.append(match)
        spans_by_line.setdefault(match.line, []).append(match.span)
    masked = {index: mask_all_numbers(lines[index], spans) for index, spans in spans_by_line.items()}
    for match in matches:
        (start, end), line = match.span, match.line
        yield match.text, place_in_line(text.path, line + 1, start + 1, end - start, masked[line])
