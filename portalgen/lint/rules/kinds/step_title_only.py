"""The check of KND252; its page is `KND252.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Item, Page
from portalgen.graph.moments import is_shown
from portalgen.kinds.step_fields import EVENT_STEPS, STEP_WAYS, bare_steps_of, has_steps
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND252 for each step with only a title visible to readers; a hidden page does not help them."""
    for item in context.library.items:
        for page in item.pages if has_steps(item.original.kind) else ():
            if page.draft or _is_inherited(item, page):
                continue
            for index, title in bare_steps_of(page.fields, lambda identifier: _may_be_seen(context, identifier)):
                place = context.place(page, EVENT_STEPS.name, index, "what")
                yield violation("KND252", place, step=title, keys=", ".join(STEP_WAYS))


def _is_inherited(item: Item, page: Page) -> bool:
    """Return True if a translation has the steps of its original, on which they are reported."""
    return page is not item.original and page.fields.get(EVENT_STEPS.name) == item.original.fields.get(EVENT_STEPS.name)


def _may_be_seen(context: LintContext, identifier: str) -> bool:
    """Return True if a version of an item is visible to readers; a missing item is reported elsewhere."""
    item = context.item(identifier)
    return item is None or any(is_shown(page, context.at) for page in item.pages)


RULE: Final = PortalRule("KND252", check)
