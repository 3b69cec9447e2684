"""What several vocabularies say of a page: who wrote it, what it is about, when it changed, and on which terms it is used."""

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
"""The name of the type of page that says on which terms what is published is used again; a portal may have none."""
_AUTHORS: Final = ("author",)
"""The taxonomies of those who wrote pages."""
_SUBJECTS: Final = ("field", "tag")
"""The taxonomies of what pages are about."""


def list_authors(context: Context, page: Page) -> tuple[str, ...]:
    """The names of those who wrote what a page holds, as the page shows them; of what is quoted, else those of its source.

    What has a maker is that one's, whoever wrote of it.
    """
    maker = page.kind.maker_field
    if maker:
        return _name_terms(context, page, tuple(each.taxonomy for each in page.kind.terms if each.name == maker))
    named = _name_terms(context, page, _AUTHORS)
    source = page.fields.get("source") or {}
    names = (each for each in (source.get("author"), source.get("name")) if each and each != UNCONFIRMED)
    return named or tuple(islice(names, 1))


def is_quoted(page: Page) -> bool:
    """Whether the text of a page was published by somebody else before (QĐ 2111 Art. 8(3))."""
    return page.fields.get("origin") == "quoted" or "source" in page.fields


def is_licensed(page: Page, at: datetime) -> bool:
    """Whether the site may say on which terms the content of a page is used again: it is its own, and it still holds."""
    return not is_quoted(page) and not page.kind.maker_field and is_indexed(page, at)


def list_keywords(context: Context, page: Page) -> tuple[str, ...]:
    """The names of what a page is about: its fields of work and its tags."""
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
    """When a page was last corrected or updated by `at`, as it says itself; None where it never was.

    That is never before its own day: what was corrected before it was published is published corrected.
    """
    moments = [to_vietnam_time(note["at"]) for note in page.fields.get("change_notes", ())]
    if page.fields.get("updated") is not None and not is_update_ahead(page, at):
        moments.append(to_vietnam_time(page.fields["updated"]))
    if not moments:
        return None
    return max([*moments, page.published] if page.published is not None else moments)


def find_terms_url(context: Context, site: Site, language: str) -> str:
    """Where the terms of use of a site stand: its licence where one is confirmed, as data files name it, else its page.

    Empty where it has no such page.
    """
    address = context.plan.address(site.id, language, TERMS_OF_USE_OUTPUT)
    if address is None:
        return ""
    licence = site.confirmed_license
    return licence.address if licence is not None else address.url


def find_own_day(page: Page) -> date | None:
    """The day that a page shows; of one that shows none, the last one that is known of it: of its reception, its
    publication or its corrections. None where nothing is known.
    """
    if page.date is not None:
        return page.day
    received = page.fields.get("received") or {}
    notes = (note["at"] for note in page.fields.get("change_notes", ()))
    moments = (each for each in (received.get("at"), page.publish_at, *notes) if each is not None)
    return max((to_vietnam_time(each).date() for each in moments), default=None)


def find_newest_day(pages: Iterable[Page]) -> date | None:
    """The day of the newest of some pages."""
    return max((day for page in pages if (day := find_own_day(page)) is not None), default=None)


def find_day_of_list(context: Context, output: Output, pages: Iterable[Page]) -> date | None:
    """The day of the newest page of a list, found once for all the pages that it is divided into."""
    days, key = context.cache.newest_days, (output.language, output.type.name, output.subject)
    if key not in days:
        days[key] = find_newest_day(pages)
    return days[key]
