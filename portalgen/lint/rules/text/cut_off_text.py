"""The check of TXT231; its page is `TXT231.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._traces import is_plain_paragraph, is_verse, last_line_of

_WORDS: Final = 12
"""A shorter text may be a name, a credit or an address."""
_PICTURES: Final = ("![", "{{")
_END: Final = re.compile(r"[^\W\d_]+ [^\W\d_]+[,]?")


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT231 if the last paragraph, of some length, ends in two lower-case words and is the end of the page."""
    if text.page.draft or text.page.kind.is_document or not text.outline.texts:
        return
    part = text.outline.texts[-1]
    words = part.text.split()
    if len(words) < _WORDS or not (part.text[-1].islower() or part.text[-1] == ",") or ":" in part.text:
        return
    ending = " ".join(words[-2:])
    if _END.fullmatch(ending) is None or not ending.islower() or not part.text[0].isupper():
        return
    if part.is_bold or not is_plain_paragraph(text, part) or part.place.column != 1:
        return
    number = last_line_of(text, part, len(text.lines) + 1)
    line = text.lines[number - 1].rstrip()
    is_end = line.endswith(words[-1]) and not any(map(str.strip, text.lines[number:]))
    above = next(filter(str.strip, reversed(text.lines[: part.place.line - 1])), "").lstrip()
    is_caption = above.startswith(_PICTURES) or text.lines[part.place.line - 1].startswith(("*", "_"))
    if is_end and not is_caption and not is_verse(text, part, len(text.lines) + 1):
        start = len(line) - len(words[-1])
        yield violation("TXT231", text.span(number, start + 1, len(words[-1])), text=" ".join(words[-4:]))


RULE: Final = PageRule("TXT231", check)
