"""The check of CHG208; its page is `CHG208.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Item
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.linking_pages import find_links_to
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG208 once for each item removed by the submission while pages, menus or redirects still lead to it."""
    seen: set[str] = set()
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        if previous.is_tombstone or previous.id in seen or item is None or not item.original.kind.is_tombstone:
            continue
        seen.add(previous.id)
        sources = [each.source for each in item.pages]
        urls = _list_urls(context, item)
        links = find_links_to(context.portal, context.library, item.id, sources, context.read_source, urls)
        if links:
            parts = links.list_parts()
            places = LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))
            yield violation("CHG208", context.place(item.original, "kind"), places=places)


def _list_urls(context: LintContext, item: Item) -> list[str]:
    published = context.list_published(item.original.site).values() if context.list_published is not None else ()
    return [each.url for each in published if each.id == item.id]


RULE: Final = PortalRule("CHG208", check)
