"""The kinds of one portal, with the types of fields that they have of their own."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
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
        self._kinds: dict[str, Kind | None] = {}
        """The kinds in their order; None for one that nobody has asked for yet."""
        self._loaders: Mapping[str, Callable[[], Kind]] = {}
        all_kinds = tuple(kinds)
        for kind in all_kinds:
            if self._kinds.setdefault(kind.name, kind) is not kind:
                raise InvalidKindError(f"two kinds are named {kind.name}")
        self.own_field_types: Mapping[str, FieldType] = dict(field_types or {})
        indexes = [each for each in all_kinds if each.is_index]
        others = [each for each in all_kinds if not each.is_index]
        if len(indexes) != 1 or not others:
            raise InvalidKindError("one kind must be that of _index files, and one must not")
        self._index, self._default = indexes[0].name, others[0].name
        _check_segments(others)

    @classmethod
    def on_demand(cls, loaders: Mapping[str, Callable[[], Kind]], *, index: str) -> Kinds:
        """Return kinds by their names in the order of `loaders`, each loaded when it is asked for; nothing is checked.

        `index` is the name of the kind of `_index` files. A command then pays for the kinds that the portal has.
        """
        kinds = cls.__new__(cls)
        kinds._kinds = dict.fromkeys(loaders)
        kinds._loaders = loaders
        kinds.own_field_types = {}
        kinds._index, kinds._default = index, next(name for name in loaders if name != index)
        return kinds

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __getitem__(self, name: str) -> Kind:
        kind = self._kinds[name]
        if kind is None:
            kind = self._kinds[name] = self._loaders[name]()
        return kind

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    @property
    def index(self) -> Kind:
        """The kind of `_index` files."""
        return self[self._index]

    @property
    def default(self) -> Kind:
        """The kind as which a page is read that cannot say its kind itself."""
        return self[self._default]

    def find(self, name: object) -> Kind | None:
        """The kind with this name, or None."""
        return self[name] if isinstance(name, str) and name in self._kinds else None

    def select(self, names: Container[str]) -> tuple[Kind, ...]:
        """The kinds with these names, in the order of the portal; the others are not loaded."""
        return tuple(self[name] for name in self if name in names)


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
