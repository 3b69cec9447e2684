"""Field types in data files: the form of the entries of `open_data.cells`.

It is in this package because the context of a site contains such a table, like the presenters: a portal may have its
own types.
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
    """The page's values that a cell may need."""

    @property
    def cells(self) -> Mapping[str, CellType]:
        """The entries of all types, for the keys of a group."""

    def term_id(self, taxonomy: str, written: str) -> str:
        """Return the id of a term written in the front matter; text outside the taxonomy is returned unchanged."""

    def shows_item(self, identifier: str) -> bool:
        """Return True if the item with this id is currently shown on any site."""

    def file_url(self, name: str) -> str:
        """Return the absolute address of a file beside the page."""


@frozen
class CellType:
    """A field type in data files."""

    value: Callable[[DataReader, Field, Any], JsonValue]
    """Returns the JSON value of a front matter value; None if it is empty."""
    json_schema: Callable[[Field, Callable[[Field], Schema]], Schema]
    """From the field and a function returning the schema of a group key: the JSON Schema of `value`, except None."""
    table_schema: Callable[[Field], Schema]
    """Returns type, format and constraints of a cell, as in Table Schema."""
    text: Callable[[Any], str] = str
    """Returns the text of a cell in CSV and XLSX, from a `value` other than None."""
    beside: tuple[CellPart, ...] = ()
    """Further columns for other parts of a value, such as currency and unit."""
    is_left_out: bool = False
    """True if data files have no column for it."""
    meaning: Bilingual | None = None
    """Meaning of a cell for users of the data; None if label and schema are enough."""


@frozen
class CellPart:
    """A further column of a type, named after the field and `suffix`."""

    suffix: str
    label: Bilingual
    cell: CellType
