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
"""Maximum length of a capital abbreviation, such as `TP.`"""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT207 if a title ends with a single full stop, except after an abbreviation."""
    title = text.page.title
    if not title.endswith(".") or _STOP.search(title) is None:
        return
    last = title[:-1].rpartition(" ")[2]
    if last.lower() in _ABBREVIATIONS or "." in last or (last.isupper() and len(last) <= _SHORT):
        return
    yield violation("TXT207", text.place("title"))


RULE: Final = PageRule("TXT207", check)
