"""The check of KND235; its page is `KND235.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back
from portalgen.lint.rules.kinds._terms import place_of_closing, term_of

COMMUNE_DAYS: Final = 20
"""Luật Thực hiện dân chủ ở cơ sở 10/2022."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND235 if a commune's consultation is shorter than the legal minimum."""
    if not has_ledger(text.page.kind) or text.site.group != "commune":
        return
    if not is_original(text) or is_taken_back(text):
        return
    term = term_of(text.page)
    if term is not None and term.days < COMMUNE_DAYS:
        yield violation("KND235", place_of_closing(text), days=term.length, least=str(COMMUNE_DAYS))


RULE: Final = PageRule("KND235", check)
