"""The check of KND232; its page is `KND232.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, answers_of, has_ledger, opinions_of
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND232 for each number in the adoption report without a matching opinion."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    numbers = {each.number for each in opinions_of(text.fields)}
    for each in answers_of(text.fields):
        for number in dict.fromkeys(each.numbers):
            if number not in numbers:
                where = text.place(ADOPTION.name, each.index, "answers", each.numbers.index(number))
                yield violation("KND232", where, number=str(number))


RULE: Final = PageRule("KND232", check)
