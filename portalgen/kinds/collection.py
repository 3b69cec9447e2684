"""The kinds of one portal, with the types of fields that they have of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from portalgen.frozen import frozen
from portalgen.kinds.definition import YEAR_TYPES, FacetField, Field, InvalidKindError, Kind
from portalgen.text.bilingual import Bilingual


@frozen
class FieldType:
    """What a type of field is to those who write and read files; `render.presenters` says how a page shows it.

    Its values are such that JSON holds them: text, whole numbers, yes or no, days and moments.
    """

    value: Callable[[Field, Callable[[Field], Any]], Any]
    """From the field, and what gives the model of a group's own fields: the annotated type that validates a value."""
    example: str
    """A value that is plainly not yet the right one."""
    presentation: str = ""
    """How themes show it (`Fact.presentation`): empty for words."""
    schema: Callable[[Field, Callable[[Field], dict[str, Any]]], dict[str, Any]] | None = None
    """From the same, with the schema of a group's own fields: its JSON Schema where that does not follow from `value`."""
    help: Bilingual | None = None
    """How it is written, where that needs more than the example."""


class Kinds(Mapping[str, Kind]):
    """The kinds of one portal by their names, in their order, with field types that its kinds have of their own.

    Raises InvalidKindError where two kinds have one name, or none is the kind of `_index` files.
    """

    def __init__(self, kinds: Iterable[Kind], field_types: Mapping[str, FieldType] | None = None) -> None:
        self._kinds: dict[str, Kind] = {}
        for kind in kinds:
            if self._kinds.setdefault(kind.name, kind) is not kind:
                raise InvalidKindError(f"two kinds are named {kind.name}")
        self.own_field_types: Mapping[str, FieldType] = dict(field_types or {})
        indexes = [each for each in self._kinds.values() if each.is_index]
        others = [each for each in self._kinds.values() if not each.is_index]
        if len(indexes) != 1 or not others:
            raise InvalidKindError("one kind must be that of _index files, and one must not")
        self.index: Kind = indexes[0]
        """The kind of `_index` files."""
        self.default: Kind = others[0]
        """What a page is taken for as long as it cannot say so itself."""
        _check_segments(others)

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __getitem__(self, name: str) -> Kind:
        return self._kinds[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    def find(self, name: object) -> Kind | None:
        """The kind with this name, or None."""
        return self._kinds.get(name) if isinstance(name, str) else None


def _check_segments(kinds: Iterable[Kind]) -> None:
    """Raise InvalidKindError where facets of one name differ.

    A section may hold several kinds, whose facets of one name are one. Two names may have one segment: such kinds
    cannot stand in one section, where their lists would have one address (CFG153).
    """
    first: dict[str, tuple[Kind, FacetField]] = {}
    for kind in kinds:
        for facet in kind.facets:
            other, known = first.setdefault(facet.name, (kind, facet))
            for what, differs in (
                ("another segment", facet.segment != known.segment),
                ("other values", _values_of_facet(kind, facet) != _values_of_facet(other, known)),
            ):
                if differs:
                    raise InvalidKindError(
                        f"kind {kind.name}: the facet {facet.name} has {what} in the kind {other.name}; "
                        f"give one of them an `own_name`"
                    )


def _values_of_facet(kind: Kind, facet: FacetField) -> tuple[object, ...]:
    """What two kinds must have alike for their facets of one name to be one."""
    declared = kind.field(facet.field)
    choices = tuple((each.value, each.label) for each in kind.choices_of_facet(facet))
    taxonomy = declared.taxonomy if declared is not None else ""
    is_day = declared is not None and not choices and declared.type in YEAR_TYPES
    return choices, taxonomy, is_day
