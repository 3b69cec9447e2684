"""The check of ACC209; its page is `ACC209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_AT_LEAST: Final = 40
"""Letters of a paragraph; shorter ones are names of agencies and abbreviations."""


def check(text: PageText) -> Iterator[Violation]:
    """ACC209 for each long paragraph without a small letter; a legal document is shown as it was issued."""
    if text.page.kind.is_document:
        return
    for part in text.outline.texts:
        if part.kind == "paragraph" and part.text.isupper() and sum(map(str.isalpha, part.text)) > _AT_LEAST:
            yield violation("ACC209", part.place)


RULE: Final = PageRule("ACC209", check)
