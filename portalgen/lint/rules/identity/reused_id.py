"""The check of IDN202; its page is `IDN202.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import is_another_item


def check(context: LintContext) -> Iterator[Violation]:
    """Yield IDN202 once for each added item with the id of a former, different item, however old.

    An item is different if its title shares no word with the former title, or if its kind differs. In the history, a
    document also differs by its number and issuer.
    """
    previous_pages = (context.previous_pages or {}).values()
    previous_paths = {each.path for each in previous_pages}
    found: dict[str, tuple[Page, PreviousPage]] = {}
    for previous in previous_pages:
        is_free = previous.is_removed or previous.renamed_to or previous.is_tombstone
        item = context.item(previous.id) if is_free else None
        page = item.page(previous.language) if item else None
        if item is None or page is None or not is_another_item(previous, page):
            continue
        if page.source in previous_paths and not previous.is_tombstone:
            continue
        if page is item.original or page.id not in found:
            found[page.id] = page, previous
    for page, previous in found.values():
        yield violation("IDN202", context.place(page, "id"), previous.path, id=page.id, title=previous.title)
    for identity, record in (context.timeline.former if context.timeline is not None else {}).items():
        former = context.item(identity) if identity not in found else None
        if former is not None:
            place = context.place(former.original, "id")
            yield violation("IDN202", place, f"id:{identity}", id=identity, title=record.identity.title)


RULE: Final = PortalRule("IDN202", check)
