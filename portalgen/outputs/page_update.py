"""The last change of a page after publication, from its front matter or its committed history."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from portalgen.content.history_faults import read_page_history
from portalgen.content.model import Page
from portalgen.graph.moments import is_update_ahead
from portalgen.graph.publication_days import list_correction_moments, to_day
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_full_day, format_full_moment
from portalgen.outputs.page_history import find_history_url
from portalgen.render.context import Context
from portalgen.render.views.links import Time
from portalgen.text.bilingual import Bilingual

_AT_TIME: Final = Bilingual("lúc {moment}", "{moment}")
"""Follows "Cập nhật" if the time of day is known."""


def build_update_view(context: Context, page: Page) -> Time | None:
    """Return when a page was last changed.

    Return None if it was not changed, or if a correction notice on it already states that day.
    """
    moment = max(_list_updates(context, page), default=None)
    if moment is None or (page.published is not None and moment <= page.published):
        return None
    corrected = max(map(to_day, list_correction_moments(page)), default=None)
    if corrected is not None and moment.date() <= corrected:
        return None
    if moment.time() == time():
        return Time(moment.date().isoformat(), format_full_day(moment.date(), page.language))
    text = _AT_TIME.text(page.language).format(moment=format_full_moment(moment, page.language))
    return Time(moment.isoformat(timespec="minutes"), text)


def _list_updates(context: Context, page: Page) -> Iterator[datetime]:
    """Yield the page's own statement and the days of text changes in its history, in +07:00."""
    is_told = not (is_update_ahead(page, context.graph.at) or _is_of_newer_original(context, page))
    if page.fields.get("updated") is not None and is_told:
        yield to_vietnam_time(page.fields["updated"])
    if find_history_url(context, page):
        history, _ = read_page_history(context.portal, page.site, page.id)
        own = history.in_language(page.language) if history is not None else None
        for version in own.versions if own is not None else ():
            if version.event == "changed" and version.worth != "unproven":
                yield to_vietnam_time(version.at).replace(hour=0, minute=0, second=0, microsecond=0)


def _is_of_newer_original(context: Context, page: Page) -> bool:
    """Return True if `updated` of a translation was copied from an original changed after the translation.

    The translated text is then older than `updated`.
    """
    item = context.graph.item_of(page)
    return item.is_outdated(page) and page.fields.get("updated") == item.original.fields.get("updated")
