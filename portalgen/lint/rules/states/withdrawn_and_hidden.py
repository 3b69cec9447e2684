"""The check of CHG111; its page is `CHG111.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_waiting
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG111 if a withdrawn page is a draft, or is shown only from a time after its withdrawal."""
    for item in context.library.items:
        page = item.original
        key = _find_hiding_key(page) if "withdrawn" in page.fields else ""
        if key:
            yield violation("CHG111", context.place(page, key), key=key, id=page.id)


def _find_hiding_key(page: Page) -> str:
    if page.draft:
        return "draft"
    return "publish_at" if is_waiting(page, page.fields["withdrawn"]["at"]) else ""


RULE: Final = PortalRule("CHG111", check)
