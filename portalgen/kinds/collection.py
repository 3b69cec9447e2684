"""The kinds of a portal, together with the field types that the portal adds."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from portalgen.frozen import frozen
from portalgen.kinds.definition import YEAR_TYPES, FacetField, Field, InvalidKindError, Kind
from portalgen.text.bilingual import Bilingual


@frozen
class FieldType:
    """How a type of field is read and written in files. `render.presenters` defines how it is displayed.

    Its values are JSON-compatible: text, whole numbers, booleans, days and moments.
    """

    value: Callable[[Field, Callable[[Field], Any]], Any]
    """Builds the annotated type that validates a value.

    Its arguments are the field and a function that returns the model for the fields of a group.
    """
    example: str
    """A value that is recognizable as a placeholder."""
    presentation: str = ""
    """How themes display the value (`Fact.presentation`); empty for plain words."""
    schema: Callable[[Field, Callable[[Field], dict[str, Any]]], dict[str, Any]] | None = None
    """Builds the JSON Schema of the type; None if it follows from `value`.

    It takes the same arguments as `value`, except that the function returns a schema instead of a model.
    """
    help: Bilingual | None = None
    """A description of the syntax, if the example is not enough."""


class Kinds(Mapping[str, Kind]):
    """The kinds of a portal in order, keyed by name, with the field types that the portal adds.

    Raises:
        InvalidKindError: Two kinds have the same name, or there is no kind of `_index` files.
    """

    def __init__(self, kinds: Iterable[Kind], field_types: Mapping[str, FieldType] | None = None) -> None:
        self._kinds: dict[str, Kind | None] = {}
        """The kinds in their order; None for kinds not loaded yet."""
        self._loaders: Mapping[str, Callable[[], Kind]] = {}
        all_kinds = tuple(kinds)
        for kind in all_kinds:
            if self._kinds.setdefault(kind.name, kind) is not kind:
                raise InvalidKindError(f"two kinds are named {kind.name}")
        self.own_field_types: Mapping[str, FieldType] = dict(field_types or {})
        indexes = [each for each in all_kinds if each.is_index]
        others = [each for each in all_kinds if not each.is_index]
        if len(indexes) != 1 or not others:
            raise InvalidKindError("exactly one kind must be the kind of _index files, beside at least one other kind")
        self._index, self._default = indexes[0].name, others[0].name
        _check_segments(others)

    @classmethod
    def on_demand(cls, loaders: Mapping[str, Callable[[], Kind]], *, index: str) -> Kinds:
        """Return a collection whose kinds are loaded on first access, without checks, in the order of `loaders`.

        `loaders` is keyed by the names of the kinds. `index` is the name of the kind of `_index` files. A command thus
        loads only the kinds that the portal uses.
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
        """The kind of pages that do not state their kind."""
        return self[self._default]

    def find(self, name: object) -> Kind | None:
        """Return the kind with this name, or None."""
        return self[name] if isinstance(name, str) and name in self._kinds else None

    def select(self, names: Container[str]) -> tuple[Kind, ...]:
        """Return the kinds with these names, in the portal's order. Other kinds are not loaded."""
        return tuple(self[name] for name in self if name in names)


def _check_segments(kinds: Iterable[Kind]) -> None:
    """Raise InvalidKindError if facets with the same name differ.

    Kinds in the same section share facets with the same name. Facets with different names may share a segment: such
    kinds cannot be in the same section, because their lists would have the same address (CFG153).
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
    """Return the properties that facets with the same name must share."""
    declared = kind.field(facet.field)
    choices = tuple((each.value, each.label) for each in kind.choices_of_facet(facet))
    taxonomy = declared.taxonomy if declared is not None else ""
    is_day = declared is not None and not choices and declared.type in YEAR_TYPES
    return choices, taxonomy, is_day
