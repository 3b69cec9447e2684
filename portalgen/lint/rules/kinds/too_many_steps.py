"""The check of KND253; its page is `KND253.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import EVENT_STEPS, MOST_STEPS, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND253 once for a page with more than `MOST_STEPS` steps, at the first excess step."""
    if not has_steps(text.page.kind) or EVENT_STEPS.name not in text.keys:
        return
    count = len(text.fields.get(EVENT_STEPS.name) or ())
    if count > MOST_STEPS:
        place = text.place(EVENT_STEPS.name, MOST_STEPS, "what")
        yield violation("KND253", place, count=str(count), most=str(MOST_STEPS))


RULE: Final = PageRule("KND253", check)
