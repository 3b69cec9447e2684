"""`next_change(portal, library, at)`: finds the next time at which the output changes by time alone.

It is used to schedule builds. A build's clock is to the minute, so a change comes with the first whole minute not
before its time. Nothing is rendered: the states of a page come from `portalgen.graph.moments`, as for every view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.portal import Portal, Site
from portalgen.content.model import Library, Page
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.graph.banners import is_banner_of
from portalgen.graph.moments import (
    PageVisibility,
    event_of,
    is_recent_news,
    moments_of,
    moments_of_news,
    page_visibility_of,
)
from portalgen.graph.references import ItemReference, find_references, hold_reference
from portalgen.graph.title_labels import list_state_labels
from portalgen.law.due_dates import to_vietnam_time

ChangeReason = Literal[
    "published",
    "expired",
    "withdrawn",
    "superseded",
    "new_begins",
    "new_ends",
    "event_begins",
    "event_ends",
    "opens",
    "closes",
    "state_changes",
    "day_turns",
    "news_map",
    "banner_time",
    "update_time",
    "references",
]

_MINUTE: Final = timedelta(minutes=1)
_TOLD: Final = frozenset[ChangeReason](("published", "expired", "withdrawn", "superseded", "state_changes"))
"""Changes of an item shown at links from other sites."""
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IN_NEWS_MAP: Final = frozenset[ChangeReason](("published", "expired", "withdrawn", "superseded", "news_map"))
"""Changes that may affect a site map of news."""
_MARKS: Final = frozenset[ChangeReason](
    ("published", "expired", "withdrawn", "superseded", "new_begins", "new_ends", "state_changes")
)
"""Changes in the component sites' news that the main site's home shows."""


@frozen
class PageChange:
    """A page with changes for readers, with the reasons for the change."""

    page: Page
    reasons: tuple[ChangeReason, ...]
    lapses: bool = False
    """True if the state shown next to its title begins, ends or changes."""


@frozen
class NextChange:
    """The first minute, in +07:00, at which a build differs. The changed pages are sorted by source."""

    at: datetime
    changes: tuple[PageChange, ...]


@frozen
class _Asked:
    """The reported changes: pages of `sites`, and pages of other sites shown on them."""

    sites: frozenset[str]
    named: frozenset[str]
    """The ids of items of other sites named in the pages and menus of the sites."""
    referring: frozenset[str]
    """The ids of other sites' items referring to their items; a reference shows only if such an item lapses."""
    beside: frozenset[str]
    """The other sites with a site map of news on a host of these sites, listed in its index of site maps."""
    main: str
    """The main site."""
    searched: frozenset[str] = frozenset()
    """The names of the kinds found by its search on other sites, with states beside their titles."""
    under_banners: tuple[Site, ...] = ()
    """The sites with banners of the main site on their pages."""


@frozen
class _Seen:
    """The visible state of a page at a given time, with the items it shows as referring to it."""

    visibility: PageVisibility
    referrers: frozenset[tuple[str, str, bool, bool]]
    """(id, relation, True if its page is gone, True if the relation is in effect by then) of each."""
    is_recent: bool = False
    """True if the page is in the site map of news."""

    def named(self) -> frozenset[tuple[str, str, bool]]:
        """Return the parts shown at any time."""
        return frozenset(each[:3] for each in self.referrers)


def next_change(portal: Portal, library: Library, at: datetime, sites: tuple[str, ...] = ()) -> NextChange | None:
    """Return the next change after the build at `at`, or None if there is none.

    With `sites`, changes are reported for their own pages, for the banners shown on them, and for the items of other
    sites named in them, since links show their states. For the main site these include the newest news of other sites
    that it shows, and the items found by its search.

    A change is never reported too late. It may be reported needlessly if it happens beyond the visible part:

    - among news of component sites
    - if more events are running than a home has room for
    - in a list by states with only this page
    - if a word in a page happens to be the id of an item
    """
    _check_sites(portal, sites)
    first: datetime | None = None
    found: list[PageChange] = []
    sources = {item.id: item.original for item in library.items}
    references = find_references(library.items, portal.kinds)
    asked = _find_asked(portal, library, references, sites)
    for page in library.pages:
        referrers = [(sources[each.id], each) for each in references.get(page.id, ())]
        for moment, change in _changes(portal, page, referrers, at, first):
            if _concerns(change, asked):
                found = [change] if moment != first else [*found, change]
                first = moment
                break
    if first is None:
        return None
    return NextChange(first, tuple(sorted(found, key=lambda each: each.page.source)))


def _find_asked(
    portal: Portal, library: Library, references: Mapping[str, Sequence[ItemReference]], sites: tuple[str, ...]
) -> _Asked:
    """Return the scope of `sites`, or of all sites if empty: then every page belongs to them."""
    main = portal.main_site.id
    if not sites:
        return _Asked(frozenset(site.id for site in portal.sites), frozenset(), frozenset(), frozenset(), main)
    own = [page for page in library.pages if page.site in sites]
    others = {item.id for item in library.items if item.original.site not in sites}
    sources = {page.source for page in own} | {portal.site(site).source for site in sites}
    words: set[str] = set()
    for source in sorted(sources | {f"{CONFIG_FOLDER}/profiles.yaml"}):
        file = portal.root / source
        if file.is_file():
            words.update(_ID.findall(file.read_text("utf-8", errors="replace")))
    referring = {each.id for page in own for each in references.get(page.id, ())}
    hosts = {portal.site(site).host for site in sites}
    beside = frozenset(each.id for each in portal.sites if each.host in hosts and each.section_feeds)
    searched = frozenset(portal.settings.summary_search.kinds if main in sites else ())
    under_banners = tuple(portal.site(site) for site in sites)
    return _Asked(
        frozenset(sites),
        frozenset(others & words),
        frozenset(others & referring),
        beside,
        main,
        searched,
        under_banners,
    )


def _check_sites(portal: Portal, sites: tuple[str, ...]) -> None:
    known = [site.id for site in portal.sites]
    for site in sites:
        if site not in known:
            suggestion = find_closest(site, known)
            vi, en = (f"; có phải là `{suggestion}`?", f"; did you mean `{suggestion}`?") if suggestion else ("", "")
            raise UsageError(
                f"không có trang nào mang mã `{site}`{vi} (xem site-config/sites/)",
                f"there is no site `{site}`{en} (see site-config/sites/)",
            )


def _changes(
    portal: Portal,
    page: Page,
    referrers: Sequence[tuple[Page, ItemReference]],
    at: datetime,
    last: datetime | None,
) -> Iterator[tuple[datetime, PageChange]]:
    """Yield the changes of a page after `at` and not after `last`, the earliest first."""
    if page.draft:
        return
    settings = portal.settings
    has_news_map = portal.site(page.site).section_feeds

    def see_at(moment: datetime) -> _Seen:
        held = [(source, left) for source, each in referrers if (left := hold_reference(each, source, moment))]
        visibility = page_visibility_of(page, moment, settings, tuple(each.referrer for _, each in held))
        named = (
            (each.id, each.referrer.relation, each.is_gone, relation.effect_at(each.referrer.fields, moment)[1])
            for _, each in held
            for relation in portal.kinds[each.kind].relations
            if relation.field == each.field
        )
        is_recent = has_news_map and visibility.is_shown and is_recent_news(page, moment)
        return _Seen(visibility, frozenset(named) if visibility.is_shown else frozenset(), is_recent)

    turning = (page, *(source for source, _ in referrers))
    moments = [moment for each in turning for moment in moments_of(each, settings)]
    moments += moments_of_news(page) if has_news_map else ()
    minutes = sorted({_whole_minute(moment) for moment in moments})
    coming = [minute for minute in minutes if at < minute and (last is None or minute <= last)]
    before = see_at(at) if coming else None
    for minute in coming:
        after = see_at(minute)
        if before is not None and after != before:
            labels = [list_state_labels(page, each.visibility.state) for each in (before, after)]
            yield minute, PageChange(page, tuple(_reasons(page, before, after)), labels[0] != labels[1])
        before = after


def _whole_minute(moment: datetime) -> datetime:
    """Return the first whole minute not before `moment`, in +07:00."""
    minute = to_vietnam_time(moment).replace(second=0, microsecond=0)
    return minute if minute == moment else minute + _MINUTE


def _reasons(page: Page, seen_before: _Seen, seen_after: _Seen) -> Iterable[ChangeReason]:
    """Yield the reasons; a page that appears, leaves, is withdrawn or superseded has only this reason."""
    before, after = seen_before.visibility, seen_after.visibility
    if before.is_shown != after.is_shown or before.is_notice != after.is_notice:
        yield "published" if after.is_shown else "expired"
        return
    if before.is_withdrawn != after.is_withdrawn:
        yield "withdrawn"
        return
    if before.is_superseded != after.is_superseded:
        yield "superseded"
        return
    if before.is_new != after.is_new:
        yield "new_begins" if after.is_new else "new_ends"
    is_event = event_of(page) is not None
    if before.is_upcoming and not after.is_upcoming:
        yield "event_ends" if is_event else "closes"
    elif before.is_under_way != after.is_under_way:
        yield "event_begins" if is_event else "opens"
    if before.state != after.state:
        yield "state_changes"
    if before.day != after.day:
        yield "day_turns"
    if seen_before.is_recent != seen_after.is_recent:
        yield "news_map"
    if before.state == after.state and before.banner_change != after.banner_change:
        yield "banner_time"
    elif before.is_update_ahead != after.is_update_ahead:
        yield "update_time"
    if seen_before.named() != seen_after.named():
        yield "references"
    elif before.state == after.state and seen_before.referrers != seen_after.referrers:
        yield "references"  # a relation to the page takes effect without changing its state


def _concerns(change: PageChange, asked: _Asked) -> bool:
    page = change.page
    if page.site in asked.sites or (page.id in asked.named and not _TOLD.isdisjoint(change.reasons)):
        return True
    if page.id in asked.referring and change.lapses:
        return True
    if page.site == asked.main and page.kind.banner is not None:
        return any(is_banner_of(page, site.id, site.group) for site in asked.under_banners)
    if page.kind.name in asked.searched and (change.lapses or not _TOLD.isdisjoint(change.reasons)):
        return True
    if page.site in asked.beside and page.kind.is_report and not _IN_NEWS_MAP.isdisjoint(change.reasons):
        return True
    return asked.main in asked.sites and page.kind.is_report and not _MARKS.isdisjoint(change.reasons)
