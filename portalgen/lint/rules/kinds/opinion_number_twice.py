"""The check of KND230; its page is `KND230.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import OPINIONS, has_ledger
from portalgen.kinds.question_fields import TAKEN_QUESTIONS, takes_questions
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND230 for each entry with the number of an earlier entry, in ledgers of opinions and of questions."""
    if not is_original(text):
        return
    for key, has_it in ((OPINIONS.name, has_ledger), (TAKEN_QUESTIONS.name, takes_questions)):
        seen: set[int] = set()
        for index, each in enumerate(text.fields.get(key) or () if has_it(text.page.kind) else ()):
            if each["number"] in seen:
                yield violation("KND230", text.place(key, index, "number"), number=str(each["number"]))
            seen.add(each["number"])


RULE: Final = PageRule("KND230", check)
