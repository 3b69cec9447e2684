"""Ids and references to them (WCAG 2.2, 1.3.1 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from portalgen.inspection.document import Document, HtmlViolation, html_violation

_LISTS: Final = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "headers")
_SINGLE: Final = ("for", "popovertarget", "list", "form", "aria-errormessage", "aria-activedescendant")
_TOP: Final = frozenset({"", "top"})
"""Fragments read by a browser as the top of the page, without an element."""


def check_repeated_ids(document: Document) -> Iterator[HtmlViolation]:
    """HTM113 for each repeated id."""
    identified = document.by_attribute["id"]
    if len(document.by_id) == len(identified):
        return
    seen: set[str] = set()
    for each, name in identified:
        if name in seen:
            yield html_violation("HTM113", each, id=name, first=name)
        seen.add(name)


def check_id_references(document: Document) -> Iterator[HtmlViolation]:
    """HTM114 for each reference to a missing id."""
    known = document.by_id
    for name in _LISTS:
        for each, value in document.by_attribute[name]:
            for target in value.split():
                if target not in known:
                    yield html_violation("HTM114", each, attribute=name, id=target)
    for name in _SINGLE:
        for each, value in document.by_attribute[name]:
            if value not in known:
                yield html_violation("HTM114", each, attribute=name, id=value)
    for each, value in document.by_attribute["href"]:
        if value.startswith("#"):
            target = unquote(value[1:])
            if target not in known and value[1:] not in known and target not in _TOP:
                yield html_violation("HTM114", each, attribute="href", id=target)
