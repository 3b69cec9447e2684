"""The check of KND212; its page is `KND212.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import OPINIONS, has_ledger, opinions_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.kinds._terms import term_of
from portalgen.locale.dates import format_day, localize


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND212, a note, for each opinion received after the last day of the consultation."""
    term = term_of(text.page) if has_ledger(text.page.kind) and is_original(text) else None
    for each in opinions_of(text.fields) if term is not None else ():
        if term is not None and each.received is not None and each.received > term.last:
            place = text.place(OPINIONS.name, each.index, "received")
            days = {"day": localize(format_day, each.received), "last": localize(format_day, term.last)}
            yield violation("KND212", place, **days)


RULE: Final = PageRule("KND212", check)
