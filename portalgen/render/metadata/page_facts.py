"""Facts about a page that several vocabularies state: its authors, subjects, last change and terms of use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.graph.moments import is_indexed, is_update_ahead
from portalgen.law.due_dates import to_vietnam_time
from portalgen.plan.model import Output
from portalgen.render.context import Context
from portalgen.render.presenters import name_term

TERMS_OF_USE_OUTPUT: Final = "open_data"
"""The name of the output with the terms for reusing published content. A portal may have no such output."""
_AUTHORS: Final = ("author",)
"""The taxonomies whose terms are authors."""
_SUBJECTS: Final = ("field", "tag")
"""The taxonomies whose terms are subjects."""


def list_authors(context: Context, page: Page) -> tuple[str, ...]:
    """Return the names of the authors of a page, as displayed.

    If a quoted page has no authors, the author or the name of its source is used. If the kind has a maker field, the
    maker counts as the author, regardless of who wrote the page.
    """
    maker = page.kind.maker_field
    if maker:
        return _name_terms(context, page, tuple(each.taxonomy for each in page.kind.terms if each.name == maker))
    named = _name_terms(context, page, _AUTHORS)
    source = page.fields.get("source") or {}
    names = (each for each in (source.get("author"), source.get("name")) if each and each != UNCONFIRMED)
    return named or tuple(islice(names, 1))


def is_quoted(page: Page) -> bool:
    """Return True if the text of a page was published by another publisher before (QĐ 2111 Art. 8(3))."""
    return page.fields.get("origin") == "quoted" or "source" in page.fields


def is_licensed(page: Page, at: datetime) -> bool:
    """Return True if terms of reuse may be stated for a page. Its content must be the site's own and still be valid."""
    return not is_quoted(page) and not page.kind.maker_field and is_indexed(page, at)


def list_keywords(context: Context, page: Page) -> tuple[str, ...]:
    """Return the names of the subjects of a page: its fields of work and its tags."""
    return _name_terms(context, page, _SUBJECTS)


def _name_terms(context: Context, page: Page, taxonomies: tuple[str, ...]) -> tuple[str, ...]:
    names = []
    for field in page.kind.terms:
        value: Any = page.fields.get(field.name) if field.taxonomy in taxonomies else None
        if value is not None and value != UNCONFIRMED:
            written = value if isinstance(value, tuple | list) else (value,)
            names += [_name_term(context, field.taxonomy, each, page.language) for each in written]
    return tuple(dict.fromkeys(names))


def _name_term(context: Context, taxonomy: str, written: str, language: str) -> str:
    names, key = context.cache.term_names, (taxonomy, written, language)
    if key not in names:
        names[key] = name_term(context.portal, taxonomy, written, language)[1]
    return names[key]


def find_last_update(page: Page, at: datetime) -> datetime | None:
    """Return the time of the last correction or update stated in a page, up to the time `at`, or None.

    It is never before the page's own date: a page corrected before publication is published corrected.
    """
    moments = [to_vietnam_time(note["at"]) for note in page.fields.get("change_notes", ())]
    if page.fields.get("updated") is not None and not is_update_ahead(page, at):
        moments.append(to_vietnam_time(page.fields["updated"]))
    if not moments:
        return None
    return max([*moments, page.published] if page.published is not None else moments)


def find_terms_url(context: Context, site: Site, language: str) -> str:
    """Return the address of a site's terms of use.

    This is the confirmed licence, as in data files, or else the page with the terms. Return an empty string if the site
    has no such page.
    """
    address = context.plan.address(site.id, language, TERMS_OF_USE_OUTPUT)
    if address is None:
        return ""
    licence = site.confirmed_license
    return licence.address if licence is not None else address.url


def find_own_day(page: Page) -> date | None:
    """Return the day displayed on a page, or else the last known day of its reception, publication or correction.

    Return None if no day is known.
    """
    if page.date is not None:
        return page.day
    received = page.fields.get("received") or {}
    notes = (note["at"] for note in page.fields.get("change_notes", ()))
    moments = (each for each in (received.get("at"), page.publish_at, *notes) if each is not None)
    return max((to_vietnam_time(each).date() for each in moments), default=None)


def find_newest_day(pages: Iterable[Page]) -> date | None:
    """Return the day of the newest of `pages`, or None if no day is known."""
    return max((day for page in pages if (day := find_own_day(page)) is not None), default=None)


def find_day_of_list(context: Context, output: Output, pages: Iterable[Page]) -> date | None:
    """Return the day of the newest page in a list.

    It is computed only once for all outputs into which the list is divided.
    """
    days, key = context.cache.newest_days, (output.language, output.type.name, output.subject)
    if key not in days:
        days[key] = find_newest_day(pages)
    return days[key]
