"""How field types are written to data files: the type of the entries in `open_data.cells`.

It is in this package because the context of a site contains such a table, as it does for presenters: a portal may add
its own types.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.text.bilingual import Bilingual

JsonValue = Any
"""A text, a number, a boolean, None, a tuple of such values, or a mapping from texts to them."""
Schema = Mapping[str, Any]
"""A part of a JSON Schema or of a Table Schema."""


class DataReader(Protocol):
    """Gives a cell access to values of the page."""

    @property
    def cells(self) -> Mapping[str, CellType]:
        """The cell types of all field types, needed for the keys of a group."""

    def term_id(self, taxonomy: str, written: str) -> str:
        """Return the id of a term as written in the front matter. Text outside the taxonomy is returned unchanged."""

    def shows_item(self, identifier: str) -> bool:
        """Return True if the item with this id is currently shown on any site."""

    def file_url(self, name: str) -> str:
        """Return the absolute address of a file in the page's folder."""


@frozen
class CellType:
    """How a field type is written to data files."""

    value: Callable[[DataReader, Field, Any], JsonValue]
    """Returns the JSON value for a front matter value, or None if it is empty."""
    json_schema: Callable[[Field, Callable[[Field], Schema]], Schema]
    """Returns the JSON Schema of `value`, not allowing for None.

    Its arguments are the field and a function that returns the schema of a key of a group.
    """
    table_schema: Callable[[Field], Schema]
    """Returns the type, format and constraints of a cell as keys of a Table Schema."""
    text: Callable[[Any], str] = str
    """Returns the text in CSV and XLSX for a result of `value` other than None."""
    beside: tuple[CellPart, ...] = ()
    """Additional columns for other parts of the value, such as currency and unit."""
    is_left_out: bool = False
    """True if data files have no column for this type."""
    meaning: Bilingual | None = None
    """An explanation of the cell for users of the data. None if its label and schema are enough."""


@frozen
class CellPart:
    """An additional column for a part of a value. Its name consists of the field name and `suffix`."""

    suffix: str
    label: Bilingual
    cell: CellType
