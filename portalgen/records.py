"""Dataclasses of which a build makes thousands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

RecordType = TypeVar("RecordType")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[RecordType]) -> type[RecordType]:
    """A dataclass with slots that is compared and hashed by its fields, as `dataclass(frozen=True, slots=True)` makes it.

    For what is made once a page or an output: it is made in a quarter of the time, as no field is set through
    `object.__setattr__`. That no field is set later is held by mypy, which takes it for frozen.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
