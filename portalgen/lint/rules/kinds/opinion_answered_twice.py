"""The check of KND246; its page is `KND246.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, answers_of, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND246 for each repeated number in an entry of the adoption report."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    for each in answers_of(text.fields):
        for index, number in enumerate(each.numbers):
            if number in each.numbers[:index]:
                yield violation("KND246", text.place(ADOPTION.name, each.index, "answers", index), number=str(number))


RULE: Final = PageRule("KND246", check)
