"""Finds addresses that readers know and that a submission removes."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_waiting
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.findings import site_of_path
from portalgen.lint.rules.identity._titles import is_another_item, normalize_title
from portalgen.text.old_addresses import find_old_address


@frozen
class LostAddress:
    """An address that no longer works, with the page that it led to and that page's current state."""

    url: str
    previous: PreviousPage
    page: Page | None = None
    """The page as it is now; None if it was removed."""
    hiding_key: str = ""
    """The key that hides the page now: `draft` or `publish_at`. Empty if the page has an address."""

    @property
    def path(self) -> str:
        """The path of the address on its host, as written in `redirect_from`."""
        return find_old_address(self.url)

    @property
    def is_on_another_site(self) -> bool:
        """True if the page is now on a different site."""
        return self.page is not None and self.page.site != site_of_path(self.previous.path)


def find_lost_addresses(context: LintContext) -> Iterator[LostAddress]:
    """Yield each current or former address of a published page that no longer works.

    Pages with errors are skipped: the error is reported, and their address is unknown until it is fixed.
    """
    if context.list_served_urls is None:
        return
    for previous in (context.previous_pages or {}).values():
        if not previous.had_address(context.at) or _is_faulty(context, previous):
            continue
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if page is not None and is_another_item(previous, page):
            continue  # its id was reused for another item, which needs its own id (IDN202)
        if page is None and _has_namesake(context, previous):
            continue  # its id was changed and must be restored (IDN201)
        hiding_key = _find_hiding_key(context, page) if page is not None else ""
        served = context.list_served_urls(site_of_path(previous.path))
        urls = [previous.url] if previous.url else []
        for url in urls if hiding_key else [*urls, *previous.former_urls]:
            if hiding_key or url not in served:
                yield LostAddress(url, previous, page, hiding_key)


def _find_hiding_key(context: LintContext, page: Page) -> str:
    if page.draft:
        return "draft"
    return "publish_at" if is_waiting(page, context.at) else ""


def _is_faulty(context: LintContext, previous: PreviousPage) -> bool:
    return any(context.is_faulty(each) for each in (previous.id, previous.path, previous.renamed_to))


def _has_namesake(context: LintContext, previous: PreviousPage) -> bool:
    """Return True if a page of this submission on the same site differs only in its id (reported by IDN201)."""
    for identity in context.submitted_ids or ():
        item = context.item(identity)
        page = item.page(previous.language) if item is not None else None
        if (
            page is not None
            and page.site == site_of_path(previous.path)
            and page.kind.name == previous.kind
            and normalize_title(page.title) == normalize_title(previous.title)
        ):
            return True
    return False
