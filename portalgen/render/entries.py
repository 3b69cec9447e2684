"""Builds the views of items in lists, and of the facts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache

from portalgen.config.outside import UNCONFIRMED
from portalgen.content.files import InvalidFile
from portalgen.content.model import Page
from portalgen.graph.moments import is_new, is_obsolete, is_over, is_sample, is_under_way
from portalgen.graph.title_labels import TitleLabelName
from portalgen.kinds.definition import NATIONAL_PORTAL, ROW_PARTS, Field, Kind, States
from portalgen.kinds.step_fields import fields_stated_elsewhere
from portalgen.law.calendar import VIETNAM
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.catalog import language_name
from portalgen.locale.dates import format_day_or_moment, format_time
from portalgen.on_demand import on_demand
from portalgen.plan.model import TERM_OUTPUT, Address
from portalgen.render.chrome import link_to_site, mark_foreign_language
from portalgen.render.context import Context
from portalgen.render.facet_values import find_value_address
from portalgen.render.frames import build_state_notices
from portalgen.render.page_files import PageFiles
from portalgen.render.page_statuses import build_title_badges
from portalgen.render.presenters import Reader, build_day_view, name_term, present, present_cell
from portalgen.render.relations import build_effect_badges, build_inverse_links, build_relation_links
from portalgen.render.views.files import ImageView
from portalgen.render.views.links import Fact, Link, Notice, Time

with on_demand():
    from portalgen.render.views import lists


def build_entry(
    context: Context,
    page: Page,
    language: str,
    here: Address,
    files: PageFiles | None = None,
    *,
    with_site: bool = False,
) -> lists.Entry:
    """Return `page` as an entry of a list in `language`, read at `here`.

    The entry has the first picture of the page only if `files` is given.
    """
    has_picture = files is not None and "images" in page.kind.card and "images" in page.fields
    key = page.source, language, here.host, with_site
    known = context.cache.entries.get(key)
    if known is None:
        known = context.cache.entries[key] = _build_entry(context, page, language, here, with_site)
    return replace(known, image=find_lead_image(page, files)) if files is not None and has_picture else known


def _build_entry(context: Context, page: Page, language: str, here: Address, with_site: bool) -> lists.Entry:
    """Return an entry without a picture: the same in all lists of a language and host."""
    other = mark_foreign_language(page.language, language)
    card, parts = page.kind.card, context.parts
    return lists.Entry(
        id=page.id,
        kind=page.kind.name,
        kind_label=page.kind.label.text(language),
        title=page.title,
        url=context.page_address(page).link_from(here),
        summary=page.summary if "summary" in card else "",
        day=build_day_view(page.day, language) if "date" in card else None,
        number=str(page.fields.get(page.kind.number_from, "")) if page.kind.number_from in card else "",
        number_label=_label_of_number(page.kind, language),
        image=None,
        language=other,
        language_name=language_name(other, language) if other else "",
        site=link_to_site(context.portal.site(page.site), language, here) if with_site else None,
        notices=parts.build("notices", _build_row_notices, context, page, language),
        new=parts.build("new", is_new, page, context.graph.at, context.portal.settings),
        facts=parts.build("facts", build_card_facts, context, page, language, here),
    )


def _build_row_notices(context: Context, page: Page, language: str) -> tuple[Notice, ...]:
    return (
        *build_state_notices(context, page),
        *build_title_badges(context, page, language, _list_labels_in_rows(page.kind)),
        *build_effect_badges(context, page, language),
    )


def build_event_entry(context: Context, page: Page, language: str, here: Address) -> lists.EventEntry:
    """Return the event announced by `page`, for a list in `language` read at `here`."""
    other = mark_foreign_language(page.language, language)
    begin, end = _times(page, language)
    return lists.EventEntry(
        title=page.title,
        url=context.page_address(page).link_from(here),
        begin=begin,
        end=end,
        place=find_place(page),
        under_way=is_under_way(page, context.graph.at),
        language=other,
        language_name=language_name(other, language) if other else "",
        notices=build_title_badges(context, page, language),
    )


def find_place(page: Page) -> str:
    """Return the place of the event on a page. Return an empty string if it is missing or not confirmed."""
    place = page.fields.get(page.kind.period.place) if page.kind.period is not None else None
    return str(place) if place and place != UNCONFIRMED else ""


@cache
def _list_labels_in_rows(kind: Kind) -> tuple[TitleLabelName, ...]:
    """Return the title labels that every row of a kind covers by facts, even a short row.

    These are the lapsed label and, if among these facts, the cancellation of an event and its opening and closing
    times.
    """
    in_short = {*kind.card} & {*kind.short_card}
    period = kind.period
    fields: tuple[tuple[TitleLabelName, str], ...] = ()
    if period is not None:
        fields = (("called_off", period.change), ("open_from", period.opens), ("open_until", period.closes))
    return ("lapsed", *(name for name, field in fields if field in in_short))


def _label_of_number(kind: Kind, language: str) -> str:
    field = kind.field(kind.number_from) if kind.number_from in kind.card else None
    return field.label.text(language) if field is not None else ""


def _times(page: Page, language: str) -> tuple[Time | None, Time | None]:
    """Return the beginning and end of an event; an end on the first day is shortened to its hour."""
    period = page.kind.period
    if period is None:
        return None, None
    begin, end = _moment(page, period.opens), _moment(page, period.closes)
    if begin is None or end is None or begin.date() != end.date():
        return _time(begin, language), _time(end, language)
    last = _time(end, language) if _has_hour(end) else None
    return _time(begin, language), last and replace(last, text=format_time(end, language))


def _moment(page: Page, name: str) -> datetime | None:
    """Return a field of the period as readers understand it: a closing date at the end of a day is that day."""
    value, declared = page.fields.get(name), page.kind.field(name)
    if value is None or declared is None:
        return None
    moment = to_vietnam_time(value) if isinstance(value, datetime) else datetime.combine(value, time(), VIETNAM)
    if declared.type == "closing_date" and not _has_hour(moment):
        return moment - timedelta(days=1)
    return moment


def _time(at: datetime | None, language: str) -> Time | None:
    """Return a day and time for the element `time` (HTML, 4.5.14); without an hour, the day only."""
    if at is None:
        return None
    return Time(
        at.isoformat(timespec="minutes") if _has_hour(at) else at.date().isoformat(), format_day_or_moment(at, language)
    )


def _has_hour(at: datetime) -> bool:
    return (at.hour, at.minute) != (0, 0)


def find_lead_image(page: Page, files: PageFiles) -> ImageView | None:
    """Return the first picture in the front matter, or None if there is none or it is invalid.

    No fault is returned here: rendering the page itself reports an invalid picture.
    """
    for image in page.fields.get("images", ()):
        view = files.use_image(page, image["file"], image["alt"], image.get("caption") or "", image.get("credit") or "")
        return None if isinstance(view, InvalidFile) else view
    return None


def build_facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """Return the facts to display for the fields set in a page, in the order in which its kind defines them."""
    reader = _reader(context, page, page.language, here)
    hidden = (*_ways_to_hide(context, page), *_registration_to_hide(page), *_telephone_to_hide(page))
    elsewhere = fields_stated_elsewhere(page.kind, page.fields)
    hidden = (*hidden, *(field.name for field in elsewhere))
    fields = (field for field in _shown_fields(page.kind) if field.name not in hidden)
    facts = [fact for field in fields if (fact := _build_fact(context, reader, page, field)) is not None]
    facts += _build_elsewhere_fact(reader, elsewhere)
    facts += _build_incoming_facts(context, reader, page)
    words = {fact.name: _words_of(fact) for fact in facts}
    others = {field.name: field.unless_same_as for field in page.kind.fields if field.unless_same_as}
    told = (_leave_out(fact, words.get(others.get(fact.name, ""), ())) for fact in facts)
    return tuple(fact for fact in told if fact is not None)


def _build_elsewhere_fact(reader: Reader, fields: Sequence[Field]) -> tuple[Fact, ...]:
    """Return one fact, with joined labels, for all fields stated only by the National Public Service Portal."""
    if not fields:
        return ()
    fact = present(reader, replace(fields[-1], is_list=False), NATIONAL_PORTAL)
    first, *others = (field.label.text(reader.language) for field in fields)
    label = ", ".join((first, *(each[:1].lower() + each[1:] for each in others)))
    return (replace(fact, label=label),) if fact is not None else ()


def build_field_fact(context: Context, page: Page, here: Address, field: Field) -> Fact | None:
    """Return the fact for one field of `page`, with links from `here`. Return None if there is nothing to show."""
    return _build_fact(context, _reader(context, page, page.language, here), page, field)


def _leave_out(fact: Fact, words: tuple[str, ...]) -> Fact | None:
    """Return a fact without `words`, already stated by another fact; None if no words remain."""
    if not words:
        return fact
    if not fact.rows and len(fact.links) < 2:
        return None if _words_of(fact) == words else fact
    links = tuple(link for link in fact.links if link.title not in words)
    rows = tuple(row for row in fact.rows if len(row) != 1 or _words_of(row[0]) != words)
    return replace(fact, links=links, rows=rows) if links or rows or fact.value else None


def _words_of(fact: Fact) -> tuple[str, ...]:
    return tuple(filter(None, (fact.value, *(link.title for link in fact.links))))


def build_card_facts(context: Context, page: Page, language: str, here: Address) -> tuple[Fact, ...]:
    """Return the facts in the row of a page in a list in `language`, in the order of the card.

    Parts common to all rows, such as title and summary, are excluded.
    """
    names = _own_cells(page.kind)
    states = page.kind.states
    if states is not None and states.field not in names and context.lapsed_label_of(page) is not None:
        names = (states.field, *names)  # a lapsed item shows its state even if the kind's rows do not
    if not names:
        return ()
    reader = _reader(context, page, language, here)
    hidden = {*_ways_to_hide(context, page), *_closing_to_hide(context, page), *_registration_to_hide(page)}
    facts = (_build_cell(context, reader, page, name) for name in names if name not in hidden)
    return tuple(fact for fact in facts if fact is not None)


def _ways_to_hide(context: Context, page: Page) -> tuple[str, ...]:
    """Return the fields to hide because their way to send a contribution would mislead readers.

    All such fields are hidden for an item that is set aside: it accepts no more contributions. Unconfirmed fields are
    hidden if the item is over, or accepts contributions in another way, named in the panel of the page.
    """
    kind = page.kind
    if not kind.takes_at or is_obsolete(page, context.graph.at):
        return (*kind.takes_at, kind.addressee) if kind.addressee else kind.takes_at
    given = {name: page.fields[name] for name in kind.takes_at if page.fields.get(name)}
    unconfirmed = tuple(name for name, value in given.items() if value == UNCONFIRMED)
    if kind.takes_in and context.state_of(page) not in kind.takes_in:
        return unconfirmed if context.lapsed_label_of(page) is not None else ()
    receiver = context.portal.receivers_of(context.portal.site(page.site)).find(kind.takes)
    has_way = len(unconfirmed) < len(given) or (receiver is not None and receiver.is_confirmed)
    return unconfirmed if has_way else ()


def _registration_to_hide(page: Page) -> tuple[str, ...]:
    """Return the registration fields to hide for an event that does not take place."""
    if page.kind.find_change(page.fields) is None:
        return ()
    return tuple(field.name for field in page.kind.fields if field.type == "registration")


def _telephone_to_hide(page: Page) -> tuple[str, ...]:
    """Return the emergency number to hide if unconfirmed: people in danger must not wait for it."""
    banner = page.kind.banner
    if banner is None or page.fields.get(banner.telephone) != UNCONFIRMED:
        return ()
    return (banner.telephone,)


def _closing_to_hide(context: Context, page: Page) -> tuple[str, ...]:
    """Return the closing day to hide in a row about a sample or an item that is set aside.

    Such an item is never open, and the row would not say that a past day is over.
    """
    kind = page.kind
    if kind.period is None or not (kind.takes_in or kind.open_until is not None):
        return ()
    return (kind.period.closes,) if is_sample(page) or is_obsolete(page, context.graph.at) else ()


def build_short_facts(context: Context, page: Page) -> tuple[Fact, ...]:
    """Return the fields shown in short rows, except the state, as values with labels in the page's own language."""
    if not page.kind.short_card:
        return ()
    facts = build_card_facts(context, page, page.language, context.page_address(page))
    return tuple(fact for fact in facts if fact.is_short and fact.presentation != "state" and fact.label and fact.value)


@cache
def _own_cells(kind: Kind) -> tuple[str, ...]:
    parts = {*ROW_PARTS, kind.number_from}
    return tuple(name for name in kind.card if name not in parts)


@cache
def _shown_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields of facts. The state takes the place of the field with its name, else it comes first."""
    fields = tuple(field for field in kind.fields if field.is_shown)
    if kind.states is None or any(field.name == kind.states.field for field in fields):
        return fields
    return (Field(kind.states.field, "choice", kind.states.label, kind.states.label), *fields)


def _reader(context: Context, page: Page, language: str, here: Address) -> Reader:
    def link_to_value(field: Field, identifier: str) -> str:
        if page.site != context.site.id:
            return ""
        facet = page.kind.facet_of(field.name)
        if facet is not None:
            address = find_value_address(context, page.section, language, facet.name, identifier)
        else:
            address = context.plan.address(page.site, language, TERM_OUTPUT, f"{field.taxonomy}/{identifier}")
        return address.link_from(here) if address is not None else ""

    return Reader(
        context.portal,
        context.targets,
        language,
        here,
        link_to_value,
        context.presenters,
        is_over=is_over(page, context.graph.at) or is_obsolete(page, context.graph.at),
        is_sample=is_sample(page),
    )


def _build_fact(context: Context, reader: Reader, page: Page, field: Field) -> Fact | None:
    states = page.kind.states
    if states is not None and field.name == states.field:
        return _state_fact(context, reader, page, states)
    relation = next((each for each in page.kind.relations if each.field == field.name), None)
    value = page.fields.get(field.name)
    if relation is not None and relation.by:
        links = build_relation_links(context, reader, page, relation, field, value or ())
    else:
        fact = present(reader, field, value) if value not in (None, "", ()) else None
        if relation is None:
            return _mark_language(context, reader, page, field, fact)
        own = fact.links if fact is not None else ()
        links = (*own, *build_inverse_links(context, reader, page, relation))
    return Fact(field.name, field.label.text(reader.language), "", links=links) if links else None


def _build_incoming_facts(context: Context, reader: Reader, page: Page) -> list[Fact]:
    """Return one fact for each relation of another kind that refers to the page, in the order of the kinds."""
    own = {relation.field for relation in page.kind.relations}
    pointing = {(each.kind, each.field) for each in context.graph.references.get(page.id, ()) if each.field not in own}
    facts = []
    for kind in context.portal.kinds.select({name for name, _ in pointing}):
        for relation in kind.relations:
            field = kind.field(relation.field)
            if field is None or (kind.name, relation.field) not in pointing:
                continue
            links = build_inverse_links(context, reader, page, relation, kind)
            label = (relation.label or field.label).text(reader.language)
            facts += [Fact(f"{kind.name}.{field.name}", label, "", links=links)] if links else []
    return facts


def _build_cell(context: Context, reader: Reader, page: Page, name: str) -> Fact | None:
    states = page.kind.states
    if states is not None and name == states.field:
        return _state_fact(context, reader, page, states)
    field, value = page.kind.field(name), page.fields.get(name)
    if field is None or value in (None, "", ()):
        return None
    fact = _mark_language(context, reader, page, field, present_cell(reader, field, value))
    if fact is None:
        return None
    is_clear, is_short = reader.presenters[field.type].is_clear_alone, name in page.kind.short_card
    return replace(fact, label="" if is_clear else fact.label, is_short=is_short) if is_clear or is_short else fact


def _mark_language(context: Context, reader: Reader, page: Page, field: Field, fact: Fact | None) -> Fact | None:
    """Return the fact with the language of its words if it differs from the reader's.

    The words are in the language of an untranslated page, or inherited by a translation from its original.
    """
    if fact is None or field.shared or fact.language or field.taxonomy:
        return fact
    item = context.graph.items.get(page.id)
    original = item.original if item is not None else page
    is_inherited = field.inherited and page.fields.get(field.name) == original.fields.get(field.name)
    language = mark_foreign_language(original.language if is_inherited else page.language, reader.language)
    return _in_language(fact, language) if language else fact


def _in_language(fact: Fact, language: str) -> Fact:
    """Return the fact and its rows with the language of their words; figures, days and links have none."""
    if fact.links or fact.day is not None or fact.presentation or fact.language:
        return fact
    rows = tuple(tuple(_in_language(cell, language) for cell in row) for row in fact.rows)
    return replace(fact, rows=rows, language=language)


def _state_fact(context: Context, reader: Reader, page: Page, states: States) -> Fact | None:
    state = context.state_of(page)
    if not state:
        return None
    label = states.label_of(state).text(reader.language)
    return Fact(states.field, states.label.text(reader.language), label, presentation="state", is_short=True)


@cache
def _term_fields(kind: Kind) -> tuple[Field, ...]:
    """Return the fields whose terms are listed below a page; terms in its facts already link to lists."""
    return tuple(field for field in kind.terms if not field.is_shown)


def build_term_facts(context: Context, page: Page, here: Address) -> tuple[Fact, ...]:
    """Return the terms of a page as links: one fact for each taxonomy with pages.

    Fields already shown by the other facts, with links to the lists of their values, are not repeated.
    """
    facts = []
    for taxonomy in context.portal.taxonomies:
        if not taxonomy.has_pages:
            continue
        links: dict[str, Link] = {}
        for field in _term_fields(page.kind):
            value = page.fields.get(field.name) if field.taxonomy == taxonomy.id else None
            for term in value if isinstance(value, tuple) else (value,) if value else ():
                found = _link_to_term(context, page, taxonomy.id, term, here)
                if found is not None:
                    links.setdefault(*found)
        if links:
            name = taxonomy.names.get(page.language, taxonomy.id)
            facts.append(Fact(taxonomy.id, name, "", links=tuple(links.values())))
    return tuple(facts)


def _link_to_term(context: Context, page: Page, taxonomy: str, term: str, here: Address) -> tuple[str, Link] | None:
    """Return (id, link to its list) of a term as written in a page of the site, or None if it has no list."""
    known, key = context.cache.term_links, (taxonomy, term, page.language, here.host)
    if key not in known:
        identifier, name, language = name_term(context.portal, taxonomy, term, page.language)
        address = context.plan.address(page.site, page.language, TERM_OUTPUT, f"{taxonomy}/{identifier}")
        link = Link(name, address.link_from(here), title_language=language) if address is not None else None
        known[key] = (identifier, link) if link is not None else None
    return known[key]
