"""The check of KND254; its page is `KND254.md`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.step_fields import EVENT_STEPS, has_steps, step_targets_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND254 once for each translation with a different number or different targets of its steps."""
    for item in context.library.items:
        for page in item.pages[1:] if has_steps(item.original.kind) and not item.original.draft else ():
            number = _find_difference(item.original, page)
            if number:
                place = context.place(page, EVENT_STEPS.name, key=True)
                yield violation(
                    "KND254", place, item.original.source, original=item.original.source, number=str(number)
                )


def _find_difference(original: Page, translation: Page) -> int:
    """Return the number of the first differing step; 0 if all are equal."""
    pairs = zip_longest(step_targets_of(original.fields), step_targets_of(translation.fields))
    return next((number for number, (own, other) in enumerate(pairs, 1) if own != other), 0)


RULE: Final = PortalRule("KND254", check)
