"""The check of IDN206; its page is `IDN206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import is_another_item


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN206 once for each item with a changed kind; IDN202 covers a different item with its id."""
    found: dict[str, tuple[Page, PreviousPage]] = {}
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if item is None or page is None or previous.kind == page.kind.name or is_another_item(previous, page):
            continue
        if page.kind.is_tombstone or previous.is_tombstone:
            continue  # a removed or restored item keeps its former kind
        if page is item.original or page.id not in found:
            found[page.id] = page, previous
    for page, previous in found.values():
        place = context.place(page, "kind")
        yield violation("IDN206", place, previous.path, id=page.id, before=previous.kind, now=page.kind.name)


RULE: Final = PortalRule("IDN206", check)
