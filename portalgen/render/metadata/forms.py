"""How the value of a property of schema.org is made and written: one entry a form, by which the kinds' mappings name it.

A form that gives nothing (None, an empty text or list) leaves the property out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from html import unescape
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.portal import Site
from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import status_of
from portalgen.graph.references import ItemReference
from portalgen.kinds.definition import Kind, Relation
from portalgen.kinds.occasions import Occasion, list_occasions
from portalgen.kinds.schema_org import SchemaProperty
from portalgen.law.calendar import VIETNAM
from portalgen.plan.model import Address
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.metadata.page_facts import find_last_update, find_terms_url, is_licensed
from portalgen.render.metadata.site_nodes import Node, build_area, share_site_nodes
from portalgen.render.presenters import name_term
from portalgen.render.relations import find_end
from portalgen.render.views.files import ImageView
from portalgen.text.web_addresses import encode_file_name

SCHEMA_ORG: Final = "https://schema.org/"
_WITHIN_WORDS: Final = re.compile(r"</?(?:a|abbr|b|bdi|code|em|i|mark|s|small|span|strong|sub|sup|time)\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")
_DATA_TYPES: Final = MappingProxyType(
    {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}
)


@frozen
class Subject:
    """What a node is made from: a page that readers see, or an entry of one of its groups."""

    context: Context
    site: Site
    page: Page
    address: Address
    values: Mapping[str, Any]
    """The fields; of an entry its keys before the fields of the page."""
    images: tuple[ImageView, ...] = ()
    body: str = ""
    """The HTML of the page's text."""
    authors: tuple[str, ...] = ()
    """Who wrote it, as the page shows that."""
    keywords: tuple[str, ...] = ()
    """What it is about."""
    section: str = ""
    """The title of the section that it stands in; empty for none."""
    index: int = 0
    """The place of the entry in its group, from 0."""

    @property
    def agency(self) -> Node:
        """The `@id` of the agency of the site."""
        return share_site_nodes(self.context, self.site, self.page.language).agency_reference

    @property
    def language(self) -> str:
        """That of the page."""
        return self.page.language

    @property
    def is_over(self) -> bool:
        """Whether the item holds no longer: by its state, or since another took its place."""
        states, state = self.page.kind.states, self.context.state_of(self.page)
        return (states is not None and state in states.lapsed) or _status(self) == "superseded"

    def read(self, name: str) -> Any:
        """The value of a field; None for what is not set, and for what is not confirmed."""
        value = self.values.get(name)
        return None if value == UNCONFIRMED else value


def _status(subject: Subject) -> str:
    return status_of(subject.page, subject.context.graph.at)


Form = Callable[[Subject, SchemaProperty], Any]
"""Returns the value of a property as JSON has it."""


def write_day(value: date) -> str:
    """A day, or a moment with its zone; 00:00 stands for a day without an hour."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds")


def identify_node(url: str, anchor: str) -> str:
    """The `@id` of a node of a page; the name of a file may be in it."""
    return f"{url}#{encode_file_name(anchor)}"


# From the page, its site and its files


def _images(subject: Subject, _: SchemaProperty) -> list[Node]:
    return [build_image(subject.site, each) for each in subject.images]


def build_image(site: Site, image: ImageView) -> Node:
    """A picture of a page."""
    node: Node = {"@type": "ImageObject", "url": complete_url(site, image.url)}
    if image.alt:
        node["name"] = image.alt
    return node


def complete_url(site: Site, url: str) -> str:
    """An address of a page of `site` as it is read from elsewhere."""
    return f"https://{site.host}{url}" if url.startswith("/") else url


def _author(subject: Subject, _: SchemaProperty) -> Any:
    """Who the page says wrote it; else the agency. A source that names no author is an organization: a newspaper."""
    if not subject.authors:
        return subject.agency
    publication = (subject.page.fields.get("source") or {}).get("name")
    return [{"@type": "Organization" if name == publication else "Person", "name": name} for name in subject.authors]


def _license(subject: Subject, _: SchemaProperty) -> str:
    if not is_licensed(subject.page, subject.context.graph.at):
        return ""
    return find_terms_url(subject.context, subject.site, subject.language)


def _quoted_source(subject: Subject, _: SchemaProperty) -> Any:
    """What a quoted page was taken from."""
    source = subject.page.fields.get("source")
    if not source:
        return None
    return source.get("url") or {"@type": "CreativeWork", "name": source.get("name") or source.get("author")}


def _modified(subject: Subject, _: SchemaProperty) -> str:
    changed = find_last_update(subject.page, subject.context.graph.at)
    return write_day(changed) if changed is not None else ""


def _description(subject: Subject, _: SchemaProperty) -> str:
    """The summary, without which search engines do not take a data set; else what it is and whose."""
    page = subject.page
    return page.summary or f"{page.title} - {subject.site.name(page.language).full}"


def _published(subject: Subject, _: SchemaProperty) -> str:
    published = subject.page.published
    return write_day(published) if published is not None else ""


# From a field


def _text(subject: Subject, one: SchemaProperty) -> Any:
    value = subject.read(one.field)
    return value if isinstance(value, str) else str(value) if value is not None else ""


def _day(subject: Subject, one: SchemaProperty) -> str:
    value = subject.values.get(one.field)
    return write_day(value) if value is not None else ""


def _period(subject: Subject, one: SchemaProperty) -> str:
    return _write_period(subject.values.get(one.field), subject.values.get(one.until))


def _write_period(begin: date | None, end: date | None) -> str:
    """An interval of ISO 8601; `..` where it is open, as schema.org has it. Empty where both ends are, or it is reversed."""
    if (begin is None and end is None) or (begin is not None and end is not None and end < begin):
        return ""
    return "/".join(write_day(each) if each is not None else ".." for each in (begin, end))


def _validity(subject: Subject, one: SchemaProperty) -> str:
    """When an item holds. Of one that holds no longer that is not said where its last day is not known."""
    begin, end = subject.values.get(one.field), subject.values.get(one.until)
    if subject.is_over:
        ends = [each for each in (end, find_end(subject.context, subject.page)) if each is not None]
        if not ends:
            return ""
        end = min(ends)
    return _write_period(begin, end)


def _choice(subject: Subject, one: SchemaProperty) -> str:
    field, value = subject.page.kind.field(one.field), subject.values.get(one.field)
    return field.choice_label(value).text(subject.language) if field is not None and value is not None else ""


def _names(subject: Subject, one: SchemaProperty) -> list[str]:
    """The names of the terms, or the words, of a field."""
    field, value = subject.page.kind.field(one.field), subject.values.get(one.field)
    if value is None or field is None:
        return []
    written = value if isinstance(value, tuple | list) else (value,)
    if not field.taxonomy:
        return [str(each) for each in written]
    return [name_term(subject.context.portal, field.taxonomy, each, subject.language)[1] for each in written]


def _organization(type_name: str) -> Form:
    def make(subject: Subject, one: SchemaProperty) -> Any:
        own = {name.full for _, name in subject.site.names}
        return [
            subject.agency if name in own else {"@type": type_name, "name": name}
            for name in (_names(subject, one) if subject.page.kind.field(one.field) else [_text(subject, one)])
            if name
        ]

    return make


def _organizer(subject: Subject, one: SchemaProperty) -> Any:
    """Who is named, else the agency."""
    return _named_organization(subject, one) or subject.agency


def _place(subject: Subject, one: SchemaProperty) -> list[Node]:
    name = subject.read(one.field)
    return [{"@type": "Place", "name": name, "address": name}] if name else []


def _places(subject: Subject, one: SchemaProperty) -> list[Node]:
    return [{"@type": "Place", "name": name} for name in _names(subject, one)]


def _place_or_area(subject: Subject, one: SchemaProperty) -> Any:
    return _places(subject, one) or build_area(subject.site, subject.language)


def _online_place(subject: Subject, one: SchemaProperty) -> Node:
    return {"@type": "VirtualLocation", "url": subject.read(one.field) or subject.address.url}


def _service_channel(subject: Subject, one: SchemaProperty) -> Any:
    url = subject.read(one.field)
    return {"@type": "ServiceChannel", "serviceUrl": url} if url else None


def _audience(subject: Subject, one: SchemaProperty) -> Any:
    label = _choice(subject, one)
    return {"@type": "Audience", "audienceType": label} if label else None


def _state(subject: Subject, one: SchemaProperty) -> str:
    term = dict(one.terms).get(subject.context.state_of(subject.page) or _status(subject))
    return SCHEMA_ORG + term if term else ""


def _download(subject: Subject, one: SchemaProperty) -> Node:
    file = subject.values[one.field]
    ending = file.rpartition(".")[2].lower()
    node: Node = {"@type": "DataDownload", "contentUrl": subject.context.file_address(subject.page, file).url}
    if ending in _DATA_TYPES:
        node["encodingFormat"] = _DATA_TYPES[ending]
    return node


def _measured(subject: Subject, one: SchemaProperty) -> Any:
    unit = subject.values.get(one.until)
    return {"@type": "PropertyValue", "name": _text(subject, one), "unitText": unit} if unit else None


def _answer(subject: Subject, one: SchemaProperty) -> Any:
    """The page's text, which is the answer."""
    text = _read_body(subject)
    if not text:
        return None
    node: Node = {"@type": "Answer", "text": text, "url": subject.address.url}
    day = _day(subject, one)
    return {**node, "dateCreated": day} if day else node


def _answer_count(subject: Subject, _: SchemaProperty) -> int:
    return 1 if _read_body(subject) else 0


def _read_body(subject: Subject) -> str:
    return " ".join(unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", subject.body))).split())


# From another item


def _related(subject: Subject, one: SchemaProperty) -> list[Node]:
    """The items that the page names in a relation by this choice."""
    relation = _find_relation(subject.page.kind, one)
    if relation is None or not _has_come(subject, relation, one.choice, subject.page.fields):
        return []
    written = (each[relation.to] for each in subject.values.get(one.field) or () if each.get(relation.by) == one.choice)
    return _refer(subject, written)


def _find_relation(kind: Kind | None, one: SchemaProperty) -> Relation | None:
    return next((each for each in kind.relations if each.field == one.field), None) if kind is not None else None


def _has_come(subject: Subject, relation: Relation, choice: str, fields: Mapping[str, Any]) -> bool:
    """Whether what an item with `fields` does to another by a choice is done; what changes nothing is so at once."""
    changes = any(effect.relation == choice for effect in relation.effects)
    return not changes or relation.effect_at(fields, subject.context.graph.at)[1]


def _referring(subject: Subject, one: SchemaProperty) -> list[Node]:
    """The items of the kind that name the page in a relation by this choice."""
    references = [
        each
        for each in subject.context.graph.references.get(subject.page.id, ())
        if each.referrer.relation == one.choice and each.field == one.field and _is_told(subject, each, one)
    ]
    gone = (_build_gone_reference(subject, each) for each in references if each.is_gone)
    shown = _refer(subject, (each.id for each in references if not each.is_gone))
    return [*shown, *(each for each in gone if each is not None)]


def _is_told(subject: Subject, reference: ItemReference, one: SchemaProperty) -> bool:
    relation = _find_relation(subject.context.portal.kinds.find(reference.kind), one)
    if relation is None or reference.referrer.is_sample:
        return False
    return _has_come(subject, relation, one.choice, reference.referrer.fields)


def _build_gone_reference(subject: Subject, reference: ItemReference) -> Node | None:
    """What readers find no more, and what it did lasts: by its number, as the page names it, and without an address."""
    kind = subject.context.portal.kinds.find(reference.kind)
    return _name_gone(kind, reference.number, reference.number) if reference.number else None


def _name_gone(kind: Kind | None, name: str, number: str) -> Node:
    """An item that readers find no more."""
    mapping = kind.schema_org if kind is not None else None
    if kind is None or mapping is None:
        return {"@type": "CreativeWork", "name": name}
    cited = (one.name for one in mapping.properties if number and one.field == kind.number_from)
    return {"@type": mapping.type, "name": name, **dict.fromkeys(cited, number)}


def _refer(subject: Subject, identifiers: Iterable[str]) -> list[Node]:
    targets = (subject.context.targets.item(each, subject.language) for each in dict.fromkeys(identifiers))
    return [
        _build_reference(subject, each)
        for each in targets
        if each is not None and not each.is_sample and each.status != "withdrawn"
    ]


def _build_reference(subject: Subject, target: ResolvedTarget) -> Node:
    """Another item; of one in whose place there is a notice what it was called, since nothing of it is at the address."""
    kind = subject.context.portal.kinds.find(target.kind)
    mapping = kind.schema_org if kind is not None else None
    if target.status in ("expired", "removed"):
        return _name_gone(kind, target.title, target.number)
    if mapping is None or mapping.each:
        return {"@type": "WebPage", "@id": target.url, "name": target.title}
    return {
        "@type": mapping.type,
        "@id": identify_node(target.url, mapping.anchor),
        "name": target.title,
        "url": target.url,
    }


# Of an occasion


def _find_occasion(subject: Subject) -> Occasion | None:
    found = list_occasions(subject.page.kind.occasions, subject.page.fields)
    return next((each for each in found if each.index == subject.index), None)


def _occasion_start(subject: Subject, _: SchemaProperty) -> str:
    occasion = _find_occasion(subject)
    if occasion is None:
        return ""
    return occasion.new_day.isoformat() if occasion.new_day else _write_moment(occasion.day, occasion.start)


def _occasion_former_start(subject: Subject, _: SchemaProperty) -> str:
    """Of what is postponed to a day that is set, and only of that: the hour of that day is not known."""
    occasion = _find_occasion(subject)
    return _write_moment(occasion.day, occasion.start) if occasion is not None and occasion.new_day else ""


def _occasion_end(subject: Subject, _: SchemaProperty) -> str:
    occasion = _find_occasion(subject)
    if occasion is None or occasion.end is None or occasion.ends_before_it_begins or occasion.new_day:
        return ""
    return _write_moment(occasion.day, occasion.end)


def _occasion_status(subject: Subject, _: SchemaProperty) -> str:
    occasion = _find_occasion(subject)
    if occasion is None:
        return ""
    if occasion.is_postponed:
        return SCHEMA_ORG + ("EventRescheduled" if occasion.new_day else "EventPostponed")
    # One that was moved is scheduled again: EventRescheduled is for those whose former beginning is said as well.
    return SCHEMA_ORG + ("EventCancelled" if occasion.is_cancelled else "EventScheduled")


def _write_moment(day: date, hour: time | None) -> str:
    """A day, with an hour that was given: 00:00 is one then."""
    return datetime.combine(day, hour, VIETNAM).isoformat(timespec="seconds") if hour is not None else day.isoformat()


# Of an event


def _event_end(subject: Subject, one: SchemaProperty) -> str:
    """When it ends; nothing where that would be before it begins."""
    page = subject.page
    return "" if page.kind.ends_before_it_begins(page.fields) else _day(subject, one)


def _event_status(subject: Subject, one: SchemaProperty) -> str:
    """Why it does not take place, by the terms of the property; one of which nothing is said does."""
    change = subject.page.kind.find_change(subject.page.fields)
    return SCHEMA_ORG + dict(one.terms).get(change.value if change is not None else "", "EventScheduled")


def _always(value: Any) -> Form:
    return lambda _subject, _one: value


_named_organization: Final = _organization("Organization")

PROPERTY_FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {
        "title": lambda subject, _: subject.page.title,
        "summary": lambda subject, _: subject.page.summary,
        "description": _description,
        "url": lambda subject, _: subject.address.url,
        "language": lambda subject, _: subject.page.language,
        "published": _published,
        "modified": _modified,
        "publisher": lambda subject, _: subject.agency,
        "author": _author,
        "images": _images,
        "section": lambda subject, _: subject.section,
        "keywords": lambda subject, _: list(subject.keywords),
        "quoted_source": _quoted_source,
        "license": _license,
        "area": lambda subject, _: build_area(subject.site, subject.page.language),
        "position": lambda subject, _: subject.index + 1,
        "text": _text,
        "day": _day,
        "period": _period,
        "validity": _validity,
        "choice": _choice,
        "term": _names,
        "agency": _organization("GovernmentOrganization"),
        "organization": _named_organization,
        "organizer": _organizer,
        "place": _place,
        "places": _places,
        "place_or_area": _place_or_area,
        "online_place": _online_place,
        "service_channel": _service_channel,
        "audience": _audience,
        "state": _state,
        "download": _download,
        "measured": _measured,
        "answer": _answer,
        "answer_count": _answer_count,
        "event_end": _event_end,
        "event_status": _event_status,
        "online": _always(f"{SCHEMA_ORG}OnlineEventAttendanceMode"),
        "related": _related,
        "referring": _referring,
        "occasion_start": _occasion_start,
        "occasion_end": _occasion_end,
        "occasion_status": _occasion_status,
        "occasion_former_start": _occasion_former_start,
    }
)
