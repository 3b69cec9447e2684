"""The check of KND209; its page is `KND209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.opinion_fields import ADOPTION, OpinionAnswer, answers_by_number, has_ledger
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.text.normalization import spelling_key


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND209 once for each opinion with different outcomes in its answers and no distinct points."""
    if not has_ledger(text.page.kind) or not is_original(text):
        return
    for number, answers in answers_by_number(text.fields).items():
        if len({each.response for each in answers}) > 1 and not _have_points(answers):
            place = text.place(ADOPTION.name, answers[-1].index, "response")
            yield violation("KND209", place, number=str(number))


def _have_points(answers: tuple[OpinionAnswer, ...]) -> bool:
    points = {spelling_key(each.point) for each in answers}
    return "" not in points and len(points) == len(answers)


RULE: Final = PageRule("KND209", check)
