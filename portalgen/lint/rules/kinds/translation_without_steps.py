"""The check of KND277; its page is `KND277.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.step_fields import EVENT_STEPS, has_steps
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND277 once for each translation with the untranslated steps of its original."""
    for item in context.library.items:
        for page in item.pages[1:] if has_steps(item.original.kind) and not item.original.draft else ():
            if page.fields.get(EVENT_STEPS.name) == item.original.fields.get(EVENT_STEPS.name):
                yield violation(
                    "KND277",
                    context.place(page),
                    item.original.source,
                    original=item.original.source,
                    key=EVENT_STEPS.name,
                )


RULE: Final = PortalRule("KND277", check)
