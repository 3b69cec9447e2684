"""The addresses that readers know and that a submission takes away."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.findings import site_of_path
from portalgen.lint.rules.identity._titles import is_another_item, normalize_title


def find_lost_addresses(context: LintContext) -> Iterator[tuple[PreviousPage, Page | None]]:
    """Yield each page that readers saw and whose address answers no more, with the page that it is now, if any.

    A page that is there with an error is left out: what is wrong with it is reported, and where it is will be known then.
    """
    if context.list_served_urls is None:
        return
    for previous in (context.previous_pages or {}).values():
        if not previous.url or not previous.was_shown(context.at) or _is_faulty(context, previous):
            continue
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if page is not None and is_another_item(previous, page):
            continue  # its id was taken for another item, which is to get one of its own
        if page is None and _find_namesake(context, previous) is not None:
            continue  # its id was changed, and is to be put back
        is_hidden = page is not None and page.draft
        if is_hidden or previous.url not in context.list_served_urls(site_of_path(previous.path)):
            yield previous, page


def _is_faulty(context: LintContext, previous: PreviousPage) -> bool:
    return any(context.is_faulty(each) for each in (previous.id, previous.path, previous.renamed_to))


def _find_namesake(context: LintContext, previous: PreviousPage) -> Page | None:
    """The page of this submission that is the same but for its id."""
    for identity in context.submitted_ids or ():
        item = context.item(identity)
        page = item.page(previous.language) if item is not None else None
        if page is not None and normalize_title(page.title) == normalize_title(previous.title):
            return page
    return None


def path_of_url(url: str) -> str:
    """Return the path of an address, as `redirect_from` names it."""
    return urlsplit(url).path
