"""Pairs of a published page on main and its version in a submission."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.content.model import Item, Page
from portalgen.frozen import frozen
from portalgen.lint.context import LintContext, PreviousPage


@frozen
class PublishedPair:
    """A published page as it was on main (`previous`) and as it is now."""

    previous: PreviousPage
    item: Item
    page: Page


def begins_notice(context: LintContext, item: Item, key: str) -> bool:
    """Return True if the submission adds to the item a notice with the front matter key `key`."""
    own = (item.id, item.original.language)
    previous = (each for each in (context.previous_pages or {}).values() if (each.id, each.language) == own)
    return key in item.original.fields and any(key not in each.fields for each in previous)


def list_published_pairs(context: LintContext) -> Iterator[PublishedPair]:
    """Yield the published pages whose id and kind are unchanged, including withdrawn and expired pages."""
    for previous in (context.previous_pages or {}).values():
        is_known = previous.had_address(context.at) and not previous.is_removed and not previous.is_tombstone
        item = context.item(previous.id) if is_known else None
        page = item.page(previous.language) if item is not None else None
        if (
            item is not None
            and page is not None
            and not page.draft
            and page.kind.name == previous.kind
            and page.source == (previous.renamed_to or previous.path)
        ):
            yield PublishedPair(previous, item, page)
