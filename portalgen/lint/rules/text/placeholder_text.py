"""The check of TXT209; its page is `TXT209.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_BLOCK: Final = re.compile(
    r"(?:viết nội dung ở đây|write the text here)(?:\.?|\. .+)|…|\.\.\.|lorem ipsum\b.*", re.IGNORECASE | re.DOTALL
)
"""The reminder of `new`, also if the author wrote on below it without an empty line, and filler text."""
_VALUE: Final = re.compile(r"…|\.\.\.|lorem ipsum\b.*", re.IGNORECASE | re.DOTALL)
_REMINDER: Final = "CHƯA DỊCH XONG"


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT209 for each reminder of `new` or `translate`, and each filler text, unless the page is a draft."""
    if text.page.draft:
        return
    for value, location, _ in text.strings():
        if _VALUE.fullmatch(value.strip()):
            yield violation("TXT209", text.place(*location), text=_shorten(value), advice=Phrase("placeholder.text"))
    if _REMINDER in text.text:
        for number, line in enumerate(text.lines[: text.page.body_line - 1], 1):
            at = line.find(_REMINDER)
            if at >= 0 and line.lstrip().startswith("#"):
                yield violation(
                    "TXT209",
                    text.span(number, at + 1, len(_REMINDER)),
                    text=_REMINDER,
                    advice=Phrase("placeholder.comment"),
                )
    for part in text.outline.texts:
        if part.kind == "paragraph" and is_filler(part.text):
            yield violation("TXT209", part.place, text=_shorten(part.text), advice=Phrase("placeholder.text"))


def is_filler(paragraph: str) -> bool:
    """Return True if a paragraph is filler text, or begins with the reminder of `new`."""
    return _BLOCK.fullmatch(paragraph) is not None


def _shorten(text: str) -> str:
    return " ".join(text.split())[:40]


RULE: Final = PageRule("TXT209", check)
