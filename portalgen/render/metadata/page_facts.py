"""What several vocabularies say of a page: who wrote it, what it is about, when it changed, and on which terms it is used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.law.due_dates import to_vietnam_time
from portalgen.plan.model import Output
from portalgen.render.context import Context
from portalgen.render.presenters import name_term

TERMS_OF_USE_OUTPUT: Final = "open_data"
"""The name of the type of page that says on which terms what is published is used again; a portal may have none."""
_AUTHORS: Final = ("author",)
"""The taxonomies of those who wrote pages."""
_SUBJECTS: Final = ("field", "tag")
"""The taxonomies of what pages are about."""


def list_authors(context: Context, page: Page) -> tuple[str, ...]:
    """The names of those who wrote a page, as the page shows them."""
    return _name_terms(context, page, _AUTHORS)


def list_keywords(context: Context, page: Page) -> tuple[str, ...]:
    """The names of what a page is about: its fields of work and its tags."""
    return _name_terms(context, page, _SUBJECTS)


def _name_terms(context: Context, page: Page, taxonomies: tuple[str, ...]) -> tuple[str, ...]:
    names = []
    for field in page.kind.terms:
        value: Any = page.fields.get(field.name) if field.taxonomy in taxonomies else None
        if value is not None:
            written = value if isinstance(value, tuple | list) else (value,)
            names += [_name_term(context, field.taxonomy, each, page.language) for each in written]
    return tuple(dict.fromkeys(names))


def _name_term(context: Context, taxonomy: str, written: str, language: str) -> str:
    names, key = context.cache.term_names, (taxonomy, written, language)
    if key not in names:
        names[key] = name_term(context.portal, taxonomy, written, language)[1]
    return names[key]


def find_last_correction(page: Page) -> datetime | None:
    """When a page was last corrected, as it says itself; None where it never was.

    That is never before its own day: what was corrected before it was published is published corrected.
    """
    notes = page.fields.get("change_notes")
    if not notes:
        return None
    moments = [to_vietnam_time(note["at"]) for note in notes]
    return max([*moments, page.date] if page.date is not None else moments)


def find_terms_url(context: Context, site: Site, language: str) -> str:
    """The permalink of the page with the terms of use of a site; empty where there is none."""
    address = context.plan.address(site.id, language, TERMS_OF_USE_OUTPUT)
    return address.url if address is not None else ""


def find_newest_day(pages: Iterable[Page]) -> date | None:
    """The day of the newest of some pages."""
    newest = max((page.date for page in pages if page.date is not None), default=None)
    return newest.date() if newest is not None else None


def find_day_of_list(context: Context, output: Output, pages: Iterable[Page]) -> date | None:
    """The day of the newest page of a list, found once for all the pages that it is divided into."""
    days, key = context.cache.newest_days, (output.language, output.type.name, output.subject)
    if key not in days:
        days[key] = find_newest_day(pages)
    return days[key]
