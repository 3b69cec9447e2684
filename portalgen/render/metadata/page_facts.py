"""What several vocabularies say of a page: who wrote it, what it is about, when it changed, and on which terms it is used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.kinds.definition import Field
from portalgen.law.due_dates import to_vietnam_time
from portalgen.plan.model import Output
from portalgen.render.context import Context
from portalgen.render.presenters import name_term

TERMS_OF_USE_OUTPUT: Final = "open_data"
"""The name of the type of page that says on which terms what is published is used again; a portal may have none."""
_AUTHORS: Final = "author"
"""The taxonomy of those who wrote pages."""
_SUBJECTS: Final = ("field", "tag")
"""The taxonomies of what pages are about."""


def list_authors(context: Context, page: Page) -> tuple[str, ...]:
    """The names of those who wrote a page, as the page shows them."""
    return _name_terms(context, page, (each for each in page.kind.terms if each.taxonomy == _AUTHORS))


def list_keywords(context: Context, page: Page) -> tuple[str, ...]:
    """The names of what a page is about: its fields of work and its tags."""
    return _name_terms(context, page, (each for each in page.kind.terms if each.taxonomy in _SUBJECTS))


def _name_terms(context: Context, page: Page, fields: Iterable[Field]) -> tuple[str, ...]:
    names = []
    for field in fields:
        value: Any = page.fields.get(field.name)
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
    """When a page was last corrected, as it says itself; None where it never was."""
    notes = page.fields.get("change_notes")
    return max((to_vietnam_time(note["at"]) for note in notes), default=None) if notes else None


def find_terms_url(context: Context, site: Site, language: str) -> str:
    """Where the terms of use of a site stand: its licence where one is confirmed, as data files name it, else its page.

    Empty where it has no such page.
    """
    address = context.plan.address(site.id, language, TERMS_OF_USE_OUTPUT)
    if address is None:
        return ""
    licence = site.confirmed_license
    return licence.address if licence is not None else address.url


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
