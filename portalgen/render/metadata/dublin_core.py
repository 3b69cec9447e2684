"""Dublin Core elements for the head of a page (TT 24/2011): six that are never empty, and four recommended elements."""

from __future__ import annotations

from collections.abc import Iterable

NamedValues = tuple[tuple[str, str], ...]
"""(name, content) of each element in the head of a page."""


def write_dublin_core(
    *,
    title: str,
    publisher: str,
    identifier: str,
    language: str,
    description: str = "",
    day: str = "",
    creators: tuple[str, ...] = (),
    source: str = "",
    contributors: tuple[str, ...] = (),
    subjects: tuple[str, ...] = (),
) -> NamedValues:
    """Return (name, content) of each element, in the order of the profile. Multiple values are joined by `;`.

    If there are no creators, the agency is named. If there is no description, the title is used. `DC.date` is omitted
    if the day is unknown.
    """
    elements = (
        ("DC.title", title),
        ("DC.creator", _join(creators) if creators else publisher),
        ("DC.date", day),
        ("DC.description", description or title),
        ("DC.publisher", publisher),
        ("DC.identifier", identifier),
        ("DC.language", language),
        ("DC.source", source),
        ("DC.contributor", _join(contributors) if contributors else ""),
        ("DC.subject", _join(subjects) if subjects else ""),
    )
    return tuple([each for each in elements if each[1]])


def _join(values: Iterable[str]) -> str:
    """Join values with `;`, replacing any `;` within a value by a comma."""
    return "; ".join([value.replace(";", ",") for value in values])
