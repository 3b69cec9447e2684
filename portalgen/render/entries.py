"""Items in lists, and the facts of a page, as views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from portalgen.config.portal import choose_pair_for_language
from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.graph.moments import is_new, is_under_way
from portalgen.kinds.definition import Field, Kind
from portalgen.locale.catalog import language_name
from portalgen.locale.formats import format_clock_time, format_day_time, format_long_day, format_short_day
from portalgen.plan.model import Address, Role
from portalgen.render.chrome import link_to, link_to_site, mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.frames import build_state_notices
from portalgen.render.page_files import PageFiles
from portalgen.render.views.files import ImageView
from portalgen.render.views.links import DayView, Fact, Link, Time
from portalgen.render.views.lists import Entry, EventEntry
from portalgen.text.bilingual import Bilingual

_YES = Bilingual("Có", "Yes")
_NO = Bilingual("Không", "No")


@lru_cache(maxsize=8_192)
def build_day_view(day: date | None, language: str) -> DayView | None:
    """A day in its three forms."""
    if day is None:
        return None
    return DayView(day.isoformat(), format_short_day(day, language), format_long_day(day, language))


def build_entry(
    context: Context,
    page: Page,
    language: str,
    here: Address,
    files: PageFiles | None = None,
    *,
    with_site: bool = False,
) -> Entry:
    """`page` in a list in `language` that is read at `here`; with `files`, with its first picture."""
    other = mark_foreign_language(page.language, language)
    return Entry(
        id=page.id,
        kind=page.kind.name,
        kind_label=page.kind.label.text(language),
        title=page.title,
        url=context.page_address(page).link_from(here),
        summary=page.summary,
        day=build_day_view(page.day, language),
        number=str(page.fields.get("number", "")),
        image=find_lead_image(page, files) if files else None,
        language=other,
        language_name=language_name(other, language) if other else "",
        site=link_to_site(context.portal.site(page.site), language, here) if with_site else None,
        notices=build_state_notices(context, page),
        new=is_new(page, context.graph.at, context.portal.settings),
    )


def build_event_entry(context: Context, page: Page, language: str, here: Address) -> EventEntry:
    """The event that `page` announces, in a list in `language` that is read at `here`."""
    other = mark_foreign_language(page.language, language)
    begin, end = _times(page, language)
    return EventEntry(
        title=page.title,
        url=context.page_address(page).link_from(here),
        begin=begin,
        end=end,
        place=str(page.fields.get("place", "")),
        under_way=is_under_way(page, context.graph.at),
        language=other,
        language_name=language_name(other, language) if other else "",
    )


def _times(page: Page, language: str) -> tuple[Time | None, Time | None]:
    """When the event begins and ends; of an end on the day of the beginning only the hour is given."""
    begin, end = page.fields.get("event_start"), page.fields.get("event_end")
    if begin is None or end is None or begin.date() != end.date():
        return _time(begin, language), _time(end, language)
    last = _time(end, language) if _has_hour(end) else None
    return _time(begin, language), last and replace(last, text=format_clock_time(end, language))


def _time(at: datetime | None, language: str) -> Time | None:
    """A day and time as the element `time` takes it (HTML, 4.5.14): the day alone where there is no hour."""
    if at is None:
        return None
    return Time(
        at.isoformat(timespec="minutes") if _has_hour(at) else at.date().isoformat(), format_day_time(at, language)
    )


def _has_hour(at: datetime) -> bool:
    return (at.hour, at.minute) != (0, 0)


def find_lead_image(page: Page, files: PageFiles) -> ImageView | None:
    """The first picture of the front matter, where it is valid (the page itself reports an invalid one)."""
    for image in page.fields.get("images", ()):
        view = files.use_image(page, image["file"], image["alt"], image.get("caption") or "", image.get("credit") or "")
        return None if isinstance(view, InvalidFile) else view
    return None


def build_facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """The kind's own fields that are set and meant to be shown, in the order of its definition."""
    facts = []
    for field in _shown_fields(page.kind):
        value = page.fields.get(field.name)
        if value not in (None, "", ()):
            facts.append(_fact(context, page, field, value, here))
    return tuple(facts)


@cache
def _shown_fields(kind: Kind) -> tuple[Field, ...]:
    return tuple(field for field in kind.fields if field.is_shown)


def _fact(context: Context, page: Page, field: Field, value: Any, here: Address) -> Fact:
    label = field.label.text(page.language)
    if field.name == "relations":
        return Fact(field.name, label, "", links=_relations(context, page, field, value, here))
    if isinstance(value, datetime):
        return Fact(
            field.name, label, format_day_time(value, page.language), day=build_day_view(value.date(), page.language)
        )
    if isinstance(value, date):
        return Fact(field.name, label, format_short_day(value, page.language), day=build_day_view(value, page.language))
    url = f"mailto:{value}" if field.type == "email" else value if field.type == "address" else ""
    return Fact(field.name, label, _format_value(field, value, page.language), url=url)


def _format_value(field: Field, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return (_YES if value else _NO).text(language)
    if isinstance(value, Mapping):
        return ", ".join(str(part) for part in value.values() if part)
    if isinstance(value, tuple | list):
        return "; ".join(_format_value(field, part, language) for part in value)
    return field.choice_label(str(value)).text(language)


def _relations(context: Context, page: Page, field: Field, value: Any, here: Address) -> tuple[Link, ...]:
    kind_field = next(each for each in field.fields if each.name == "type")
    links = []
    for relation in value:
        label = kind_field.choice_label(relation["type"]).text(page.language)
        target = context.targets.item(relation["to"], page.language)
        if target is not None:
            link = link_to(target, target.title, target.language, page.language, here)
            links.append(replace(link, label=label))
    return tuple(links)


def build_term_facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """One fact a taxonomy, with the page's terms as links."""
    facts = []
    for taxonomy in context.portal.taxonomies:
        links = []
        for term in page.fields.get(taxonomy.id, ()):
            address = context.plan.address(page.site, page.language, Role.TERM, f"{taxonomy.id}/{term}")
            if address is not None:
                links.append(link_to_term(context, taxonomy.id, term, page.language, address.link_from(here)))
        if links:
            facts.append(Fact(taxonomy.id, taxonomy.names.get(page.language, taxonomy.id), "", links=tuple(links)))
    return tuple(facts)


def link_to_term(context: Context, taxonomy: str, term: str, language: str, url: str) -> Link:
    """A link to the list of a term."""
    code, name = _term(context, taxonomy, term, language)
    return Link(name, url, title_language=mark_foreign_language(code, language))


def name_of_term(context: Context, taxonomy: str, term: str, language: str) -> str:
    """The name of a term; an open taxonomy's own terms are named by their id."""
    return _term(context, taxonomy, term, language)[1]


def _term(context: Context, taxonomy: str, term: str, language: str) -> tuple[str, str]:
    """The name of a term after its language; the language of an open taxonomy's ids is not declared."""
    declared = next(each for each in context.portal.taxonomies if each.id == taxonomy)
    for each in declared.terms:
        if each.id == term:
            return choose_pair_for_language(tuple(each.names.items()), language)
    return language, term.replace("-", " ")
