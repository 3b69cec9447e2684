"""The check of KND245; its page is `KND245.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTED, has_ledger, has_opinions_or_none_received
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND245 if a report has a day, but neither `opinions` nor `none_received` is given."""
    page = text.page
    if page.draft or not has_ledger(page.kind) or not is_original(text) or is_taken_back(text):
        return
    if text.fields.get(ADOPTED.name) is not None and not has_opinions_or_none_received(text.fields):
        yield violation("KND245", text.place(ADOPTED.name))


RULE: Final = PageRule("KND245", check)
