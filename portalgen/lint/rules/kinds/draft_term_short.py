"""The check of KND236; its page is `KND236.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import has_ledger, is_draft_law
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original, is_taken_back
from portalgen.lint.rules.kinds._terms import place_of_closing, term_of


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND236 if a draft is open for fewer days than in the settings; KND235 covers communes."""
    if not has_ledger(text.page.kind) or text.site.group == "commune":
        return
    if not is_original(text) or is_taken_back(text):
        return
    term, least = term_of(text.page), text.settings.participation.draft_days
    if term is not None and is_draft_law(text.fields) and term.days < least:
        yield violation("KND236", place_of_closing(text), days=term.length, least=str(least))


RULE: Final = PageRule("KND236", check)
