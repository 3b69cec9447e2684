"""The check of KND275; its page is `KND275.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.banners import banner_of, is_banner_of, may_be_banner
from portalgen.graph.moments import has_expired, period_of
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation

MOST_BANNERS: Final = 3
"""The maximum number above a page on a phone that leaves room for the page."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND275 at each emergency that begins while a site shows more than `MOST_BANNERS`, itself included."""
    pages = [item.original for item in context.library.items if may_be_banner(item.original, context.at)]
    main = context.portal.main_site.id
    for page in pages if len(pages) > MOST_BANNERS else ():
        at_once = [each for each in pages if _lasts_at_begin(each, page)]
        for site in context.portal.sites:
            shown = [e for e in at_once if e.site in (main, site.id) and is_banner_of(e, site.id, site.group)]
            if len(shown) > MOST_BANNERS and page in shown:
                period = page.kind.period
                key = period.closes if period is not None else ""
                place = context.place(page, banner_of(page).sites)
                yield violation("KND275", place, site=site.id, count=str(len(shown)), most=str(MOST_BANNERS), key=key)
                break


def _lasts_at_begin(page: Page, other: Page) -> bool:
    """Return True if `page` lasts at the beginning of `other`.

    If both begin together, the one with the smaller id counts as earlier, so only one is reported.
    """
    own, its = period_of(page), period_of(other)
    if own is None or its is None or own.begin is None or its.begin is None:
        return False
    is_over = own.has_ended(its.begin) or has_expired(page, its.begin)
    return (own.begin, page.id) <= (its.begin, other.id) and not is_over


RULE: Final = PortalRule("KND275", check)
