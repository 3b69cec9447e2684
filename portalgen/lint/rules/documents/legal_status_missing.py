"""The check of DOC208; its page is `DOC208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import is_document


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC208 if a normative document has neither `legal_status` nor `effective`, except in samples."""
    if not is_document(text.page) or not {"legal_status", "effective"}.isdisjoint(text.fields):
        return
    if text.fields.get("normative") and not text.fields.get("sample"):
        yield violation("DOC208", text.place("normative", key=True))


RULE: Final = PageRule("DOC208", check)
