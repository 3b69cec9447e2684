"""Builds the values of schema.org properties. The mappings of kinds refer to the forms by name.

Each form builds one sort of value. If it returns an empty value (None, an empty text or list), the property is omitted.
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
from portalgen.render.relations import find_last_valid_day
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
    """The subject of a node: a page as readers see it, or an entry in a group of its fields."""

    context: Context
    site: Site
    page: Page
    address: Address
    values: Mapping[str, Any]
    """The fields of the page. For an entry, the keys of the entry take precedence."""
    images: tuple[ImageView, ...] = ()
    body: str = ""
    """The text of the page as HTML."""
    authors: tuple[str, ...] = ()
    """The authors as displayed on the page."""
    keywords: tuple[str, ...] = ()
    """The subjects of the page."""
    section: str = ""
    """The title of the page's section; empty if it has none."""
    index: int = 0
    """The index of the entry in its group, from 0."""

    @property
    def agency(self) -> Node:
        """The `@id` of the agency of the site."""
        return share_site_nodes(self.context, self.site, self.page.language).agency_reference

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.language

    @property
    def is_over(self) -> bool:
        """True if the item is no longer in force, because its state has lapsed or another item superseded it."""
        states, state = self.page.kind.states, self.context.state_of(self.page)
        return (states is not None and state in states.lapsed) or _status(self) == "superseded"

    def read(self, name: str) -> Any:
        """Return the value of a field. Return None if the field is not set or its value is not confirmed."""
        value = self.values.get(name)
        return None if value == UNCONFIRMED else value


def _status(subject: Subject) -> str:
    return status_of(subject.page, subject.context.graph.at)


Form = Callable[[Subject, SchemaProperty], Any]
"""Returns the value of a property, ready to be encoded as JSON."""


def write_day(value: date) -> str:
    """Return a day or a moment in ISO 8601. A moment has its time zone; a moment at 00:00 is written as a day."""
    if not isinstance(value, datetime):
        return value.isoformat()
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(timespec="seconds")


def identify_node(url: str, anchor: str) -> str:
    """Return the `@id` of a node on the page at `url`. `anchor` may contain a file name."""
    return f"{url}#{encode_file_name(anchor)}"


# Values from the page, its site and its files


def _images(subject: Subject, _: SchemaProperty) -> list[Node]:
    return [build_image(subject.site, each) for each in subject.images]


def build_image(site: Site, image: ImageView) -> Node:
    """Return the node for a picture on a page."""
    node: Node = {"@type": "ImageObject", "url": complete_url(site, image.url)}
    if image.alt:
        node["name"] = image.alt
    return node


def complete_url(site: Site, url: str) -> str:
    """Return `url` as an absolute address. A path is completed with the host of `site`."""
    return f"https://{site.host}{url}" if url.startswith("/") else url


def _author(subject: Subject, _: SchemaProperty) -> Any:
    """Return the authors named on the page, else the agency.

    A source without a named author is an organization: a newspaper.
    """
    if not subject.authors:
        return subject.agency
    publication = (subject.page.fields.get("source") or {}).get("name")
    return [{"@type": "Organization" if name == publication else "Person", "name": name} for name in subject.authors]


def _license(subject: Subject, _: SchemaProperty) -> str:
    if not is_licensed(subject.page, subject.context.graph.at):
        return ""
    return find_terms_url(subject.context, subject.site, subject.language)


def _quoted_source(subject: Subject, _: SchemaProperty) -> Any:
    """Return the source of a quoted page."""
    source = subject.page.fields.get("source")
    if not source:
        return None
    return source.get("url") or {"@type": "CreativeWork", "name": source.get("name") or source.get("author")}


def _modified(subject: Subject, _: SchemaProperty) -> str:
    changed = find_last_update(subject.page, subject.context.graph.at)
    return write_day(changed) if changed is not None else ""


def _description(subject: Subject, _: SchemaProperty) -> str:
    """Return the summary, else title and site: search engines reject a data set without a description."""
    page = subject.page
    return page.summary or f"{page.title} - {subject.site.name(page.language).full}"


def _published(subject: Subject, _: SchemaProperty) -> str:
    published = subject.page.published
    return write_day(published) if published is not None else ""


# Values from a field


def _text(subject: Subject, one: SchemaProperty) -> Any:
    value = subject.read(one.field)
    return value if isinstance(value, str) else str(value) if value is not None else ""


def _day(subject: Subject, one: SchemaProperty) -> str:
    value = subject.values.get(one.field)
    return write_day(value) if value is not None else ""


def _period(subject: Subject, one: SchemaProperty) -> str:
    return _write_period(subject.values.get(one.field), subject.values.get(one.until))


def _write_period(begin: date | None, end: date | None) -> str:
    """Return an ISO 8601 interval, with `..` for an open end as in schema.org.

    Empty if both ends are open or it is reversed.
    """
    if (begin is None and end is None) or (begin is not None and end is not None and end < begin):
        return ""
    return "/".join(write_day(each) if each is not None else ".." for each in (begin, end))


def _validity(subject: Subject, one: SchemaProperty) -> str:
    """Return the period of validity. Empty if the item is no longer in force and its last day is unknown."""
    begin, end = subject.values.get(one.field), subject.values.get(one.until)
    if subject.is_over:
        ends = [each for each in (end, find_last_valid_day(subject.context, subject.page)) if each is not None]
        if not ends:
            return ""
        end = min(ends)
    return _write_period(begin, end)


def _choice(subject: Subject, one: SchemaProperty) -> str:
    field, value = subject.page.kind.field(one.field), subject.values.get(one.field)
    return field.choice_label(value).text(subject.language) if field is not None and value is not None else ""


def _names(subject: Subject, one: SchemaProperty) -> list[str]:
    """Return the names of the terms of a field, or its words."""
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
    """Return the named organizer, else the agency."""
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
    """Return the page's text as the answer."""
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


# Values from another item


def _related(subject: Subject, one: SchemaProperty) -> list[Node]:
    """Return the items to which the page has the relation `one.choice`."""
    relation = _find_relation(subject.page.kind, one)
    if relation is None or not _has_come(subject, relation, one.choice, subject.page.fields):
        return []
    written = (each[relation.to] for each in subject.values.get(one.field) or () if each.get(relation.by) == one.choice)
    return _refer(subject, written)


def _find_relation(kind: Kind | None, one: SchemaProperty) -> Relation | None:
    return next((each for each in kind.relations if each.field == one.field), None) if kind is not None else None


def _has_come(subject: Subject, relation: Relation, choice: str, fields: Mapping[str, Any]) -> bool:
    """Return True if the effect of an item with `fields` on another has occurred.

    A choice without effects counts at once.
    """
    changes = any(effect.relation == choice for effect in relation.effects)
    return not changes or relation.effect_at(fields, subject.context.graph.at)[1]


def _referring(subject: Subject, one: SchemaProperty) -> list[Node]:
    """Return the items with the relation `one.choice` to the page."""
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
    """Return a node for an item that readers can no longer find, with its number and no address; its effect lasts."""
    kind = subject.context.portal.kinds.find(reference.kind)
    return _name_gone(kind, reference.number, reference.number) if reference.number else None


def _name_gone(kind: Kind | None, name: str, number: str) -> Node:
    """Return a node for an item that readers can no longer find."""
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
    """Return a reference to another item.

    An item replaced by a notice is only named: its address no longer shows it.
    """
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


# Values of an occasion


def _find_occasion(subject: Subject) -> Occasion | None:
    found = list_occasions(subject.page.kind.occasions, subject.page.fields)
    return next((each for each in found if each.index == subject.index), None)


def _occasion_start(subject: Subject, _: SchemaProperty) -> str:
    occasion = _find_occasion(subject)
    if occasion is None:
        return ""
    # The hour on the new day is unknown.
    return occasion.new_day.isoformat() if occasion.new_day else _write_moment(occasion.day, occasion.start)


def _occasion_former_start(subject: Subject, _: SchemaProperty) -> str:
    """Return the original start of an occasion postponed to a known day, else an empty text."""
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
    # A moved occasion counts as scheduled: EventRescheduled also requires the former start.
    return SCHEMA_ORG + ("EventCancelled" if occasion.is_cancelled else "EventScheduled")


def _write_moment(day: date, hour: time | None) -> str:
    """Return a day, with its hour if given; unlike in `write_day`, 00:00 is an hour."""
    return datetime.combine(day, hour, VIETNAM).isoformat(timespec="seconds") if hour is not None else day.isoformat()


# Values of an event


def _event_end(subject: Subject, one: SchemaProperty) -> str:
    """Return the end of an event; empty if it would precede the beginning."""
    page = subject.page
    return "" if page.kind.ends_before_it_begins(page.fields) else _day(subject, one)


def _event_status(subject: Subject, one: SchemaProperty) -> str:
    """Return the status of an event by the terms of the property; `EventScheduled` if no change is given."""
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
