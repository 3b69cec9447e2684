"""Finds the values of a page's fields, including the fields of groups, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.kinds.definition import Field


def find_values(page: Page, is_meant: Callable[[Field], bool]) -> Iterator[tuple[Field, Location, Any]]:
    """Yield (field, location, value) for the fields that `is_meant` accepts, once for each entry of a list.

    For a translation, only its own fields are included; shared fields belong to its original.
    """
    is_translation = "translated_from" in page.fields
    fields = (each for each in page.kind.fields if not (is_translation and each.shared))
    values = page.fields if page.date is None else {**page.fields, "date": page.date}  # a separate attribute of a page
    return _find(fields, values, (), is_meant)


def _find(
    fields: Iterable[Field], values: Mapping[str, Any], at: Location, is_meant: Callable[[Field], bool]
) -> Iterator[tuple[Field, Location, Any]]:
    for field in fields:
        value = values.get(field.name)
        if value is None or not (field.fields or is_meant(field)):
            continue
        is_several = isinstance(value, tuple | list)
        for number, each in enumerate(value if is_several else (value,)):
            location = (*at, field.name, number) if is_several else (*at, field.name)
            if field.fields:
                yield from _find(field.fields, each, location, is_meant)
            else:
                yield field, location, each
