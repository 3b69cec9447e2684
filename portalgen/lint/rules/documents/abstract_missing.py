"""The check of DOC214; its page is `DOC214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import is_document, number_of


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC214 if there is no `abstract`, except in samples."""
    if is_document(text.page) and "abstract" not in text.fields and not text.fields.get("sample"):
        yield violation("DOC214", text.place("number"), number=number_of(text.page))


RULE: Final = PageRule("DOC214", check)
