"""The check of FCT208; its page is `FCT208.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._typing import find_slips

_REFERENCE: Final = re.compile(
    r"\b(?P<what>điểm|mục|bước|khoản|ý)\s+(?P<number>\d{1,2})\s+(?=(?:đã )?(?:nêu trên|ở trên|trên đây|nói trên|nêu ở trên|kể trên|"
    r"nêu dưới|dưới đây|ở dưới|của thông báo này|của bài này|thông báo này|kế hoạch này))",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(
    r"^[ \t>*_#|]*(?:điểm|mục|bước|khoản|ý|phần|chương)?[ \t]*(?P<number>\d{1,2})(?:[.):|/]|[ \t]*\|)",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_NUMBERS: Final = re.compile(r"^[ \t>*_#|]*(?:[IVX]{1,4}|[a-zđ])[.)][ \t]", re.MULTILINE)
_WORDS: Final = ("điểm", "mục", "bước", "khoản", "ý", "Điểm", "Mục", "Bước", "Khoản", "Ý")


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT208 for each reference to a point of the same page that the page does not have.

    Pages without numbered points, or with letters and Roman numerals, are left out.
    """
    found = list(find_slips(text, _REFERENCE, lambda words: any(each in words for each in _WORDS)))
    if not found:
        return
    numbers = {int(match["number"]) for match in _NUMBERED.finditer(text.body)} | set(_count_entries(text))
    if len(numbers) < 2 or _OTHER_NUMBERS.search(text.body):
        return
    for words, place in found:
        match = _REFERENCE.match(f"{words} nêu trên")
        if match is not None and int(match["number"]) > max(numbers):
            yield violation("FCT208", place, text=" ".join(words.split()), last=str(max(numbers)))


def _count_entries(text: PageText) -> Iterator[int]:
    """Yield 1, 2, 3 … for lists whose entries all begin with the same number."""
    for block in text.outline.blocks:
        if block.kind == "list" and block.mark in (".", ")"):
            lines = text.lines[block.line - 1 : block.end - 1]
            yield from range(1, sum(_NUMBERED.match(line) is not None for line in lines) + 1)


RULE: Final = PageRule("FCT208", check)
