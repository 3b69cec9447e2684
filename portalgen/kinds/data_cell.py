"""What a type of field is in data files: the form of the entries of `open_data.cells`.

It stands here because the context of a site holds such a table, as it holds the presenters: a portal has types of its
own as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.text.bilingual import Bilingual

JsonValue = Any
"""A text, a number, yes or no, None, a tuple of such values, or a mapping of texts to them."""
Schema = Mapping[str, Any]
"""A part of a JSON Schema or of a Table Schema."""


class DataReader(Protocol):
    """What a value may need of the page that it belongs to."""

    @property
    def cells(self) -> Mapping[str, CellType]:
        """The entries of all types, for the keys of a group."""

    def term_id(self, taxonomy: str, written: str) -> str:
        """The id of a term as the front matter writes it; a text that is no term's is itself."""

    def shows_item(self, identifier: str) -> bool:
        """Whether readers see the item with this id now, on whichever site."""

    def file_url(self, name: str) -> str:
        """The absolute address of a file beside the page."""


@frozen
class CellType:
    """One type of field in data files."""

    value: Callable[[DataReader, Field, Any], JsonValue]
    """The JSON value of a value of the front matter that is set; None where it says nothing."""
    json_schema: Callable[[Field, Callable[[Field], Schema]], Schema]
    """From the field, and what gives the schema of a key of a group: the JSON Schema of `value` where it is not None."""
    table_schema: Callable[[Field], Schema]
    """Type, format and constraints of a cell, by Table Schema."""
    text: Callable[[Any], str] = str
    """The text of a cell in CSV and XLSX, from a `value` that is not None."""
    beside: tuple[CellPart, ...] = ()
    """Further columns with what else a value says: a currency, a unit."""
    is_left_out: bool = False
    """Whether data files have no column for it."""
    meaning: Bilingual | None = None
    """What a cell holds, in words for those who use the data; None where label and schema say it all."""


@frozen
class CellPart:
    """A further column of a type, called by the name of the field and `suffix`."""

    suffix: str
    label: Bilingual
    cell: CellType
