"""The check of KND239; its page is `KND239.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.question_fields import is_question
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND239 if `answered` is given without a text or a file."""
    page = text.page
    if not is_question(page.kind) or not is_original(text) or page.draft or page.fields.get("answered") is None:
        return
    if is_taken_back(text):
        return
    if not text.body.strip() and not page.fields.get("attachments"):
        yield violation("KND239", text.place("answered"))


RULE: Final = PageRule("KND239", check)
