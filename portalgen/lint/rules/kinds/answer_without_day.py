"""The check of KND220; its page is `KND220.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.question_fields import is_question
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND220 if the page of a question has a body, its answer, but no `answered`."""
    page = text.page
    if page.draft or is_taken_back(text) or not is_question(page.kind) or not is_original(text):
        return
    if page.fields.get("answered") is None and text.body.strip():
        yield violation("KND220", text.place("asked"))


RULE: Final = PageRule("KND220", check)
