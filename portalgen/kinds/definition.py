"""The declaration of a kind, from which checks, schemas, `portalgen new`, pages, lists, filters and states follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from portalgen.frozen import frozen
from portalgen.kinds.occasions import Occasions
from portalgen.kinds.open_period import OpenPeriod, find_open_period
from portalgen.kinds.schema_org import SchemaMapping
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.kinds import kind_checks  # imports the declarations of this module

_UNCONFIRMED: Final = "unconfirmed"
"""A placeholder for a value that the Office has not confirmed yet."""

NATIONAL_PORTAL: Final = "national_portal"
"""A placeholder for details of a service that no legal text gives.

Pages link to the National Public Service Portal instead.
"""

ListStyle = Literal["news", "documents", "people", "plain"]
Order = Literal["date", "weight", "state"]
"""The order of a section's list: newest first, by weights that editors set, or by state (next to close first)."""
Takes = Literal["", "question", "reflection", "opinion", "rating", "survey"]
"""The type of messages that citizens may send about an item. Empty for none."""

RECEIVER_TYPES: Final = frozenset(("line", "text", "email", "telephone", "address"))
"""The field types whose value can contain a destination for messages."""
ALL_SITES: Final = "all"
"""The entry that stands for every site of the portal in the list of sites of a banner."""
PERIOD_TYPES: Final = frozenset(("date", "datetime", "closing_date"))
YEAR_TYPES: Final = PERIOD_TYPES | {"year"}
"""The field types with years by which a list can be filtered."""
FACET_TYPES: Final = YEAR_TYPES | {"choice", "term", "boolean", "reference"}
"""The field types by whose values a list can be filtered. A day is filtered by its year."""


ROW_PARTS: Final = ("title", "summary", "date", "images")
"""The card fields that a list row shows in a separate part."""
PERIOD_STATE: Final = "state"
"""The name of the state of a kind whose states come from period labels, in its card and facets."""
PERIOD_STATES: Final = ("upcoming", "open", "closing_soon", "over")
"""The values of that state, in order. `closing_soon` exists only if the period defines its number of days."""
_PERIOD_LIST_ORDER: Final = ("closing_soon", "open", "upcoming", "over")
"""The states as sorted in lists: first the states in which readers can still act."""


class InvalidKindError(ValueError):
    """Raised for a contradictory declaration of a kind: a programming error, described in English for its author."""


@frozen
class Choice:
    """A value of a field of type `choice`, or a state of a kind."""

    value: str
    label: Bilingual
    inverse: Bilingual | None = None
    """For a choice of a relation: its label at the other end, such as "Amended by"."""


BOOLEAN_CHOICES: Final = (Choice("true", Bilingual("Có", "Yes")), Choice("false", Bilingual("Không", "No")))
"""The two values of a `boolean` field, as choices."""


@frozen
class Field:
    """A key of the front matter."""

    name: str
    type: str
    """The name of a field type, a key of the tables of field types (`content.field_types`)."""
    label: Bilingual
    help: Bilingual
    required: bool = False
    shared: bool = True
    """True if only the original states the value. Translations take it from there and must not contradict it."""
    inherited: bool = False
    """True if a translation without its own value inherits the original's, although the field is not `shared`."""
    is_shown: bool = True
    """True if the page shows it to citizens as a fact."""
    is_list: bool = False
    """True if the value is a list of values of `type`."""
    is_prose: bool = False
    """For a line: True if it is a sentence or title, which gets the same spelling checks as the text."""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    """For a group: its keys."""
    taxonomy: str = ""
    """For a term: the id of its taxonomy."""
    accepts_text: bool = False
    """For a term: True if any text is allowed in a portal that does not declare the taxonomy."""
    kinds: tuple[str, ...] = ()
    """For a reference: the names of the kinds that its target may have; empty for any kind."""
    hosts: tuple[str, ...] = ()
    """For an address: the allowed hosts, with their subdomains; empty for any host."""
    link_text: Bilingual | None = None
    """For an address: the link text, if readers need a better one than the address itself."""
    needs_unit: bool = False
    """For a decimal: True if the number is meaningless without its unit."""
    names_no_person: bool = False
    """For a line: True if it contains an organization or a post, never a person's name."""
    accepts_unconfirmed: bool = False
    """For a line: True if it may be `unconfirmed` until the value is known."""
    minimum: int | None = None
    """For an integer: the minimum."""
    longest: int = 0
    """For a line or text: the maximum number of characters; 0 for no limit."""
    has_happened: bool = False
    """For a day: True if it is the date of a past event, so that it is never in the future."""
    is_one_number: bool = False
    """For a telephone: True if it is a single number, which is shown as a link to call it."""
    needs_time: bool = False
    """For a moment: True if a day alone is not enough and a time is required."""
    names_commune: bool = False
    """True if it contains names of communes, wards and special zones as their own sites use them."""
    example: str = ""
    unless_same_as: str = ""
    """The name of another field of the kind. Values equal to a value of that field are not shown."""
    also: tuple[str, ...] = ()
    """Common names for the key other than its labels. Reports about such names suggest the key."""
    filled_with: Literal["", "title", "agency", "monday", "sunday"] = ""
    """The initial value in `portalgen new`, if the field is required.

    It is the title, the full name of the site's agency, or the first or last day of the week of the page's day.
    """
    days_ahead: int = 0
    """For a required day: the number of days from the page's own day to the value in `portalgen new`."""
    least_entries: int = 1
    """For a list of groups: the number of entries in `portalgen new`, if fewer make no sense."""
    in_new: Literal["", "open", "hint"] = ""
    """For an optional key of a group: `open` adds it to entries of a new page, `hint` adds it as a comment.

    Reports that propose an entry of the group include the `open` keys.
    """
    if_missing: Bilingual | None = None
    """For a required key: advice for authors who do not know the value. Reports show it if the key is missing."""
    is_shown_apart: bool = False
    """True if a separate part of the page shows it (a table, a map, the source at its end) instead of a fact.

    Data files contain it as well.
    """

    def choice_label(self, value: str) -> Bilingual:
        """Return the label of the choice `value`."""
        return label_of_choice(self.choices, value)

    @property
    def holds_references(self) -> bool:
        """True if the field is a reference or contains one."""
        return self.type == "reference" or any(each.holds_references for each in self.fields)

    def below(self, name: str) -> Field | None:
        """For a group: return its key with this name, or None."""
        return next((each for each in self.fields if each.name == name), None)


_NUMBERED: Final = frozenset(("number", "issued"))


def is_numbered(essential_fields: Iterable[str] | None) -> bool:
    """Return True if these are the essential fields of documents that are identified by number and day of issue."""
    return essential_fields is not None and _NUMBERED.issubset(essential_fields)


def label_of_choice(choices: Iterable[Choice], value: str) -> Bilingual:
    """Return the label of the choice `value`, or the value itself if it is not in `choices`."""
    return next((choice.label for choice in choices if choice.value == value), Bilingual(value, value))


@frozen
class FacetField:
    """A filter of the lists of a kind. `field` has a type in `FACET_TYPES`, or is the name of the kind's states."""

    field: str
    segment: Bilingual
    """The segment in the addresses of its lists: `/van-ban/nam/2026/`, `/documents/year/2026/`."""
    label: Bilingual | None = None
    """The label of the filter; None for the label of the field."""
    own_name: str = ""
    """The name of the filter, set if facets of other kinds use the same segment for other values.

    Examples: `/du-an/tinh-trang/`, `/khao-sat/tinh-trang/`.
    """

    @property
    def name(self) -> str:
        """The name of the filter in the search index and in addresses of the search page."""
        return self.own_name or self.segment.en


@frozen
class Period:
    """The fields that state when an item opens and closes.

    If the end has no time, the item is open until the end of that day.
    """

    opens: str
    closes: str
    place: str = ""
    """The field that states the place, if any."""
    change: str = ""
    """The choice that marks an event that will not take place as announced."""
    is_event: bool = False
    """True if items are events: the calendar shows them and, until they are over, home pages list the next ones."""
    labels: tuple[Bilingual, Bilingual, Bilingual] | None = None
    """The labels of items before, during and after the period, if these are the states of the kind."""
    soon: tuple[int, Bilingual] | None = None
    """(days before the end, label) for open items that close soon. Requires `labels`.

    Citizens can act on such an item until its end, so its end appears in the calendar of events.
    """
    is_in_calendar: bool = False
    """True if the calendar of events shows the whole period, although the item is not an event.

    Readers plan around it, for example around a suspension of the portal.
    """
    is_open_ended: bool = False
    """The meaning of a missing day.

    If True, an item without an end continues after its beginning, and an item without a beginning continues until its
    end. Otherwise the first is over at the end of its first day, and the second is upcoming until its end.
    """


@frozen
class BannerFields:
    """The fields of kinds whose items are shown as a banner: first on every page of some sites during their period.

    The banner shows the title and summary. Samples and withdrawn or superseded items are not shown.
    """

    level: str
    """The field that states the level. Its choices are sorted from the most serious down."""
    sites: str
    """The field with the list of sites: `ALL_SITES`, groups of sites, or ids of sites."""
    over: Bilingual
    """The notice at the top of its page after the period; `{until}` is the end. Readers need not act any more."""
    coming: Bilingual | None = None
    """The notice at the top of its page before the period; `{from}` is the beginning. None for no notice."""
    telephone: str = ""
    """The field with the number to call, if any. It is shown only if confirmed."""


@frozen
class Effect:
    """The effect of a relation on its target, which readers of the target must learn first."""

    relation: str
    """The choice of the relation that has this effect."""
    done: Bilingual
    """The words before the items whose effect has begun: "This document was amended by"."""
    coming: Bilingual
    """The words before the items whose effect lies in the future."""
    mark: Bilingual
    """The label next to the title in lists once the effect has begun: "Amended"."""
    ends: bool = False
    """True if the target is no longer valid once the effect has begun."""


@frozen
class Relation:
    """A field that refers to other items. The pages of these targets also show the referring item."""

    field: str
    """The name of the field: a reference, or a group that contains one."""
    to: str = ""
    """For a group: the name of the key that is the reference."""
    by: str = ""
    """For a group: the name of the choice that states the type of relation. Its choices have an `inverse`."""
    label: Bilingual | None = None
    """The label at the other end; None for the label of the field."""
    effects: tuple[Effect, ...] = ()
    """The effects of choices on the target, in the order in which its readers see them."""
    takes_effect: Callable[[Mapping[str, Any], datetime], tuple[date | None, bool]] | None = None
    """Returns (day, True if it has come at the given moment) of the effects of an item with these `States.fields`.

    None if the effects are immediate. The result may change only at moments that `States.turns` returns.
    """
    since_from: str = ""
    """The field, one of `States.fields`, with the day on which the effects begin. Requires `takes_effect`.

    A removal notice states that day in this field alone.
    """

    def effect_at(self, fields: Mapping[str, Any], at: datetime) -> tuple[date | None, bool]:
        """Return (day or None, True if it has come by `at`) for the effects of an item with these fields."""
        return self.takes_effect(fields, at) if self.takes_effect is not None else (None, True)


@frozen
class Referrer:
    """An item that refers to another item by a relation of its kind."""

    relation: str
    """The choice that states the type of relation; empty if there is none."""
    fields: Mapping[str, Any]
    """The fields of its original on which the states of its kind depend (`States.fields`)."""
    is_sample: bool = False
    """True for a sample, which does not affect the state of any other item."""


@frozen
class NewTitle:
    """The title and name of a new item, for kinds whose items are titled by a day."""

    title: Bilingual
    name: str
    """The name of the item's file, which is also part of its address."""


COMING_STATE: Final = "upcoming"
"""The state of an item before its period, if the states come from the period."""


@frozen
class OpenUntil:
    """Words next to the title while citizens can take part in an item, so that lists show the last day."""

    words: Bilingual
    """The words while the item is open; `{until}` is the end of its period: "Góp ý đến {until}"."""
    states: frozenset[str]
    """The states in which citizens can take part."""
    coming: Bilingual | None = None
    """The words before the period; `{from}` is its beginning: "Góp ý từ {from}". None for no words.

    Requires a period with state labels.
    """


DeriveState = Callable[[Mapping[str, Any], tuple[Referrer, ...], datetime], str]
"""Returns the state for (fields, referrers, at): a value of a choice, or empty if unknown.

A page with errors may lack any field, even required ones.
"""


@frozen
class States:
    """The states of an item over time. They are derived for a moment, never taken from the front matter alone."""

    field: str
    """The name of the state. A field with this name, if any, states what cannot be derived."""
    label: Bilingual
    choices: tuple[Choice, ...]
    """The states in display order."""
    derive: DeriveState
    turns: Callable[[Mapping[str, Any]], Iterable[datetime]]
    """Returns the aware moments at which the state of an item, or that of a target, may change, given its fields."""
    fields: tuple[str, ...]
    """The names of the fields that `derive` and `turns` read, also from referrers."""
    lapsed: frozenset[str] = frozenset()
    """The states that rank lower in search results. They are always shown next to the title."""
    unmarked: frozenset[str] = frozenset()
    """The usual states, which search results do not show."""
    within: tuple[tuple[str, str], ...] = ()
    """Pairs (state, wider state). Lists and filters of the wider state include items in the narrower one.

    Items still show their own state.
    """
    list_order: tuple[str, ...] = ()
    """The states in the order of lists with `order="state"`, if it differs from that of `choices`."""

    def rank(self, state: str) -> int:
        """Return the position of a state in the order of lists."""
        order = self.list_order or tuple(choice.value for choice in self.choices)
        return order.index(state) if state in order else len(order)

    def has(self, state: str) -> bool:
        """Return True if `state` is a state of the kind."""
        return any(choice.value == state for choice in self.choices)

    def holding(self, state: str) -> tuple[str, ...]:
        """Return the states whose lists include an item in `state`: the state itself, then its wider state."""
        return (state, *(wider for narrow, wider in self.within if narrow == state))

    def label_of(self, state: str) -> Bilingual:
        """Return the label of a state."""
        return label_of_choice(self.choices, state)


@frozen
class StateDay:
    """A day that a state in the front matter implies (rule KND203)."""

    state: str
    """The state, a value of the field named after the states."""
    day: str
    """The name of the field with the implied day."""
    has_come: bool
    """True if the day must have come in that state. False if it must be today or in the future."""


@frozen
class StateNeeds:
    """The fields that a state in the front matter requires (rule KND219)."""

    state: str
    """The state, a value of the field named after the states."""
    fields: tuple[str, ...]
    """Names of fields, all of which are required."""
    alternatives: tuple[str, ...] = ()
    """Names of fields, at least one of which is required."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of page. Its `own_fields` come before the common fields and replace common fields of the same name.

    Kinds are compared by identity.

    Raises:
        InvalidKindError: The declarations contradict each other.
    """

    name: str
    label: Bilingual
    help: Bilingual
    layout: str
    """The file name in the theme's `layouts/` folder, without suffix."""
    list_style: ListStyle
    order: Order
    duties: tuple[str, ...] = ()
    """The duties of the Regulation (`law.duties.PART_IDS`) that its items fulfil. Reports list missing duties."""
    duties_where: tuple[tuple[str, str | bool, str], ...] = ()
    """(field, choice, duty): duties fulfilled only by items with that choice in the field."""
    duty_fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(duty, fields): duties fulfilled only if all of these fields have confirmed values."""
    issued_by: str = ""
    """The field that names the body that issued the content of an item; empty if none."""
    deadline_class: str = ""
    """The default deadline class of items (QĐ 2111, Art. 8-9); empty if no clock runs."""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    """(flag, class): the deadline class of items whose field `flag` is true."""
    date_from: str = "date"
    """The field that gives the page its date if `date` is missing.

    It is never a day that may be in the future when the item is posted.
    """
    data_theme: str = "GOVE"
    """The theme of its items as open data: a code of the DCAT-AP data themes (`open_data.catalog.vocabularies`)."""
    data_period: tuple[str, str] | None = None
    """The fields with the first and last day that the figures of an item cover."""
    own_fields: tuple[Field, ...] = ()
    common_fields: tuple[Field, ...] = ()
    card: tuple[str, ...] = ("summary", "date")
    """The fields shown in a list row. The name of the states stands for the state.

    Picture, number, title, summary and day have fixed places in a row; the remaining fields follow in order.
    """
    facets: tuple[FacetField, ...] = ()
    period: Period | None = None
    states: States | None = None
    relations: tuple[Relation, ...] = ()
    first_facts: tuple[str, ...] | None = None
    """The fields shown above the body, in order. The remaining facts follow the body. None to show all above it."""
    number_from: str = ""
    """The field with the number by which readers cite and find items; empty if none."""
    summary_from: str = ""
    """The field that search results show instead of the summary, if it has a value."""
    top_level: bool = False
    """True if pages may be directly in the site's folder, outside all sections."""
    is_index: bool = False
    """True for the text above a section's list or a home page, in files named `_index`."""
    is_tombstone: bool = False
    """True for a removal notice, which replaces the removed item. It is found only at its address.

    It may be in any section.
    """
    is_document: bool = False
    """True for an official document: titles may repeat, and the text keeps the form of the original paper."""
    maker_field: str = ""
    """The field with the author of the content, if authors may differ from the publisher; empty otherwise.

    Such items are public by law, and the site gives no licence for them.
    """
    is_person: bool = False
    """True if items describe an office holder, possibly with a date of birth."""
    is_report: bool = False
    """True if items report an event.

    They state their source, and appear on the main home page among the news of other sites.
    """
    must_be_public: bool = False
    """True if an agency must publish the items on its own initiative (NĐ 13/2018 Art. 11, QĐ 2111 Art. 7).

    They are in the list of information that must be public, unless their front matter excludes them.
    """
    is_named_by_section: bool = False
    """True if readers know items by the name of their section (Notices) rather than their kind (News)."""
    needs_summary: bool = False
    """True if items need a summary, by which readers find them in lists."""
    short_card: tuple[str, ...] = ()
    """The card fields that the short rows of home pages show in addition to the state."""
    lead_facet: str = ""
    """The field of the facet that is shown open above a list, or the name of the states: projects by state.

    Each declared value has a list as long as the kind has any item, so that addresses do not disappear over time.
    """
    in_order: tuple[tuple[str, ...], ...] = ()
    """Names of day fields in order. It is an error if a field has an earlier day than a field before it."""
    unique_by: tuple[str, ...] = ()
    """The fields whose values together identify an item. Two items of a site with equal values are duplicates."""
    state_days: tuple[StateDay, ...] = ()
    """The days that states in the front matter imply."""
    state_needs: tuple[StateNeeds, ...] = ()
    """The fields that states in the front matter require."""
    needs_review: bool = False
    """True if items are public for a limited time.

    Their front matter states the day of their review, or of their removal from the site.
    """
    takes: Takes = ""
    """The type of messages that citizens may send. The page shows the destination and the item's reference code."""
    takes_in: frozenset[str] = frozenset()
    """The states in which messages are accepted; empty for all states."""
    is_citizen_message: bool = False
    """True if each item is itself a citizen's message.

    Its page accepts additions, and the list of its section shows the destination of new messages.
    """
    body_title: Bilingual | None = None
    """The heading above the body; None if the title of the page is enough."""
    citizen_fields: tuple[str, ...] = ()
    """The fields with citizens' words, or replies to them. They must not contain names or home addresses."""
    citizen_body: bool = False
    """True if the body must not contain names or home addresses either, such as the answer to a question."""
    occasions: Occasions | None = None
    """The group whose entries are occasions, each on its own day. They are shown in a table and a calendar."""
    new_title: Callable[[date], NewTitle] | None = None
    """Returns the title and name of an item for a day, used by `portalgen new`. None if editors give every title."""
    takes_at: tuple[str, ...] = ()
    """The fields with an item's own destination for messages, which replaces the configured one."""
    addressee: str = ""
    """The field with the addressee there, shown above the ways of sending. It is no destination by itself."""
    lists_channels: bool = False
    """True if the page shows the configured official channels."""
    hinted_fields: tuple[str, ...] = ()
    """Common fields that a new page offers as comments, in addition to the fields offered on every new page."""
    essential_fields: tuple[str, ...] | None = None
    """The fields without which an item does not count as published, in addition to a text or an attached file.

    Announcing a later text does not keep a time limit (QĐ 2111, Art. 8-9). None if any content is enough.
    """
    schema_org: SchemaMapping | None = None
    """The description of items in terms of schema.org, for search engines. None for plain web pages."""
    open_until: OpenUntil | None = None
    """The words next to the title while citizens can take part in an item. None for no words."""
    banner: BannerFields | None = None
    """The banner that items show during their period on every page of the sites that they name. None for no banner."""
    folds_facts: bool = False
    """True if the page folds the facts outside `first_facts`, because these interest few readers."""
    panels_first: bool = False
    """True if the page begins with the panels, above facts and body, because readers come for them."""
    body_first: bool = False
    """True if the page begins with the body, since it gives instructions.

    Only `first_facts` are above it; there is no table of contents, and the remaining facts follow.
    """
    fields: tuple[Field, ...] = field(init=False)
    """All fields: id, kind, title and summary, then the kind's own fields, then the remaining common fields."""
    terms: tuple[Field, ...] = field(init=False, repr=False)
    """The fields whose values are terms of a taxonomy."""
    references: tuple[Field, ...] = field(init=False, repr=False)
    """The fields that are references, and the groups that contain references."""
    _by_name: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        own = {each.name: each for each in self.own_fields}
        head = tuple(own.pop(each.name, each) for each in self.common_fields[:4])
        rest = tuple(each for each in self.common_fields[4:] if each.name not in own)
        object.__setattr__(self, "fields", (*head, *own.values(), *rest))
        object.__setattr__(self, "terms", tuple(each for each in self.fields if each.taxonomy))
        object.__setattr__(self, "references", tuple(each for each in self.fields if each.holds_references))
        object.__setattr__(self, "_by_name", {each.name: each for each in self.fields})
        if self.states is None and self.period is not None and self.period.labels is not None:
            object.__setattr__(self, "states", _states_of_period(self, self.period, self.period.labels))
        kind_checks.check_kind(self)

    def find_period(self, fields: Mapping[str, Any]) -> OpenPeriod | None:
        """Return the period of an item with these fields. Return None if the kind has no period or no day is known."""
        period = self.period
        if period is None or (fields.get(period.opens) is None and fields.get(period.closes) is None):
            return None
        is_exact = self._by_name[period.closes].type == "closing_date"
        return find_open_period(
            fields, period.opens, period.closes, is_exact=is_exact, is_open_ended=period.is_open_ended
        )

    def find_change(self, fields: Mapping[str, Any]) -> Choice | None:
        """Return the choice that says why the event does not take place as announced. Return None if it does."""
        value = fields.get(self.period.change) if self.period is not None else None
        field = self.field(self.period.change) if self.period is not None and value is not None else None
        return next((each for each in field.choices if each.value == value), None) if field is not None else None

    def ends_before_it_begins(self, fields: Mapping[str, Any]) -> bool:
        """Return True if the end of the period is before its beginning. An end without a time is the end of its day."""
        found = self.find_period(fields)
        if found is None or found.begin is None or found.end is None or self.period is None:
            return False
        if fields.get(self.period.closes) is None:
            return False
        is_moment = fields[self.period.opens] == fields[self.period.closes]
        return found.end < found.begin or (found.end == found.begin and not is_moment)

    def field(self, name: str) -> Field | None:
        """Return the field with this name, or None."""
        return self._by_name.get(name)

    def list_duties(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the duties that an item with these fields fulfils."""
        needs = dict(self.duty_fields)
        listed = (*self.duties, *(duty for name, choice, duty in self.duties_where if fields.get(name) == choice))
        return tuple(each for each in listed if all(map(_is_given, map(fields.get, needs.get(each, ())))))

    def facet(self, name: str) -> FacetField | None:
        """Return the facet with this name, or None."""
        return next((each for each in self.facets if each.name == name), None)

    def facet_of(self, field: str) -> FacetField | None:
        """Return the facet whose field has this name, or None."""
        return next((each for each in self.facets if each.field == field), None)

    def lapsed_label(self, state: str) -> Bilingual | None:
        """Return the label shown next to the title of an item in `state`, or None if it needs no label."""
        return self.states.label_of(state) if self.states is not None and state in self.states.lapsed else None

    def choices_of_facet(self, facet: FacetField) -> tuple[Choice, ...]:
        """Return the declared values of a facet in order: states, choices, or yes and no.

        Return none for fields of other types.
        """
        if self.states is not None and facet.field == self.states.field:
            return self.states.choices
        declared = self._by_name[facet.field]
        return BOOLEAN_CHOICES if declared.type == "boolean" else declared.choices

    def label_of_facet(self, facet: FacetField) -> Bilingual:
        """Return the label of the facet: its own label, or that of the states or of its field."""
        if facet.label is not None:
            return facet.label
        if self.states is not None and facet.field == self.states.field:
            return self.states.label
        return self._by_name[facet.field].label


def _is_given(value: object) -> bool:
    """Return True if a field has a confirmed value."""
    return value not in (None, "", (), _UNCONFIRMED)


def _states_of_period(kind: Kind, period: Period, labels: tuple[Bilingual, Bilingual, Bilingual]) -> States:
    """Return the states of an item by its kind's period."""
    soon = period.soon
    named = dict(zip((COMING_STATE, "open", "over"), labels, strict=True))
    if soon is not None:
        named["closing_soon"] = soon[1]

    def derive(fields: Mapping[str, Any], _: tuple[Referrer, ...], at: datetime) -> str:
        found = kind.find_period(fields)
        if found is None:
            return ""
        if found.has_ended(at):
            return "over"
        if found.begin > at if found.begin is not None else not period.is_open_ended:
            return COMING_STATE
        near = _days_before(found.end, soon[0]) if soon is not None and found.end is not None else None
        return "closing_soon" if near is not None and at >= near else "open"

    def turns(fields: Mapping[str, Any]) -> Iterable[datetime]:
        found = kind.find_period(fields)
        if found is None:
            return ()
        near = _days_before(found.end, soon[0]) if soon is not None and found.end is not None else None
        return filter(None, (found.begin, near, found.end))

    return States(
        field=PERIOD_STATE,
        label=Bilingual("Tình trạng", "State"),
        choices=tuple(Choice(value, named[value]) for value in PERIOD_STATES if value in named),
        derive=derive,
        turns=turns,
        fields=(period.opens, period.closes),
        lapsed=frozenset(("over",)),
        within=(("closing_soon", "open"),) if soon is not None else (),
        list_order=tuple(value for value in _PERIOD_LIST_ORDER if value in named),
    )


def _days_before(moment: datetime, days: int) -> datetime:
    """Return the moment `days` days earlier, or `moment` itself if out of range, which means a typing error."""
    try:
        return moment - timedelta(days=days)
    except OverflowError:
        return moment
