"""The check of TXT207; its page is `TXT207.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_STOP: Final = re.compile(r"(?<![.…])\.$")
_ABBREVIATIONS: Final = frozenset(
    ("v.v", "tp", "tx", "tt", "inc", "ltd", "co", "corp", "etc", "st", "no", "jr", "dr", "vol")
)
_SHORT: Final = 3
"""Capitals that may be an abbreviation: `TP.`"""


def check(text: PageText) -> Iterator[Violation]:
    """TXT207 where a title ends with one full stop that belongs to no abbreviation."""
    title = text.page.title
    if not title.endswith(".") or _STOP.search(title) is None:
        return
    last = title[:-1].rpartition(" ")[2]
    if last.lower() in _ABBREVIATIONS or "." in last or (last.isupper() and len(last) <= _SHORT):
        return
    yield violation("TXT207", text.place("title"))


RULE: Final = PageRule("TXT207", check)
