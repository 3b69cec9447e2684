"""Checks that the declaration of a kind is consistent: fields exist, types fit, addresses are distinct."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from portalgen.kinds.definition import (
    FACET_TYPES,
    PERIOD_STATE,
    PERIOD_TYPES,
    RECEIVER_TYPES,
    ROW_PARTS,
    Field,
    InvalidKindError,
    Kind,
    Relation,
)
from portalgen.kinds.occasions import Occasions
from portalgen.kinds.schema_org import SchemaProperty
from portalgen.law.duties import PART_IDS
from portalgen.text.normalization import fold
from portalgen.text.slugs import is_slug

_LETTERS: Final = re.compile(r"[^\W_]+")
_NUMBERED: Final = re.compile(r"(?:trang|page)-[0-9]+")
"""The segments of the later pages of a list."""


def check_kind(kind: Kind) -> None:
    """Raise InvalidKindError if the declaration of `kind` is inconsistent, such as by naming a missing field."""
    state = kind.states.field if kind.states is not None else ""
    _check_facts(kind, state)
    _check_facets(kind, state)
    for name in filter(None, (kind.number_from, kind.summary_from, kind.period.place if kind.period else "")):
        _require(kind, "number_from, summary_from or place", name, kind.field(name) is not None)
    _require(kind, "maker_field", kind.maker_field, not kind.maker_field or kind.field(kind.maker_field) is not None)
    for name in kind.essential_fields or ():
        _require(kind, "essential_fields", name, kind.field(name) is not None)
    for name in kind.states.fields if kind.states is not None else ():
        _require(kind, "states", name, kind.field(name) is not None)
    _check_types(kind, "date_from", (kind.date_from,), ("date", "datetime"))
    _check_types(kind, "deadline_class_where", (flag for flag, _ in kind.deadline_class_where), ("boolean",))
    if kind.period is not None:
        _check_types(kind, "period", (kind.period.opens, kind.period.closes), PERIOD_TYPES)
        _check_types(kind, "period", filter(None, (kind.period.change,)), ("choice",))
        if kind.period.labels is not None and kind.field(PERIOD_STATE) is not None:
            raise InvalidKindError(
                f"kind {kind.name}: the field name {PERIOD_STATE} is reserved for the state of its period"
            )
    if kind.open_until is not None:
        _require(kind, "open_until", "period", kind.period is not None)
        for each in kind.open_until.states:
            _require(kind, "open_until", each, kind.states is not None and kind.states.has(each))
        gives_state = kind.period is not None and kind.period.labels is not None
        _require(kind, "open_until.coming", "period.labels", kind.open_until.coming is None or gives_state)
    for relation in kind.relations:
        _check_relation(kind, relation)
    _check_traits(kind, state)
    _check_duties(kind)
    _check_schema_org(kind)


def _check_schema_org(kind: Kind) -> None:
    mapping = kind.schema_org
    for each in (mapping, *mapping.parts) if mapping is not None else ():
        group = kind.field(each.each) if each.each else None
        _require(kind, "schema_org", each.each, not each.each or (group is not None and group.is_list))
        for name in (*each.needs, *(one.field for one in each.properties), *(one.until for one in each.properties)):
            is_key = group is not None and group.below(name) is not None
            _require(kind, "schema_org", name, not name or is_key or kind.field(name) is not None)
        states = {choice.value for choice in kind.states.choices} if kind.states is not None else set[str]()
        for one in each.properties:
            _require(kind, "schema_org", one.choice, not one.choice or _is_choice_of_relation(kind, one))
            _require(kind, "schema_org", ", ".join(one.states), states.issuperset(one.states))


def _is_choice_of_relation(kind: Kind, one: SchemaProperty) -> bool:
    """Return True if the property stands for a choice of a relation of the kind."""
    relation = next((each for each in kind.relations if each.field == one.field), None)
    field = kind.field(one.field)
    by = field.below(relation.by) if relation is not None and field is not None else None
    return by is not None and one.choice in {choice.value for choice in by.choices}


def _check_duties(kind: Kind) -> None:
    for duty in (*kind.duties, *(each for _, _, each in kind.duties_where)):
        if duty not in PART_IDS:
            raise InvalidKindError(f"kind {kind.name}: the Regulation has no duty {duty} (law.duties)")
    for name, choice, _ in kind.duties_where:
        written = kind.field(name)
        _require(kind, "duties_where", f"{name}: {choice}", written is not None and _may_be(written, choice))
    for duty, fields in kind.duty_fields:
        is_served = duty in kind.duties or any(duty == each for _, _, each in kind.duties_where)
        _require(kind, "duty_fields", duty, is_served)
        for name in fields:
            _require(kind, "duty_fields", name, kind.field(name) is not None)
    _require(kind, "issued_by", kind.issued_by, not kind.issued_by or kind.field(kind.issued_by) is not None)


def _may_be(field: Field, value: str | bool) -> bool:
    """Return True if the field is boolean for a boolean `value`, or has it as a choice."""
    if isinstance(value, bool):
        return field.type == "boolean"
    return value in {each.value for each in field.choices}


def _check_traits(kind: Kind, state: str) -> None:
    for names in kind.in_order:
        _check_types(kind, "in_order", names, PERIOD_TYPES)
    for rule in kind.state_days:
        _check_types(kind, "state_days", (rule.day,), PERIOD_TYPES)
        written = kind.field(state)
        _require(
            kind, "state_days", rule.state, written is not None and rule.state in {c.value for c in written.choices}
        )
    for needs in kind.state_needs:
        written = kind.field(state)
        values_of_state = {c.value for c in written.choices} if written is not None else set()
        _require(kind, "state_needs", needs.state, needs.state in values_of_state)
        for name in (*needs.fields, *needs.alternatives):
            _require(kind, "state_needs", name, kind.field(name) is not None)
    for name in kind.unique_by:
        _require(kind, "unique_by", name, kind.field(name) is not None)
    for name in kind.citizen_fields:
        _require(kind, "citizen_fields", name, kind.field(name) is not None)
    for name in kind.short_card:
        _require(kind, "short_card", name, name in kind.card)
    for each in kind.fields:
        _require(kind, "link_text", each.name, each.link_text is None or each.type == "address")
    if kind.lead_facet:
        _require(kind, "lead_facet", kind.lead_facet, kind.facet_of(kind.lead_facet) is not None)
    values = {choice.value for choice in kind.states.choices} if kind.states is not None else set()
    for name in sorted(kind.takes_in):
        _require(kind, "takes_in", name, name in values)
    _check_types(kind, "takes_at", kind.takes_at, RECEIVER_TYPES)
    _check_types(kind, "addressee", filter(None, (kind.addressee,)), ("line",))
    _require(kind, "addressee", kind.addressee, not kind.addressee or kind.addressee not in kind.takes_at)
    _check_types(kind, "data_period", kind.data_period or (), ("date",))
    for pair in kind.states.within if kind.states is not None else ():
        _require(kind, "states.within", ", ".join(pair), values.issuperset(pair))
    if kind.order == "state":
        _require(kind, "order", "state", bool(state))
    _check_banner(kind)
    if kind.occasions is not None:
        _check_occasions(kind, kind.occasions)
    order = kind.states.list_order if kind.states is not None else ()
    if order and (len(order) != len(values) or set(order) != values):
        raise InvalidKindError(f"kind {kind.name}: list_order is not the order of its states: {', '.join(order)}")


def _check_banner(kind: Kind) -> None:
    banner = kind.banner
    if banner is None:
        return
    _require(kind, "banner", "period", kind.period is not None and kind.period.labels is not None)
    posted = kind.field("date")
    _require(kind, "banner", "date", posted is not None and posted.required)
    _check_types(kind, "banner", (banner.level,), ("choice",))
    _check_types(kind, "banner", (banner.sites,), ("site", "slug"))
    _check_types(kind, "banner", filter(None, (banner.telephone,)), ("telephone",))


def _check_occasions(kind: Kind, occasions: Occasions) -> None:
    group = kind.field(occasions.field)
    _require(kind, "occasions", occasions.field, group is not None and group.is_list and bool(group.fields))
    keys = {each.name: each for each in group.fields} if group is not None else {}
    types = {
        occasions.day: "date",
        occasions.start: "time",
        occasions.end: "time",
        occasions.change: "choice",
        occasions.new_day: "date",
        occasions.id: "slug",
    }
    for name in occasions.keys:
        _require(kind, "occasions", name, name in keys and keys[name].type == types.get(name, keys[name].type))


def _check_facts(kind: Kind, state: str) -> None:
    parts = (*ROW_PARTS, kind.number_from)
    for name in kind.card:
        _require(kind, "card", name, name == state or name in parts or _is_fact(kind, name, in_row=True))
    for name in kind.first_facts or ():
        _require(kind, "first_facts", name, name == state or _is_fact(kind, name, in_row=False))
    if kind.folds_facts and not kind.first_facts:
        raise InvalidKindError(
            f"kind {kind.name}: folds_facts needs first_facts, otherwise its page would hide all facts"
        )
    if kind.body_first and kind.folds_facts:
        raise InvalidKindError(
            f"kind {kind.name}: folds_facts has no effect with body_first, which puts the facts below"
        )
    for names in (kind.card, kind.first_facts or ()):
        if len(set(names)) < len(names):
            raise InvalidKindError(f"kind {kind.name}: its card or first_facts name a field twice: {', '.join(names)}")


def _check_facets(kind: Kind, state: str) -> None:
    for facet in kind.facets:
        declared = kind.field(facet.field)
        _require(kind, "facet", facet.field, facet.field == state or declared is not None)
        if facet.field != state and declared is not None and declared.type not in FACET_TYPES:
            raise InvalidKindError(
                f"kind {kind.name}: the field {facet.field} of type {declared.type} cannot be a facet; "
                f"facets are of the types {', '.join(sorted(FACET_TYPES))}"
            )
    for language in ("vi", "en"):
        segments = [facet.segment.text(language) for facet in kind.facets]
        if len(set(segments)) < len(segments):
            raise InvalidKindError(
                f"kind {kind.name}: two facets have the same address segment in {language}: {segments}"
            )
        for segment in segments:
            if not is_slug(segment) or _NUMBERED.fullmatch(segment):
                raise InvalidKindError(f"kind {kind.name}: `{segment}` cannot be the address segment of a facet")
        for facet in kind.facets:
            slugs = [_words_of(choice.label.text(language)) for choice in kind.choices_of_facet(facet)]
            if len(set(slugs)) < len(slugs) or "" in slugs:
                raise InvalidKindError(
                    f"kind {kind.name}: values of the facet {facet.field} have no distinct addresses in {language}: {slugs}"
                )


def _words_of(label: str) -> str:
    """Return an approximation of a label's address segment, enough to compare two (`text.slugs` makes the address)."""
    return " ".join(_LETTERS.findall(fold(label).casefold()))


def _is_fact(kind: Kind, name: str, *, in_row: bool) -> bool:
    """Return True if citizens see the field as a fact; a list row has no room for a group."""
    declared = kind.field(name)
    return declared is not None and declared.is_shown and not (in_row and declared.fields)


def _check_types(kind: Kind, what: str, names: Iterable[str], types: Collection[str]) -> None:
    for name in names:
        declared = kind.field(name)
        _require(kind, what, name, declared is not None and declared.type in types)


def _check_relation(kind: Kind, relation: Relation) -> None:
    declared = kind.field(relation.field)
    to = declared.below(relation.to) if declared is not None and relation.to else declared
    _require(kind, "relation", relation.field, to is not None and to.type == "reference")
    choices = declared.below(relation.by) if relation.by and declared is not None else None
    fields = kind.states.fields if kind.states is not None else ()
    says_since = relation.takes_effect is None or relation.since_from in fields
    _require(kind, "relation.since_from", relation.since_from, says_since)
    for effect in relation.effects:
        values = {choice.value for choice in choices.choices} if choices is not None else set()
        _require(kind, "relation.effects", effect.relation, effect.relation in values)
    if relation.by and declared is not None:
        by = declared.below(relation.by)
        complete = by is not None and by.choices and all(choice.inverse is not None for choice in by.choices)
        _require(kind, "relation", f"{relation.field}.{relation.by}", bool(complete))


def _require(kind: Kind, what: str, name: str, fits: bool) -> None:
    if not fits:
        raise InvalidKindError(f"kind {kind.name}: its {what} names {name}, which is missing or unsuitable")
