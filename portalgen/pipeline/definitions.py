"""The definitions of a portal.

Use cases pass them down as values, so that tests and other portals can use their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from operator import is_
from typing import TYPE_CHECKING

from portalgen.on_demand import on_demand

# Every command's options import this module; the modules of the definitions are loaded with the first site.
with on_demand():
    from portalgen.kinds import table as kinds_table
    from portalgen.open_data import cells
    from portalgen.outputs import definition as outputs_definition
    from portalgen.outputs import table as outputs_table
    from portalgen.render import presenters as render_presenters

if TYPE_CHECKING:
    from portalgen.kinds.collection import Kinds
    from portalgen.kinds.data_cell import CellType
    from portalgen.kinds.definition import Field
    from portalgen.plan.model import OutputType


def _standard_kinds() -> Kinds:
    return kinds_table.KINDS


def _standard_presenters() -> Mapping[str, render_presenters.Presenter]:
    return render_presenters.PRESENTERS


def _standard_data_cells() -> Mapping[str, CellType]:
    return cells.DATA_CELLS


@dataclass(frozen=True)
class Definitions:
    """The tables with the definitions of a portal.

    Raises ValueError for an unusable table (`outputs.definition`), or for a field type without presenter or data cell.

    An output folder, a cache and a `Session` must only be used with the same definitions. This is not checked.
    """

    outputs: tuple[outputs_definition.OutputDefinition, ...]
    kinds: Kinds = field(default_factory=_standard_kinds)
    """The kinds of pages, with the types of their own fields."""
    presenters: Mapping[str, render_presenters.Presenter] = field(default_factory=_standard_presenters)
    """The presenter of a field on pages and in lists, keyed by field type."""
    data_cells: Mapping[str, CellType] = field(default_factory=_standard_data_cells)
    """The form of a field in data files, keyed by field type."""

    def __post_init__(self) -> None:
        self.outputs_by_name  # noqa: B018 - a table that cannot be used is refused where it is made
        shipped = (kinds_table.KINDS, render_presenters.PRESENTERS, cells.DATA_CELLS)
        if all(map(is_, (self.kinds, self.presenters, self.data_cells), shipped)):
            return  # tests check that these fit together; checking it here would load every kind
        for kind in self.kinds.values():
            for each in _all_fields(kind.fields):
                for table, lack in ((self.presenters, "presenter"), (self.data_cells, "data cell")):
                    if each.type not in table:
                        raise ValueError(
                            f"the kind `{kind.name}` has a field of the type `{each.type}`, which has no {lack}"
                        )

    @cached_property
    def outputs_by_name(self) -> Mapping[str, outputs_definition.OutputDefinition]:
        """The definitions of outputs, keyed by the name of their output type."""
        return outputs_definition.index_definitions(self.outputs)

    @cached_property
    def output_types(self) -> tuple[OutputType, ...]:
        """The output types, in the order of planning."""
        return tuple(each.type for each in self.outputs)

    @cached_property
    def generated_pages(self) -> tuple[str, ...]:
        """The names that `generated_pages` may contain, in the order of the table."""
        return tuple(each.name for each in self.output_types if each.is_named_by_sites)


def _all_fields(fields: Iterable[Field]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from _all_fields(each.fields)


@cache
def standard_definitions() -> Definitions:
    """Return the definitions shipped with the program."""
    return Definitions(outputs_table.OUTPUTS)
