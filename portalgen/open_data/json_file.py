"""Rows as JSON: an item per line between a head and an end, so versions differ only in lines of changed items.

Every item has all keys, with null for missing values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from portalgen.open_data.cells import write_json
from portalgen.open_data.columns import NamedColumn
from portalgen.open_data.rows import DataRow

JSON_END: Final = b"\n]}\n"
"""The end of a file."""


def encode_json_head(facts: Mapping[str, Any]) -> bytes:
    """Return the beginning of a file: the facts common to all items, and the key of the items."""
    return (write_json(dict(facts)).removesuffix("}") + ',"items":[').encode()


def encode_json_item(columns: Sequence[NamedColumn], row: DataRow) -> str:
    """Return an item on a single line, without a line end."""
    return write_json(dict(zip((column.name for column in columns), row, strict=True)))


def encode_json_items(items: Iterable[str]) -> Iterator[bytes]:
    """Yield the lines of the items (`encode_json_item`) between head and end, with commas between them."""
    before = "\n"
    for item in items:
        yield (before + item).encode()
        before = ",\n"
