"""A document of measures in words, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from portalgen.measures.model import DIMENSIONS

_SHOWN: Final = 6
"""Entries of a list or an object that are shown; JSON has them all."""
_LONGEST: Final = 160
"""Letters of a value that are shown."""


def format_measures(document: Mapping[str, Any], language: str) -> str:
    """Return the measures of one site by their dimensions."""
    site = document["site"]
    names = site["names"]
    lines = [f"{names.get(language) or next(iter(names.values()))} ({site['id']}) {site['url']}"]
    for dimension, title in DIMENSIONS.items():
        own = [each for each in document["measures"].values() if each["dimension"] == dimension]
        lines += ["", title.text(language)] if own else []
        lines += [line for each in own for line in _format_measure(each, language)]
    return "\n".join(lines) + "\n"


def _format_measure(described: Mapping[str, Any], language: str) -> Iterator[str]:
    title = described["title"]["en" if language == "en" else "vi"]
    missing = described.get("missing")
    if missing is not None:
        yield f"  {title}: – {missing['en' if language == 'en' else 'vi']}"
    else:
        value = _format_value(described["value"])
        yield f"  {title}: {value if len(value) <= _LONGEST else value[:_LONGEST].rstrip() + '…'}"


def _format_value(value: Any) -> str:
    if isinstance(value, Mapping):
        parts = [f"{name} {_format_value(each)}" for name, each in value.items()]
    elif isinstance(value, list):
        parts = [_format_value(each) for each in value]
    elif isinstance(value, bool):
        return "true" if value else "false"
    else:
        return "–" if value is None else str(value)
    more = [f"… (+{len(parts) - _SHOWN})"] if len(parts) > _SHOWN else []
    return f"({'; '.join([*parts[:_SHOWN], *more])})" if parts else "–"
