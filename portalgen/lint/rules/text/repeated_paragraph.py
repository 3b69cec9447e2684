"""The check of TXT232; its page is `TXT232.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_prose_blocks
from portalgen.lint.rules.word._traces import is_plain_paragraph, is_verse
from portalgen.render.markdown.outline import TextPart

_SHORTEST: Final = 81
"""Minimum characters of a paragraph; a shorter paragraph may be a refrain, a credit, or a hint repeated below headings."""
_SHORTEST_IN_A_ROW: Final = 40
"""Minimum characters of a paragraph directly below its twin."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT232 at the first exact repetition of an earlier paragraph, with the number of repetitions.

    Quotations, lists, verses, and hints below different headings may repeat.
    """
    if text.page.kind.is_document:
        return
    long = [part.text for part in text.outline.texts if len(part.text) >= _SHORTEST_IN_A_ROW]
    if len(set(long)) == len(long):
        return
    repeated = list(_find_repeated(text))
    if repeated:
        part, first = repeated[0]
        yield violation("TXT232", part.place, first=str(first), count=str(len(repeated)))


def _find_repeated(text: PageText) -> Iterator[tuple[TextPart, int]]:
    """Yield (repeated paragraph, line of its first occurrence)."""
    lines: dict[tuple[str, str], int] = {}
    heading = ""
    above: TextPart | None = None
    for part, until in find_prose_blocks(text):
        before, above = above, part
        if part.kind == "heading":
            heading = part.text
        is_in_a_row = before is not None and before.text == part.text and is_plain_paragraph(text, before)
        if len(part.text) < (_SHORTEST_IN_A_ROW if is_in_a_row else _SHORTEST) or part.kind != "paragraph":
            continue
        first = lines.setdefault(
            (heading, part.text), before.place.line if before is not None and is_in_a_row else part.place.line
        )
        if first != part.place.line and is_plain_paragraph(text, part) and not is_verse(text, part, until):
            yield part, first


RULE: Final = PageRule("TXT232", check)
