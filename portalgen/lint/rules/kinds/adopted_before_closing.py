"""The check of KND233; its page is `KND233.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTED, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.kinds._terms import term_of
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND233 if the adoption report is older than the last day for opinions."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    term, adopted = term_of(text.page), text.fields.get(ADOPTED.name)
    if term is not None and adopted is not None and adopted < term.last:
        days = {"adopted": localize(format_day, adopted), "last": localize(format_day, term.last)}
        yield violation("KND233", text.place(ADOPTED.name), **days)


RULE: Final = PageRule("KND233", check)
