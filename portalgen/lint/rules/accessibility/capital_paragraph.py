"""The check of ACC209; its page is `ACC209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_AT_LEAST: Final = 40
"""The number of letters up to which a paragraph may be the name of an agency or an abbreviation."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC209 for each long paragraph without a lower-case letter.

    Legal documents are skipped, because they are shown as issued.
    """
    if text.page.kind.is_document:
        return
    for part in text.outline.texts:
        if part.kind == "paragraph" and part.text.isupper() and sum(map(str.isalpha, part.text)) > _AT_LEAST:
            yield violation("ACC209", part.place)


RULE: Final = PageRule("ACC209", check)
