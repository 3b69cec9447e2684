"""Rows as JSON: one item a line between a head and an end, so that two versions differ by the lines of what changed.

Every item has all keys, those without a value as null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from portalgen.open_data.cells import write_json
from portalgen.open_data.columns import Column
from portalgen.open_data.rows import Row

JSON_END: Final = b"\n]}\n"
"""What a file ends with."""


def encode_json_head(facts: Mapping[str, Any]) -> bytes:
    """Return the beginning of a file: what holds for all items, and the key under which they stand."""
    return (write_json(dict(facts)).removesuffix("}") + ',"items":[').encode()


def encode_json_item(columns: Sequence[Column], row: Row) -> str:
    """Return one item, on one line without its end."""
    return write_json(dict(zip((column.name for column in columns), row, strict=True)))


def encode_json_items(items: Iterable[str]) -> Iterator[bytes]:
    """Yield the lines of the items (`encode_json_item`) between head and end, with commas between them."""
    before = "\n"
    for item in items:
        yield (before + item).encode()
        before = ",\n"
