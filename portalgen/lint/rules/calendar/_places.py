"""Places in the legal configuration, and the legal bases that codes cite."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import Place
from portalgen.diagnostics.registry import CODES
from portalgen.lint.context import LintContext

_AHEAD: Final = timedelta(days=30)
"""How long before the beginning of a year its calendar is needed: the longest limit is 15 days."""


def list_needed_years(at: datetime) -> tuple[int, ...]:
    """Return the current year, and the next year if limits that begin now may extend into it."""
    return tuple(sorted({at.year, (at + _AHEAD).year}))


def find_place_in_config(context: LintContext, path: str, *location: str | int) -> Place:
    """Return the place of the value at `location` in a configuration file.

    Return the first line of the file if it cannot be read.
    """
    text = context.read_source(path).decode("utf-8-sig", "replace")
    return place_in_yaml(YamlText(text, path, "CFG"), location) if text else Place(path)


def list_bases_of_codes() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each code that has a legal basis, with the bases that it cites."""
    for code in CODES.values():
        if code.basis:
            yield code.code, tuple(part.strip() for part in code.basis.split(";"))
