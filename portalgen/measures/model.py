"""A measure: a table entry with its dimension, title, unit, schema and function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

MEASURES_FORMAT: Final = "portalgen-measures"
MEASURES_VERSION: Final = 1
"""Version of the format: raised if a name is removed or changes its meaning. New names do not raise it."""
MEASURES_BASIS: Final = B("Nghị định số 224/2026/NĐ-CP, Điều 12(2)", "Decree No. 224/2026/ND-CP, Article 12(2)")

DIMENSIONS: Final[Mapping[str, B]] = MappingProxyType(
    {
        "completeness": B("Đầy đủ", "Completeness"),
        "timeliness": B("Kịp thời", "Timeliness"),
        "structure": B("Cấu trúc", "Structure"),
        "position": B("Vị trí", "Position"),
        "links": B("Liên kết", "Links"),
        "access": B("Truy cập", "Access"),
        "navigation": B("Điều hướng", "Navigation"),
        "performance": B("Hiệu năng", "Performance"),
        "usage": B("Mức độ sử dụng", "Usage"),
    }
)
"""Dimensions of automatically collected data, in the order of the decree."""

Source = TypeVar("Source")


@frozen
class MissingValue:
    """An unavailable value, and the reason."""

    reason: B


@frozen
class Measure(Generic[Source]):
    """A measure."""

    name: str
    """Stable: lower-case letters and underscores."""
    dimension: str
    """A key of `DIMENSIONS`."""
    title: B
    unit: str
    """The unit of its numbers: `items`, `bytes`; "" if they have none."""
    schema: Mapping[str, Any]
    """JSON Schema of the value."""
    compute: Callable[[Source], Any]
    """Returns a value of JSON, or a `MissingValue`."""
    keys: tuple[str, ...] = ()
    """The meaning of the keys in its maps, except records, from the outermost map on (`key_labels.KEY_NAMES`)."""


def describe_measure(entry: Measure[Source], source: Source) -> dict[str, Any]:
    """Return the part of the document about a measure."""
    value = entry.compute(source)
    is_missing = isinstance(value, MissingValue)
    described = {
        "dimension": entry.dimension,
        "title": {"vi": entry.title.vi, "en": entry.title.en},
        "unit": entry.unit or None,
        "value": None if is_missing else value,
    }
    return {**described, "missing": {"vi": value.reason.vi, "en": value.reason.en}} if is_missing else described
