"""The check of SRC201; its page is `SRC201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """SRC201 where a news item does not say where it is from (QĐ 2111, Art. 6(2)); a translation needs not."""
    if text.page.kind.is_report and "origin" not in text.keys and is_original(text):
        yield violation("SRC201", text.place("kind", key=True))


RULE: Final = PageRule("SRC201", check)
