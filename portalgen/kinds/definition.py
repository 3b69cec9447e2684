"""The declaration of a kind: the basis of checks, schemas, `portalgen new`, pages, lists, filters and states."""

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
"""Placeholder for a value not yet confirmed by the Office."""

NATIONAL_PORTAL: Final = "national_portal"
"""Placeholder for details of a service without a legal text; pages link to the National Public Service Portal."""

ListStyle = Literal["news", "documents", "people", "plain"]
Order = Literal["date", "weight", "state"]
"""Order of a section's list: newest first, by editors' weights, or by state with the next to close first."""
Takes = Literal["", "question", "reflection", "opinion", "rating", "survey"]
"""Type of messages that citizens may send about an item."""

RECEIVER_TYPES: Final = frozenset(("line", "text", "email", "telephone", "address"))
"""Field types that can contain a destination for messages."""
ALL_SITES: Final = "all"
"""Entry for every site of the portal in the list of sites of a banner."""
PERIOD_TYPES: Final = frozenset(("date", "datetime", "closing_date"))
YEAR_TYPES: Final = PERIOD_TYPES | {"year"}
"""Field types with years that can filter a list."""
FACET_TYPES: Final = YEAR_TYPES | {"choice", "term", "boolean", "reference"}
"""Field types with values that can filter a list; a day is filtered by its year."""


ROW_PARTS: Final = ("title", "summary", "date", "images")
"""Card fields with a separate part in a list row."""
PERIOD_STATE: Final = "state"
"""Name of the state of a kind with period labels, in its card and facets."""
PERIOD_STATES: Final = ("upcoming", "open", "closing_soon", "over")
"""Values of that state, in order; `closing_soon` only if the period defines its number of days."""
_PERIOD_LIST_ORDER: Final = ("closing_soon", "open", "upcoming", "over")
"""The states as sorted in lists: first the states in which readers can still act."""


class InvalidKindError(ValueError):
    """A contradictory declaration of a kind: a programming error, described in English for its author."""


@frozen
class Choice:
    """A value of a field of type `choice`, or a state of a kind."""

    value: str
    label: Bilingual
    inverse: Bilingual | None = None
    """Of a relation: its label at the other end, such as "Amended by"."""


BOOLEAN_CHOICES: Final = (Choice("true", Bilingual("Có", "Yes")), Choice("false", Bilingual("Không", "No")))
"""The two values of a field of type `boolean`."""


@frozen
class Field:
    """A key of the front matter."""

    name: str
    type: str
    """A key of the tables of field types (`content.field_types`)."""
    label: Bilingual
    help: Bilingual
    required: bool = False
    shared: bool = True
    """In the original only: translations take the value from there and must not contradict it."""
    inherited: bool = False
    """Not shared, but inherited from the original by translations without their own value."""
    is_shown: bool = True
    """True if the page shows it to citizens as a fact."""
    is_list: bool = False
    """A list of these."""
    is_prose: bool = False
    """Of a line: a sentence or title, with the same spelling checks as the text."""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    """The keys of a group."""
    taxonomy: str = ""
    """Of a term: its taxonomy."""
    accepts_text: bool = False
    """Of a term: any text is allowed if the portal does not declare the taxonomy."""
    kinds: tuple[str, ...] = ()
    """Of a reference: the kinds of items allowed as targets; empty for any."""
    hosts: tuple[str, ...] = ()
    """Of an address: the allowed hosts and their subdomains; empty for any."""
    link_text: Bilingual | None = None
    """Of an address: the link text, which tells readers more than the address."""
    needs_unit: bool = False
    """Of a decimal: the number is meaningless without its unit."""
    names_no_person: bool = False
    """Of a line: contains an organization or a post, never a person's name."""
    accepts_unconfirmed: bool = False
    """Of a line: may be `unconfirmed` until the value is known."""
    minimum: int | None = None
    """Of an integer: the minimum."""
    longest: int = 0
    """Of a line or text: the maximum number of characters; 0 for no limit."""
    has_happened: bool = False
    """Of a day: the date of a past event, never in the future."""
    is_one_number: bool = False
    """Of a telephone: a single number, shown as a link to call it."""
    needs_time: bool = False
    """Of a moment: requires a time, not only a day."""
    names_commune: bool = False
    """Contains names of communes, wards and special zones, as used by their sites."""
    example: str = ""
    unless_same_as: str = ""
    """Another field of the kind: equal values of this field, or equal entries of this list, are not shown."""
    also: tuple[str, ...] = ()
    """Common names for it besides its labels; reports about these names suggest the key."""
    filled_with: Literal["", "title", "agency", "monday", "sunday"] = ""
    """Initial value in `portalgen new`, if required.

    The title, the full name of the site's agency, or the first or last day of the week of the page's day.
    """
    days_ahead: int = 0
    """Of a required day: its distance from the page's own day in `portalgen new`, in days."""
    new_file: Bilingual | None = None
    """Of a required file: the text of the file that `portalgen new` creates beside the page, named by the example."""
    least_entries: int = 1
    """Of a list of groups: the number of entries in `portalgen new`, if fewer make no sense."""
    in_new: Literal["", "open", "hint"] = ""
    """Of an optional key of a group: `open` adds it to entries of a new page, `hint` offers it behind a #.

    Proposals in reports for the group include open keys.
    """
    if_missing: Bilingual | None = None
    """Of a required key: the advice for an unknown value, shown in reports if the key is missing."""
    is_shown_apart: bool = False
    """Shown by a separate part of the page (a table, a map, the source at its end), not as a fact.

    Data files contain it as well.
    """

    def choice_label(self, value: str) -> Bilingual:
        """Return the label of the choice `value`."""
        return label_of_choice(self.choices, value)

    @property
    def holds_references(self) -> bool:
        """True if the field is, or contains, a reference."""
        return self.type == "reference" or any(each.holds_references for each in self.fields)

    def below(self, name: str) -> Field | None:
        """Return the key `name` of a group, or None."""
        return next((each for each in self.fields if each.name == name), None)


_NUMBERED: Final = frozenset(("number", "issued"))


def is_numbered(essential_fields: Iterable[str] | None) -> bool:
    """Return True if these are the essential fields of documents, identified by number and day of issue."""
    return essential_fields is not None and _NUMBERED.issubset(essential_fields)


def label_of_choice(choices: Iterable[Choice], value: str) -> Bilingual:
    """Return the label of the choice `value`, or the value itself if it is not in `choices`."""
    return next((choice.label for choice in choices if choice.value == value), Bilingual(value, value))


@frozen
class FacetField:
    """A filter of a kind's lists: a field of a type in `FACET_TYPES`, or the name of the kind's states."""

    field: str
    segment: Bilingual
    """Segment of the addresses of its lists: `/van-ban/nam/2026/`, `/documents/year/2026/`."""
    label: Bilingual | None = None
    """None for the label of the field."""
    own_name: str = ""
    """Set if other kinds' facets use the same segment for other values.

    Examples: `/du-an/tinh-trang/`, `/khao-sat/tinh-trang/`.
    """

    @property
    def name(self) -> str:
        """Name of the filter in the search index and in addresses of the search page."""
        return self.own_name or self.segment.en


@frozen
class Period:
    """The fields that open and close an item. If the end has no hour, the item is over at the end of that day."""

    opens: str
    closes: str
    place: str = ""
    """The field with the place, if any."""
    change: str = ""
    """The choice that marks an event not taking place as announced."""
    is_event: bool = False
    """True if items appear in the calendar of events and, until they are over, among the next events on home pages."""
    labels: tuple[Bilingual, Bilingual, Bilingual] | None = None
    """Labels of items before, during and after the period, if these are the states of the kind."""
    soon: tuple[int, Bilingual] | None = None
    """(days before the end, label) of open items closing soon; needs `labels`.

    Citizens can act on such an item until its end, so its end appears in the calendar of events.
    """
    is_in_calendar: bool = False
    """True if the whole period appears in the calendar of events without being an event.

    Readers plan around it, as around a suspension of the portal.
    """
    is_open_ended: bool = False
    """Meaning of a missing day.

    If True, an item without an end continues after its beginning, and an item without a beginning continues until its
    end. Otherwise the first is over at the end of its first day, and the second is upcoming until its end.
    """


@frozen
class BannerFields:
    """The fields of an item shown first on every page of some sites during its period, with title and summary.

    Samples and withdrawn or superseded items are not shown.
    """

    level: str
    """The choice of the level; its choices are sorted from the gravest down."""
    sites: str
    """The list of sites: `ALL_SITES`, groups of sites, ids of sites."""
    over: Bilingual
    """Notice at the top of its page after the period, with `{until}` for the end: readers no longer act on it."""
    coming: Bilingual | None = None
    """Notice at the top of its page before the period, with `{from}` for the beginning: it is not under way yet."""
    telephone: str = ""
    """The field with the number to call, if any; shown only if confirmed."""


@frozen
class Effect:
    """The effect of a relation on its target; readers of the target must know it first."""

    relation: str
    """The choice of the relation."""
    done: Bilingual
    """The words before the items with a past effect: "This document was amended by"."""
    coming: Bilingual
    """The words before the items with a future effect."""
    mark: Bilingual
    """Mark beside the title in lists, once effective: "Amended"."""
    ends: bool = False
    """True if the target is no longer valid from that day on."""


@frozen
class Relation:
    """A field whose targets also show the item that refers to them."""

    field: str
    """A reference, or a group with a reference."""
    to: str = ""
    """In a group: the field that is the reference."""
    by: str = ""
    """In a group: the choice with the type of relation; its choices have an `inverse`."""
    label: Bilingual | None = None
    """Label at the other end; None for the label of the field."""
    effects: tuple[Effect, ...] = ()
    """The choices with an effect on the target, in the order shown to its readers."""
    takes_effect: Callable[[Mapping[str, Any], datetime], tuple[date | None, bool]] | None = None
    """Returns (day, True if it has come at a moment) of the effects of an item with these `States.fields`.

    None if the effects are immediate. The result may change only at moments returned by `States.turns`.
    """
    since_from: str = ""
    """The field, in `States.fields`, with the day on which the effects begin; needs `takes_effect`.

    A removal notice states that day in this field alone.
    """

    def effect_at(self, fields: Mapping[str, Any], at: datetime) -> tuple[date | None, bool]:
        """Return (day or None, True if it has come by `at`) of the effects of an item with these fields."""
        return self.takes_effect(fields, at) if self.takes_effect is not None else (None, True)


@frozen
class Referrer:
    """An item that refers to another by a relation of its kind."""

    relation: str
    """The choice of the relation; empty if there is none."""
    fields: Mapping[str, Any]
    """Fields of its original that its kind's states depend on (`States.fields`)."""
    is_sample: bool = False
    """True for a sample, which affects no other item's state."""


@frozen
class NewTitle:
    """Title and name of a new item of a kind with a day as its only title."""

    title: Bilingual
    name: str
    """Name of its file and in its address."""


COMING_STATE: Final = "upcoming"
"""State of an item before its period, if the period gives the states."""


@frozen
class OpenUntil:
    """Words beside the title while citizens can take part in an item, so that lists show the last day."""

    words: Bilingual
    """With `{until}` for the end of the kind's period: "Góp ý đến {until}"."""
    states: frozenset[str]
    """The states in which citizens can take part."""
    coming: Bilingual | None = None
    """Words before the period, with `{from}` for its beginning: "Góp ý từ {from}"; None for no words.

    Needs a period with state labels.
    """


DeriveState = Callable[[Mapping[str, Any], tuple[Referrer, ...], datetime], str]
"""(fields, referrers, at): the state at the clock `at`, a value of a choice; empty if unknown.

A page with errors may lack any field, even required ones.
"""


@frozen
class States:
    """The states of an item over time: derived at a clock, never taken from the front matter alone."""

    field: str
    """The name of the state. A field with this name contains states that cannot be derived."""
    label: Bilingual
    choices: tuple[Choice, ...]
    """In display order."""
    derive: DeriveState
    turns: Callable[[Mapping[str, Any]], Iterable[datetime]]
    """From an item's fields: the aware moments at which its own state, or the state of a target, may change."""
    fields: tuple[str, ...]
    """The fields read by `derive` and `turns`, also from referrers."""
    lapsed: frozenset[str] = frozenset()
    """States ranked lower in search results and always marked beside the title."""
    unmarked: frozenset[str] = frozenset()
    """The usual states, not shown in search results."""
    within: tuple[tuple[str, str], ...] = ()
    """(state, the wider state that contains it): lists and filters of the wider state include the narrow one.

    Items still show their own state.
    """
    list_order: tuple[str, ...] = ()
    """States in the order of lists with `order="state"`, if it differs from `choices`."""

    def rank(self, state: str) -> int:
        """Return the position of a state in lists."""
        order = self.list_order or tuple(choice.value for choice in self.choices)
        return order.index(state) if state in order else len(order)

    def has(self, state: str) -> bool:
        """Return True if `state` is a state of the kind."""
        return any(choice.value == state for choice in self.choices)

    def holding(self, state: str) -> tuple[str, ...]:
        """Return the states with lists that include an item in `state`: the state itself, then its wider state."""
        return (state, *(wider for narrow, wider in self.within if narrow == state))

    def label_of(self, state: str) -> Bilingual:
        """Return the label of a state."""
        return label_of_choice(self.choices, state)


@frozen
class StateDay:
    """The day implied by a state in the front matter (rule KND203)."""

    state: str
    """A value of the field named after the states."""
    day: str
    """The name of the field with the day."""
    has_come: bool
    """True if the day has come in that state; False if it is today or in the future."""


@frozen
class StateNeeds:
    """The fields required by a state in the front matter (rule KND219)."""

    state: str
    """A value of the field named after the states."""
    fields: tuple[str, ...]
    """Names of fields, all required."""
    alternatives: tuple[str, ...] = ()
    """Names of fields, at least one required."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of page. `own_fields` precede the common fields and replace common fields with the same name.

    Kinds are compared by identity.

    Raises:
        InvalidKindError: The declarations contradict each other.
    """

    name: str
    label: Bilingual
    help: Bilingual
    layout: str
    """File name in the theme's `layouts/` without its suffix."""
    list_style: ListStyle
    order: Order
    synonyms: tuple[str, ...] = ()
    """Other words of editors for an item, in either language: `portalgen new "sự kiện"` makes news."""
    duties: tuple[str, ...] = ()
    """The duties of the Regulation (`law.duties.PART_IDS`) served by its items; reports list missing ones."""
    duties_where: tuple[tuple[str, str | bool, str], ...] = ()
    """(field, choice, duty): a duty served only by items with that choice in the field."""
    duty_fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(duty, fields): a duty served only if all of these fields have confirmed values."""
    issued_by: str = ""
    """The field with the body that issued the content of an item; empty if none."""
    deadline_class: str = ""
    """Default class of time limit (QĐ 2111, Art. 8-9); empty if no clock runs."""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    """(flag, class): the class of items with a true `flag`."""
    date_from: str = "date"
    """The key with the page's date if `date` is missing: never a day that may be in the future when posted."""
    data_theme: str = "GOVE"
    """Theme of its items as open data, a code of the DCAT-AP data themes (`open_data.catalog.vocabularies`)."""
    data_period: tuple[str, str] | None = None
    """The fields with the first and last day covered by its figures."""
    own_fields: tuple[Field, ...] = ()
    common_fields: tuple[Field, ...] = ()
    card: tuple[str, ...] = ("summary", "date")
    """The fields of a list row; the name of the states for the state.

    Picture, number, title, summary and day have fixed places in a row; the remaining fields follow in order.
    """
    facets: tuple[FacetField, ...] = ()
    period: Period | None = None
    states: States | None = None
    relations: tuple[Relation, ...] = ()
    first_facts: tuple[str, ...] | None = None
    """The fields shown above the body, in order; the remaining facts follow the body. None: all are above it."""
    number_from: str = ""
    """The field with the number for citing and finding items; empty if none."""
    summary_from: str = ""
    """The field shown in search results instead of the summary, if it has a value."""
    top_level: bool = False
    """May be directly in the site's folder, outside all sections."""
    is_index: bool = False
    """The text above a section's list or a home page, in files named `_index`."""
    is_tombstone: bool = False
    """A removal notice: allowed in any section, in place of the removed item, and found only at its address."""
    is_document: bool = False
    """An official document: titles may repeat, and the text keeps the form of the original paper."""
    maker_field: str = ""
    """The field with the author of the content, if it differs from the publisher; empty otherwise.

    Such items are public by law, and the site gives no licence for them.
    """
    is_person: bool = False
    """Describes an office holder, possibly with a date of birth."""
    is_report: bool = False
    """Reports an event: states its source, and appears on the main home page among the news of other sites."""
    must_be_public: bool = False
    """Information that an agency must publish on its own initiative (NĐ 13/2018 Art. 11, QĐ 2111 Art. 7).

    Included in the list of information that must be public, unless its front matter excludes it.
    """
    is_named_by_section: bool = False
    """Readers know it by the name of its section (Notices) rather than its kind (News)."""
    needs_summary: bool = False
    """Found in lists by its summary."""
    short_card: tuple[str, ...] = ()
    """The card fields also shown in the short rows of home pages, beside the state."""
    lead_facet: str = ""
    """The field, or the name of the states, of the facet shown open above a list: projects by state.

    Each declared value has a list as long as the kind has any item, so that addresses do not disappear over time.
    """
    in_order: tuple[tuple[str, ...], ...] = ()
    """Names of days in required order; a day before an earlier one is an error in the front matter."""
    unique_by: tuple[str, ...] = ()
    """The fields that together identify an item; two items of a site with the same values are duplicates."""
    state_days: tuple[StateDay, ...] = ()
    """The days implied by states in the front matter."""
    state_needs: tuple[StateNeeds, ...] = ()
    """The fields required by states in the front matter."""
    needs_review: bool = False
    """Public for a limited time: its front matter has the day of its review or its removal from the site."""
    takes: Takes = ""
    """Type of messages that citizens may send; the page shows the destination and the item's reference code."""
    takes_in: frozenset[str] = frozenset()
    """The states in which messages are accepted; empty for all."""
    is_citizen_message: bool = False
    """True if an item is itself a citizen's message.

    Its page accepts additions, and the list of its section shows the destination of new messages.
    """
    body_title: Bilingual | None = None
    """Heading above the text; None if the title of the page is enough."""
    citizen_fields: tuple[str, ...] = ()
    """The fields with citizens' words or replies to them, which must not contain names or home addresses."""
    citizen_body: bool = False
    """The body must not contain names or home addresses either, such as the answer to a question."""
    occasions: Occasions | None = None
    """The group with occasions as entries, each on its own day, shown in a table and a calendar."""
    new_title: Callable[[date], NewTitle] | None = None
    """Returns title and name of an item of a day for `portalgen new`; None if editors give every title."""
    takes_at: tuple[str, ...] = ()
    """The fields with an item's own destination for messages, instead of the configured one."""
    addressee: str = ""
    """The field with the addressee there, shown above the ways of sending. It is no destination by itself."""
    lists_channels: bool = False
    """Its page shows the configured official channels."""
    hinted_fields: tuple[str, ...] = ()
    """Common fields that a new page offers behind a #, in addition to the fields offered on every new page."""
    essential_fields: tuple[str, ...] | None = None
    """The content, besides a text or an attached file, without which an item does not count as published.

    Announcing a later text does not keep a time limit (QĐ 2111, Art. 8-9). None: any content is enough.
    """
    schema_org: SchemaMapping | None = None
    """Its items in terms of schema.org, for search engines; None: plain web pages."""
    open_until: OpenUntil | None = None
    """Notice beside the title while citizens can act on an item; None for no notice."""
    banner: BannerFields | None = None
    """The banner shown by its items on every page of the sites they name during their period; None for no banner."""
    folds_facts: bool = False
    """Its page folds the facts outside `first_facts`: many facts that identify an item but interest few readers."""
    panels_first: bool = False
    """Its page begins with the panels, above facts and body, because readers come for them."""
    body_first: bool = False
    """Its page begins with the body, since it gives instructions.

    Only `first_facts` are above it; there is no table of contents, and the remaining facts follow.
    """
    fields: tuple[Field, ...] = field(init=False)
    """All fields: id, kind, title and summary, then the kind's own, then the remaining common fields."""
    terms: tuple[Field, ...] = field(init=False, repr=False)
    """The fields with terms of a taxonomy as values."""
    references: tuple[Field, ...] = field(init=False, repr=False)
    """The fields that are references, and the groups with references."""
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
        """Return the period of an item with these fields; None if the kind has no period or no day is known."""
        period = self.period
        if period is None or (fields.get(period.opens) is None and fields.get(period.closes) is None):
            return None
        is_exact = self._by_name[period.closes].type == "closing_date"
        return find_open_period(
            fields, period.opens, period.closes, is_exact=is_exact, is_open_ended=period.is_open_ended
        )

    def find_change(self, fields: Mapping[str, Any]) -> Choice | None:
        """Return the reason why an event does not take place as announced. Return None if it does."""
        value = fields.get(self.period.change) if self.period is not None else None
        field = self.field(self.period.change) if self.period is not None and value is not None else None
        return next((each for each in field.choices if each.value == value), None) if field is not None else None

    def ends_before_it_begins(self, fields: Mapping[str, Any]) -> bool:
        """Return True if the period ends before it begins. An end without an hour is the end of its day."""
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
        """Return the duties served by an item with these fields."""
        needs = dict(self.duty_fields)
        listed = (*self.duties, *(duty for name, choice, duty in self.duties_where if fields.get(name) == choice))
        return tuple(each for each in listed if all(map(_is_given, map(fields.get, needs.get(each, ())))))

    def facet(self, name: str) -> FacetField | None:
        """Return the facet with this name, or None."""
        return next((each for each in self.facets if each.name == name), None)

    def facet_of(self, field: str) -> FacetField | None:
        """Return the facet of the field with this name, or None."""
        return next((each for each in self.facets if each.field == field), None)

    def lapsed_label(self, state: str) -> Bilingual | None:
        """Return the label shown beside the title of an item in this `state`, or None if it needs no label."""
        return self.states.label_of(state) if self.states is not None and state in self.states.lapsed else None

    def choices_of_facet(self, facet: FacetField) -> tuple[Choice, ...]:
        """Return the declared values of a facet in order: states, choices, or yes and no; else none."""
        if self.states is not None and facet.field == self.states.field:
            return self.states.choices
        declared = self._by_name[facet.field]
        return BOOLEAN_CHOICES if declared.type == "boolean" else declared.choices

    def label_of_facet(self, facet: FacetField) -> Bilingual:
        """Return the label of the facet: its own, or of the states, or of its field."""
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
