"""The check of FCT209; its page is `FCT209.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_ARTICLE: Final = re.compile(
    r"[\s\0*_]*(?P<text>(?P<what>Điều|ĐIỀU|Bước|BƯỚC|Article|Step)\s+(?P<number>\d{1,3}))[\s\0*_]*[.:](?!\d)"
)
_WORDS: Final = ("Điều", "ĐIỀU", "Bước", "BƯỚC", "Article", "Step")
_AMENDS: Final = re.compile(r"sửa đổi|bổ sung|thay thế|thay cụm từ|bãi bỏ|như sau|amend", re.IGNORECASE)


def check(text: PageText) -> Iterator[Violation]:
    """Yield FCT209 for each article with the number of the article before it, and each step.

    The numbers of an amending document belong to the amended one and are left out.
    """
    if not any(word in text.body for word in _WORDS):
        return
    last: tuple[str, str] = ("", "")
    is_amending = False
    for block in text.outline.shown_texts:
        match = _ARTICLE.match(block.shown) if block.kind != "cell" else None
        if match is None:
            is_amending = is_amending or _AMENDS.search(block.plain) is not None
            continue
        now = (match["what"].casefold(), match["number"])
        if now == last and not is_amending:
            place = block.place(match.start("text"), len(match["text"]))
            yield violation("FCT209", place, text=" ".join(match["text"].split()))
        last, is_amending = now, _AMENDS.search(block.plain) is not None


RULE: Final = PageRule("FCT209", check)
