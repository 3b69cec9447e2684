"""Items in lists, and the facts of a page, as views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from portalgen.content.files import FileFault
from portalgen.content.kinds.definition import Field
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.graph.moments import is_new, is_under_way
from portalgen.locale.catalog import language_name
from portalgen.locale.formats import long_day, moment, short_day
from portalgen.plan.model import Address, Role
from portalgen.render.chrome import link_to
from portalgen.render.context import Context
from portalgen.render.files import Shelf
from portalgen.render.frames import state_notices
from portalgen.render.views import DayView, Entry, EventEntry, Fact, ImageView, Link, Time
from portalgen.text.bilingual import Bilingual

_YES = Bilingual("có", "yes")
_NO = Bilingual("không", "no")


@lru_cache(maxsize=8_192)
def day_view(day: date | None, language: str) -> DayView | None:
    """A day in its three forms."""
    if day is None:
        return None
    return DayView(day.isoformat(), short_day(day, language), long_day(day, language))


def entry(
    context: Context, page: Page, language: str, here: Address, shelf: Shelf | None = None, *, with_site: bool = False
) -> Entry:
    """`page` in a list in `language` that is read at `here`; with a `shelf`, with its first picture."""
    kind = KINDS[page.kind]
    foreign = page.language if page.language != language else ""
    site_name, site_url = _site(context, page, here) if with_site else ("", "")
    return Entry(
        id=page.id,
        kind=page.kind,
        kind_label=kind.label.within(language),
        title=page.title,
        url=context.page_address(page).seen_from(here),
        summary=page.summary,
        day=day_view(page.day, language),
        number=str(page.fields.get("number", "")),
        image=lead_image(page, shelf) if shelf else None,
        language=foreign,
        language_name=language_name(foreign, language) if foreign else "",
        site_name=site_name,
        site_url=site_url,
        notices=state_notices(context, page),
        new=is_new(page, context.graph.at, context.portal.settings),
    )


def _site(context: Context, page: Page, here: Address) -> tuple[str, str]:
    site = context.portal.site(page.site)
    home = Address(site.host, site.prefix(page.language))
    return site.name(page.language).short, home.seen_from(here)


def event_entry(context: Context, page: Page, language: str, here: Address) -> EventEntry:
    """The event that `page` tells of, in a list in `language` that is read at `here`."""
    foreign = page.language if page.language != language else ""
    begin, end = _times(page, language)
    return EventEntry(
        title=page.title,
        url=context.page_address(page).seen_from(here),
        begin=begin,
        end=end,
        place=str(page.fields.get("place", "")),
        under_way=is_under_way(page, context.graph.at),
        language=foreign,
        language_name=language_name(foreign, language) if foreign else "",
    )


def _times(page: Page, language: str) -> tuple[Time | None, Time | None]:
    """When the event begins and ends; of an end on the day of the beginning only the hour is said."""
    begin, end = page.fields.get("event_start"), page.fields.get("event_end")
    if begin is None or end is None or begin.date() != end.date():
        return _time(begin, language), _time(end, language)
    last = _time(end, language) if _has_hour(end) else None
    return _time(begin, language), last and replace(last, text=f"{end:%H:%M}")


def _time(at: datetime | None, language: str) -> Time | None:
    """A day and time as the element `time` takes it (HTML, 4.5.14): the day alone where there is no hour."""
    if at is None:
        return None
    return Time(at.isoformat(timespec="minutes") if _has_hour(at) else at.date().isoformat(), moment(at, language))


def _has_hour(at: datetime) -> bool:
    return (at.hour, at.minute) != (0, 0)


def lead_image(page: Page, shelf: Shelf) -> ImageView | None:
    """The first picture of the front matter, where there is a sound one (a fault is told by the page itself)."""
    for image in page.fields.get("images", ()):
        found = shelf.image(page, image["file"], image["alt"], image.get("caption") or "", image.get("credit") or "")
        return None if isinstance(found, FileFault) else found
    return None


def facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """The kind's own fields that are set and meant to be shown, in the order of its definition."""
    found = []
    for field in _shown_fields(page.kind):
        value = page.fields.get(field.name)
        if value not in (None, "", ()):
            found.append(_fact(context, page, field, value, here))
    return tuple(found)


@cache
def _shown_fields(kind: str) -> tuple[Field, ...]:
    return tuple(field for field in KINDS[kind].fields if field.shown)


def _fact(context: Context, page: Page, field: Field, value: Any, here: Address) -> Fact:
    label = field.label.within(page.language)
    if field.name == "relations":
        return Fact(field.name, label, "", links=_relations(context, page, field, value, here))
    if isinstance(value, datetime):
        return Fact(field.name, label, moment(value, page.language), day=day_view(value.date(), page.language))
    if isinstance(value, date):
        return Fact(field.name, label, short_day(value, page.language), day=day_view(value, page.language))
    url = f"mailto:{value}" if field.type == "email" else value if field.type == "address" else ""
    return Fact(field.name, label, _said(field, value, page.language), url=url)


def _said(field: Field, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return (_YES if value else _NO).within(language)
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, tuple | list):
        return "; ".join(_said(field, part, language) for part in value)
    return field.choice_label(str(value)).within(language)


def _relations(context: Context, page: Page, field: Field, value: Any, here: Address) -> tuple[Link, ...]:
    kind_field = next(each for each in field.fields if each.name == "type")
    found = []
    for relation in value:
        label = kind_field.choice_label(relation["type"]).within(page.language)
        target = context.targets.item(relation["to"], page.language)
        if target is not None:
            found.append(link_to(target, f"{label}: {target.title}", page.language, here))
    return tuple(found)


def term_facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """One fact a taxonomy, with the page's terms as links."""
    found = []
    for taxonomy in context.portal.taxonomies:
        links = []
        for term in page.fields.get(taxonomy.id, ()):
            address = context.plan.address(page.site, page.language, Role.TERM, f"{taxonomy.id}/{term}")
            if address is not None:
                links.append(Link(term_name(context, taxonomy.id, term, page.language), address.seen_from(here)))
        if links:
            found.append(Fact(taxonomy.id, taxonomy.names.get(page.language, taxonomy.id), "", links=tuple(links)))
    return tuple(found)


def term_name(context: Context, taxonomy: str, term: str, language: str) -> str:
    """The name of a term; an open taxonomy's own terms are named by their id."""
    declared = next(each for each in context.portal.taxonomies if each.id == taxonomy)
    for each in declared.terms:
        if each.id == term:
            return each.names.get(language) or next(iter(each.names.values()))
    return term.replace("-", " ")
