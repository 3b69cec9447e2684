"""Checks a page against all rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from portalgen.diagnostics.code import ResponsibleParty
from portalgen.diagnostics.model import Diagnostic, LocalizedText, diagnostic, sort_diagnostics
from portalgen.diagnostics.registry import CODES
from portalgen.frozen import frozen
from portalgen.inspection.document import Document, Element, HtmlViolation, ancestors_of
from portalgen.inspection.places import find_template_parts, place_of_element
from portalgen.inspection.rules.table import PART_RULES, RULES

THEME_SOURCE: Final = LocalizedText("giao diện và cấu hình của trang", "the theme and the site's configuration")


@frozen
class InspectedViolation:
    """A violation on a page, its responsible party, and the source to change if not the theme."""

    diagnostic: Diagnostic
    party: ResponsibleParty = "developer"
    source: str = ""


def inspect_page(
    data: bytes, path: str, host: str, source: str, allowed_script: str = ""
) -> tuple[InspectedViolation, ...]:
    """Return the violations in the HTML `data` of the page at `path` (as shown in messages), read on `host`.

    `source` is an editor's text behind it, or ""; `allowed_script` is the address of the only script that may be loaded
    from another host.
    """
    document = Document(data.decode("utf-8", "replace"), host, allowed_script=allowed_script)
    violations = [_judge(each, document, path, source) for rule in RULES for each in rule(document)]
    if not _has_clean_parts(document):
        violations += _check_parts(document, path, source)
    by_diagnostic = {each.diagnostic: each for each in violations}
    return tuple(by_diagnostic[each] for each in sort_diagnostics(by_diagnostic))


def _check_parts(document: Document, path: str, source: str) -> Iterator[InspectedViolation]:
    for part in find_template_parts(document):
        for each in _check_part(part):
            yield _judge(each, part, path, source)
        yield from _check_parts(part, path, source)


def _has_clean_parts(document: Document) -> bool:
    return all(_is_clean(each.html or "", document.host) for each in document.by_name["template"])


@lru_cache(maxsize=256)
def _is_clean(template: str, host: str) -> bool:
    """Return True if a `<template>` has no violations: most pages of a host have the same templates."""
    document = Document(template.partition(">")[2].removesuffix("</template>"), host)
    return not _check_part(document) and _has_clean_parts(document)


def _check_part(part: Document) -> list[HtmlViolation]:
    # The first elements of a part may be inserted into a list.
    return [each for rule in PART_RULES for each in rule(part) if each.values.get("parent") != "body"]


def _judge(each: HtmlViolation, document: Document, path: str, source: str) -> InspectedViolation:
    """Return the violation with its place: the editor's if the text has such a fault, else the theme's."""
    values = dict(each.values)
    if first := values.pop("first", ""):
        values["line"] = str(place_of_element(document.by_id[str(first)], document, path).line)
    place = place_of_element(each.element, document, path)
    party = each.party or CODES[each.code].party
    if not source or party == "developer" or each.element is None or not _is_in_text(each.element, document):
        return InspectedViolation(diagnostic(each.code, place, **values, source=THEME_SOURCE))
    return InspectedViolation(
        diagnostic(each.code, place, **values, source=_name_source(each.code, source, party)), party, source
    )


def _name_source(code: str, source: str, party: ResponsibleParty) -> LocalizedText:
    mirrored = CODES[code].mirrors
    if not mirrored or CODES[mirrored].party != party:
        return LocalizedText(f"bài `{source}`", f"`{source}`")
    return LocalizedText(
        f"bài `{source}`, `portalgen lint` chỉ ra dòng ({mirrored})",
        f"`{source}`, where `portalgen lint` shows the line ({mirrored})",
    )


def _is_in_text(element: Element, document: Document) -> bool:
    return any(around.mem_id in document.text_ids for around in ancestors_of(element))
