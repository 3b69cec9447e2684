"""The check of DOC213; its page is `DOC213.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.documents._reading import is_document


def check(text: PageText) -> Iterator[Violation]:
    """Yield DOC213 if the body is blank and there are no attachments, except in drafts."""
    page = text.page
    if is_document(page) and not page.draft and not page.fields.get("attachments") and not text.body.strip():
        yield violation("DOC213", text.place("number"))


RULE: Final = PageRule("DOC213", check)
