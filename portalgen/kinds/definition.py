"""A kind of page, declared: from it follow checks, schemas, `portalgen new`, pages, lists, filters and what time changes."""

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
    from portalgen.kinds import kind_checks  # made of what this module declares

_UNCONFIRMED: Final = "unconfirmed"
"""What stands in a field for a value that the Office has not confirmed."""

NATIONAL_PORTAL: Final = "national_portal"
"""Written for what no legal text at hand says of a service; pages lead to the National Public Service Portal, which does."""

ListStyle = Literal["news", "documents", "people", "plain"]
Order = Literal["date", "weight", "state"]
"""How the list of a section stands: the newest first, by the weights that editors give, or by the order of the states
with those first that close next."""
Takes = Literal["", "question", "reflection", "opinion", "rating", "survey"]
"""What citizens may send about an item."""

RECEIVER_TYPES: Final = frozenset(("line", "text", "email", "telephone", "address"))
"""The types of fields that can say where something is sent."""
ALL_SITES: Final = "all"
"""What stands in the list of sites of a banner for every site of the portal."""
PERIOD_TYPES: Final = frozenset(("date", "datetime", "closing_date"))
YEAR_TYPES: Final = PERIOD_TYPES | {"year"}
"""The types of fields by whose years a list can be filtered."""
FACET_TYPES: Final = YEAR_TYPES | {"choice", "term", "boolean", "reference"}
"""The types of fields by whose values a list can be filtered; a day is filtered by its year."""


ROW_PARTS: Final = ("title", "summary", "date", "images")
"""The fields of a card that have a part of their own in a row of a list."""
PERIOD_STATE: Final = "state"
"""The name of the state of a kind whose period has labels, for its card and its facets."""
PERIOD_STATES: Final = ("upcoming", "open", "closing_soon", "over")
"""Its values, in order; `closing_soon` only where the period says how many days that is."""
_PERIOD_LIST_ORDER: Final = ("closing_soon", "open", "upcoming", "over")
"""The same as lists have them that stand by the state: what a reader can still act on comes first."""


class InvalidKindError(ValueError):
    """A kind contradicts itself: a fault of the program, named in English for whoever declares the kind."""


@frozen
class Choice:
    """One of the values of a field of type `choice`, or one of the states of a kind."""

    value: str
    label: Bilingual
    inverse: Bilingual | None = None
    """Of a relation: how the item that it leads to is related ("Amended by")."""


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
    """Stands in the original only: a translation takes it from there and must not contradict it."""
    inherited: bool = False
    """Not shared, but a translation that does not give it takes the original's."""
    is_shown: bool = True
    """One of the facts that the page shows to citizens."""
    is_list: bool = False
    """A list of these."""
    is_prose: bool = False
    """Of a line: it is a sentence or a title, whose spelling is checked as that of the text is."""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    """The keys of a group."""
    taxonomy: str = ""
    """Of a term: the taxonomy that it is of."""
    accepts_text: bool = False
    """Of a term: any text may stand here in a portal that does not declare the taxonomy."""
    kinds: tuple[str, ...] = ()
    """Of a reference: the kinds of items that it may lead to; empty for any."""
    hosts: tuple[str, ...] = ()
    """Of an address: the hosts that it has to be on, or below; empty for any."""
    link_text: Bilingual | None = None
    """Of an address: the words that lead there, which say more to readers than the address itself."""
    needs_unit: bool = False
    """Of a decimal: the number says nothing without its unit."""
    names_no_person: bool = False
    """Of a line: an organization or a post stands here, and no person is named."""
    accepts_unconfirmed: bool = False
    """Of a line: `unconfirmed` stands here where it is not known yet."""
    minimum: int | None = None
    """Of an integer: the least that it can be."""
    longest: int = 0
    """Of a line or a text: the most characters that it may have; 0 for any number."""
    has_happened: bool = False
    """Of a day: it says when something was done, and so never lies ahead."""
    is_one_number: bool = False
    """Of a telephone: one number stands here, which is called by a link."""
    needs_time: bool = False
    """Of a moment: a day alone does not say enough."""
    names_commune: bool = False
    """The names of communes, wards and special zones stand here, as their sites have them."""
    example: str = ""
    unless_same_as: str = ""
    """Another field of the kind: where that one says the same, this one, or that entry of this list, is not shown."""
    also: tuple[str, ...] = ()
    """What people call the field beside its labels; a report that meets one of these names the key."""
    filled_with: Literal["", "title", "agency", "monday", "sunday"] = ""
    """What `portalgen new` writes where it is required: the title, the full name of the site's agency, or the first or
    the last day of the week of the page's day."""
    days_ahead: int = 0
    """Of a day that is required: how many days after the page's own day `portalgen new` lets it lie."""
    least_entries: int = 1
    """Of a list of groups: how many entries `portalgen new` begins it with, as fewer make no sense."""
    in_new: Literal["", "open", "hint"] = ""
    """Of a key of a group that may be left out: an entry of a new page has it nevertheless, or offers it behind a #. What
    a report proposes for the group has it where it is open."""
    if_missing: Bilingual | None = None
    """Of a required key: what to write where nobody knows its value yet; a report that misses it says so."""
    is_shown_apart: bool = False
    """Not one of the facts: the page shows it by a part of its own (a table, a map, the source at its end), and data
    files hold it as well."""

    def choice_label(self, value: str) -> Bilingual:
        """How the choice `value` is called."""
        return label_of_choice(self.choices, value)

    @property
    def holds_references(self) -> bool:
        """Whether the field is a reference, or a group that has one."""
        return self.type == "reference" or any(each.holds_references for each in self.fields)

    def below(self, name: str) -> Field | None:
        """The key `name` of a group, or None."""
        return next((each for each in self.fields if each.name == name), None)


_NUMBERED: Final = frozenset(("number", "issued"))


def is_numbered(essential_fields: Iterable[str] | None) -> bool:
    """Return whether these are the essential fields of documents, which are known by their number and day of issue."""
    return essential_fields is not None and _NUMBERED.issubset(essential_fields)


def label_of_choice(choices: Iterable[Choice], value: str) -> Bilingual:
    """How the choice `value` is called; by its own value where it is none of `choices`."""
    return next((choice.label for choice in choices if choice.value == value), Bilingual(value, value))


@frozen
class FacetField:
    """What lists of a kind are filtered by: a field of one of `FACET_TYPES`, or the kind's states by their name."""

    field: str
    segment: Bilingual
    """Segment of the addresses of its lists: `/van-ban/nam/2026/`, `/documents/year/2026/`."""
    label: Bilingual | None = None
    """Where it is not that of the field."""
    own_name: str = ""
    """Where facets of other kinds have the same segment for other values: `/du-an/tinh-trang/`, `/khao-sat/tinh-trang/`."""

    @property
    def name(self) -> str:
        """The name of its filter in the search index, and of it in addresses of the search page."""
        return self.own_name or self.segment.en


@frozen
class Period:
    """The fields that open and close an item. One whose end has no hour is over with that day."""

    opens: str
    closes: str
    place: str = ""
    """The field that says where, if there is one."""
    change: str = ""
    """The choice that says, where it is given, that an event does not take place when it was announced."""
    is_event: bool = False
    """Whether items stand in the calendar of events, and those that are not over among the next events of homes."""
    labels: tuple[Bilingual, Bilingual, Bilingual] | None = None
    """What an item is called before it opens, while it is open and when it is over, where that is its kind's state."""
    soon: tuple[int, Bilingual] | None = None
    """The days before its end in which an open item is closing soon, and what it is called then; needs `labels`. Citizens
    can act on such an item until then: its end stands in the calendar of events."""
    is_in_calendar: bool = False
    """Whether all of it stands in the calendar of events, though it is no event: readers plan around it, as around a
    suspension of the portal."""
    is_open_ended: bool = False
    """What a day that is not given means: without an end an item goes on once it has begun, and without a beginning it
    goes on until its end. Else it is over with the day on which it begins, and to come until its end."""


@frozen
class BannerFields:
    """The fields by which an item stands first on every page of some sites while its period lasts: with its title and its
    summary, for as long as it is neither a sample nor withdrawn nor superseded."""

    level: str
    """The choice that says how grave it is; its choices stand in that order, the gravest first."""
    sites: str
    """The list of what it stands on: `ALL_SITES`, groups of sites, ids of sites."""
    over: Bilingual
    """What its page tells first once the period is over, with `{until}` for the end: that readers no longer act on it."""
    coming: Bilingual | None = None
    """What its page tells first before the period, with `{from}` for its beginning: that it is not under way yet."""
    telephone: str = ""
    """The field with the number to call, if there is one; shown only where it is confirmed."""


@frozen
class Effect:
    """What a relation does to the item that it leads to, which readers of that one must know before they read it."""

    relation: str
    """The choice of the relation."""
    done: Bilingual
    """The words before the items that have done it: "This document was amended by"."""
    coming: Bilingual
    """Before those whose day is still to come."""
    mark: Bilingual
    """Beside the title in lists, once it is done: "Amended"."""
    ends: bool = False
    """Whether the day before is the last on which the item at the other end holds."""


@frozen
class Relation:
    """A field whose items show at their own end as well that they are pointed at."""

    field: str
    """A reference, or a group that holds one."""
    to: str = ""
    """In a group, its field that is the reference."""
    by: str = ""
    """In a group, its choice that says what one item is to the other; its choices have an `inverse`."""
    label: Bilingual | None = None
    """At the other end; that of the field where none is given."""
    effects: tuple[Effect, ...] = ()
    """The choices that change the item at the other end, in the order in which its readers are told of them."""
    takes_effect: Callable[[Mapping[str, Any], datetime], tuple[date | None, bool]] | None = None
    """(day, whether it has come by a moment) from which an item with these `States.fields` has its effects; where it is
    None they are there at once. It must turn at no other moments than `States.turns` gives."""
    since_from: str = ""
    """The field, one of `States.fields`, that with that day says from when an item has its effects; needs `takes_effect`.
    What is left of an item that was removed says it with this one alone."""

    def effect_at(self, fields: Mapping[str, Any], at: datetime) -> tuple[date | None, bool]:
        """(day, if there is one; whether it has come by `at`) from which an item with these fields has its effects."""
        return self.takes_effect(fields, at) if self.takes_effect is not None else (None, True)


@frozen
class Referrer:
    """An item that points at another by one of its kind's relations."""

    relation: str
    """The choice that says what it is to the other; empty where there is none."""
    fields: Mapping[str, Any]
    """Of its original, as far as its kind's states depend on them (`States.fields`)."""
    is_sample: bool = False
    """Whether it is a sample, by which nothing else changes its state."""


@frozen
class NewTitle:
    """How a new item of a kind is called whose items are called by their day alone."""

    title: Bilingual
    name: str
    """Of its file, and of its address."""


COMING_STATE: Final = "upcoming"
"""The state of an item before its period, where that gives the states."""


@frozen
class OpenUntil:
    """What stands beside the title of an item while citizens can take part in it, so that no list hides the last day."""

    words: Bilingual
    """With `{until}` for the end of the kind's period: "Góp ý đến {until}"."""
    states: frozenset[str]
    """The states in which they can."""
    coming: Bilingual | None = None
    """With `{from}` for the beginning of that period, what stands there before it: "Góp ý từ {from}"; None for nothing.
    Needs a period that gives the state."""


DeriveState = Callable[[Mapping[str, Any], tuple[Referrer, ...], datetime], str]
"""(fields, referrers, at): the state at the clock `at`, the value of a choice; empty where nothing can be said.

A page with faults may lack any of its fields, required ones too.
"""


@frozen
class States:
    """The states that an item passes through as time goes by: derived at a clock, never taken from the front matter alone."""

    field: str
    """The name of the state. A field of this name holds what cannot be derived."""
    label: Bilingual
    choices: tuple[Choice, ...]
    """In the order in which they are shown."""
    derive: DeriveState
    turns: Callable[[Mapping[str, Any]], Iterable[datetime]]
    """From the fields of an item, the aware moments at which its state or that of an item that it refers to may change."""
    fields: tuple[str, ...]
    """The fields that `derive` and `turns` read, also of referrers."""
    lapsed: frozenset[str] = frozenset()
    """States in which an item stands below others in search results; wherever its title stands, readers are told."""
    unmarked: frozenset[str] = frozenset()
    """The usual states: search results do not name them."""
    within: tuple[tuple[str, str], ...] = ()
    """(state, the wider one that it lies in): lists and filters by the wider one hold it too, which is still shown by its
    own name."""
    list_order: tuple[str, ...] = ()
    """The states in the order in which lists of `order="state"` have them, where it is not that of `choices`."""

    def rank(self, state: str) -> int:
        """The place of a state in lists."""
        order = self.list_order or tuple(choice.value for choice in self.choices)
        return order.index(state) if state in order else len(order)

    def has(self, state: str) -> bool:
        """Whether `state` is one of these."""
        return any(choice.value == state for choice in self.choices)

    def holding(self, state: str) -> tuple[str, ...]:
        """The states by whose lists an item in `state` is found: that one, then the wider one that it lies in."""
        return (state, *(wider for narrow, wider in self.within if narrow == state))

    def label_of(self, state: str) -> Bilingual:
        """How a state is called."""
        return label_of_choice(self.choices, state)


@frozen
class StateDay:
    """What a state that the front matter gives says of a day of the item (rule KND203)."""

    state: str
    """A value of the field that has the name of the states."""
    day: str
    """The name of a day."""
    has_come: bool
    """Whether in that state the day has come; else it is still to come, or today."""


@frozen
class StateNeeds:
    """What has to be given once the front matter gives a state (rule KND219)."""

    state: str
    """A value of the field that has the name of the states."""
    fields: tuple[str, ...]
    """Names of fields, each of which is needed."""
    alternatives: tuple[str, ...] = ()
    """Names of fields of which one is needed."""


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of page. `own_fields` come before the common ones and replace a common one of the same name.

    One kind is one object: it is compared by identity. Raises InvalidKindError where the declarations contradict
    each other.
    """

    name: str
    label: Bilingual
    help: Bilingual
    layout: str
    """File name in the theme's `layouts/` without its ending."""
    list_style: ListStyle
    order: Order
    duties: tuple[str, ...] = ()
    """The duties of the Regulation (`law.duties.PART_IDS`) that its items serve, by which reports say what a site lacks."""
    duties_where: tuple[tuple[str, str | bool, str], ...] = ()
    """(field, choice, duty): what only those of its items serve in which the field has that choice."""
    duty_fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(duty, fields): what an item serves only where all of these are given, and none awaits confirmation."""
    issued_by: str = ""
    """The field that says which body issued what its items hold; empty where none does."""
    deadline_class: str = ""
    """Class of time limit (QĐ 2111, Art. 8-9) of an item that names none; empty where no clock runs."""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    """(flag, class): the class of an item in which `flag` is true."""
    date_from: str = "date"
    """The key whose day is the page's date where `date` is not given: never one that may be to come when it is posted."""
    data_theme: str = "GOVE"
    """The theme of its items as open data, a code of the data themes of DCAT-AP (`open_data.catalog.vocabularies`)."""
    data_period: tuple[str, str] | None = None
    """The fields that hold the first and the last day that its figures are of."""
    own_fields: tuple[Field, ...] = ()
    common_fields: tuple[Field, ...] = ()
    card: tuple[str, ...] = ("summary", "date")
    """The fields of a list row; the name of the states for the state. Picture, number, title, summary and day have their
    places in a row, the others follow in order."""
    facets: tuple[FacetField, ...] = ()
    period: Period | None = None
    states: States | None = None
    relations: tuple[Relation, ...] = ()
    first_facts: tuple[str, ...] | None = None
    """The fields that a page shows above its body, in their order; the others follow it. None: all stand above."""
    number_from: str = ""
    """The field by whose number items are cited and found; empty where there is none."""
    summary_from: str = ""
    """The field that search results show in the place of the summary, where it is given."""
    top_level: bool = False
    """May stand directly below the site's folder, in no section."""
    is_index: bool = False
    """The words above a section's list or a home, in files named `_index`."""
    is_tombstone: bool = False
    """What is left of an item that was removed: it may stand in any section, where the item stood, and readers find it
    at its address alone."""
    is_document: bool = False
    """An official document: its titles may repeat, and its text keeps the form of the paper."""
    maker_field: str = ""
    """The field that says who made what its pages hold, where that is another than who publishes it; such items are
    public by law, and the site gives no licence on them. Empty: who wrote the page made it."""
    is_person: bool = False
    """Tells of a person in an office, who may give a day of birth."""
    is_report: bool = False
    """Reports what happened: says where it comes from, and on the main home stands among the news of other sites."""
    must_be_public: bool = False
    """Is information that an agency makes public by itself (NĐ 13/2018 Art. 11, QĐ 2111 Art. 7): stands in the list of
    what must be public, unless its front matter says otherwise."""
    is_named_by_section: bool = False
    """Readers see what it is by the name of its section (Notices) rather than of its kind (News)."""
    needs_summary: bool = False
    """Is found by its summary in lists."""
    short_card: tuple[str, ...] = ()
    """The fields of the card that stand in the short rows of homes as well, beside the state."""
    lead_facet: str = ""
    """The field, or the states by their name, of the facet that stands open above a list: projects by their state. Where
    its values are declared each has a list as long as there is any item of the kind, so that time takes no address away."""
    in_order: tuple[tuple[str, ...], ...] = ()
    """Names of days of which none is before one that stands before it; each is a fault of the front matter where it is."""
    unique_by: tuple[str, ...] = ()
    """The fields whose values together name one item: two items of a site that have them alike are one written twice."""
    state_days: tuple[StateDay, ...] = ()
    """What the states that are written in front matter say of the days that stand beside them."""
    state_needs: tuple[StateNeeds, ...] = ()
    """What the states that are written in front matter need beside them."""
    needs_review: bool = False
    """Is public for a time only: its front matter says when it is reviewed, or when it is taken off the site."""
    takes: Takes = ""
    """What citizens may send about an item; its page then says where, with the item's reference code."""
    takes_in: frozenset[str] = frozenset()
    """The states in which it is taken; empty for always."""
    takes_new: bool = False
    """Whether an item is itself one that was sent: its page takes what is added to it, and its section's list says where
    a new one is sent."""
    body_title: Bilingual | None = None
    """What its text is, as a heading above it; None where the title of the page says it."""
    citizen_fields: tuple[str, ...] = ()
    """The fields that hold what citizens wrote or what they are told: nobody's name or home may stand in them."""
    citizen_body: bool = False
    """Its body is about citizens as well, as the answer to a question is: nobody's name or home may stand there."""
    occasions: Occasions | None = None
    """The group whose entries are occasions, each on a day of its own: a table and a calendar show them."""
    new_title: Callable[[date], NewTitle] | None = None
    """How `portalgen new` calls an item of a day where it is given no title; None where editors give every title."""
    takes_at: tuple[str, ...] = ()
    """The fields by which an item says itself where that is sent, in the place of what the configuration says."""
    addressee: str = ""
    """The field that says who receives it there. It stands above the ways and is none itself: with it alone nothing can
    be sent."""
    lists_channels: bool = False
    """Its page shows the official channels that the configuration names."""
    hinted_fields: tuple[str, ...] = ()
    """The common fields that a new page offers behind a #, beside those that every new page does."""
    essential_fields: tuple[str, ...] | None = None
    """What an item has to hold, beside a text or an attached file, to count as published: a time limit is not kept by
    announcing a text that comes later (QĐ 2111, Art. 8-9). None: whatever it holds is enough."""
    schema_org: SchemaMapping | None = None
    """What its items are in the words of schema.org, for search engines; None: their pages are pages and nothing more."""
    open_until: OpenUntil | None = None
    """What is told of an item on which citizens can still act, wherever its title stands; None for nothing."""
    banner: BannerFields | None = None
    """How its items stand first on every page of the sites that they name, while their period lasts; None: they do not."""
    folds_facts: bool = False
    """Its page folds what is not among `first_facts`: many facts that identify an item and that few readers come for."""
    panels_first: bool = False
    """Its page begins with its panels, above facts and body: they are what readers come for."""
    body_first: bool = False
    """Its page begins with its body, which tells what to do now: only `first_facts` stand above it, and no list of
    contents; the other facts follow it."""
    fields: tuple[Field, ...] = field(init=False)
    """All fields: id, kind, title and summary, then the kind's own, then the other common ones."""
    terms: tuple[Field, ...] = field(init=False, repr=False)
    """The fields whose values are terms of a taxonomy."""
    references: tuple[Field, ...] = field(init=False, repr=False)
    """The fields that are references, and the groups that hold some."""
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
        """When an item with these fields is open; None where the kind has no period, or nothing says when."""
        period = self.period
        if period is None or (fields.get(period.opens) is None and fields.get(period.closes) is None):
            return None
        is_exact = self._by_name[period.closes].type == "closing_date"
        return find_open_period(
            fields, period.opens, period.closes, is_exact=is_exact, is_open_ended=period.is_open_ended
        )

    def find_change(self, fields: Mapping[str, Any]) -> Choice | None:
        """Why the event of an item with these fields does not take place as announced; None where it does."""
        value = fields.get(self.period.change) if self.period is not None else None
        field = self.field(self.period.change) if self.period is not None and value is not None else None
        return next((each for each in field.choices if each.value == value), None) if field is not None else None

    def ends_before_it_begins(self, fields: Mapping[str, Any]) -> bool:
        """Whether the period of an item with these fields is reversed; an end without an hour is the end of its day."""
        found = self.find_period(fields)
        if found is None or found.begin is None or found.end is None or self.period is None:
            return False
        if fields.get(self.period.closes) is None:
            return False
        is_moment = fields[self.period.opens] == fields[self.period.closes]
        return found.end < found.begin or (found.end == found.begin and not is_moment)

    def field(self, name: str) -> Field | None:
        """The field with this name, or None."""
        return self._by_name.get(name)

    def list_duties(self, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the duties that an item with these fields serves."""
        needs = dict(self.duty_fields)
        listed = (*self.duties, *(duty for name, choice, duty in self.duties_where if fields.get(name) == choice))
        return tuple(each for each in listed if all(map(_is_given, map(fields.get, needs.get(each, ())))))

    def facet(self, name: str) -> FacetField | None:
        """The facet with this name, or None."""
        return next((each for each in self.facets if each.name == name), None)

    def facet_of(self, field: str) -> FacetField | None:
        """The facet of the field with this name, or None."""
        return next((each for each in self.facets if each.field == field), None)

    def lapsed_label(self, state: str) -> Bilingual | None:
        """What readers are told of an item in `state` wherever its title stands; None where there is nothing to tell."""
        return self.states.label_of(state) if self.states is not None and state in self.states.lapsed else None

    def choices_of_facet(self, facet: FacetField) -> tuple[Choice, ...]:
        """The values of a facet that are declared, in their order: states, choices, yes and no; else none."""
        if self.states is not None and facet.field == self.states.field:
            return self.states.choices
        declared = self._by_name[facet.field]
        return BOOLEAN_CHOICES if declared.type == "boolean" else declared.choices

    def label_of_facet(self, facet: FacetField) -> Bilingual:
        """What the facet is called: by itself, by the states, or by its field."""
        if facet.label is not None:
            return facet.label
        if self.states is not None and facet.field == self.states.field:
            return self.states.label
        return self._by_name[facet.field].label


def _is_given(value: object) -> bool:
    """Whether a field has a value, and one that is confirmed."""
    return value not in (None, "", (), _UNCONFIRMED)


def _states_of_period(kind: Kind, period: Period, labels: tuple[Bilingual, Bilingual, Bilingual]) -> States:
    """The states that an item passes through by its kind's period."""
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
    """The moment that many days before; itself on the first days that there are, which were mistyped."""
    try:
        return moment - timedelta(days=days)
    except OverflowError:
        return moment
