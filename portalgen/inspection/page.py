"""Checking one page against all rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from portalgen.diagnostics.model import Diagnostic, LocalizedText, diagnostic, sort_diagnostics
from portalgen.diagnostics.registry import CODES
from portalgen.inspection.document import Document, Element, HtmlViolation, ancestors_of, get_attribute
from portalgen.inspection.places import find_template_parts, place_of_element
from portalgen.inspection.rules.table import PART_RULES, RULES

THEME_SOURCE: Final = LocalizedText("giao diện và cấu hình của trang", "the theme and the site's configuration")


def inspect_page(data: bytes, path: str, host: str, source: str) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of the HTML `data` of the page at `path` (as shown in messages), read on `host`.

    `source` is the text that an editor wrote for it, or empty.
    """
    document = Document(data.decode("utf-8", "replace"), host)
    diagnostics = [_build_diagnostic(each, document, path, source) for rule in RULES for each in rule(document)]
    if not _has_clean_parts(document):
        diagnostics += _check_parts(document, path, source)
    return sort_diagnostics(diagnostics)


def _check_parts(document: Document, path: str, source: str) -> Iterator[Diagnostic]:
    for part in find_template_parts(document):
        for each in _check_part(part):
            yield _build_diagnostic(each, part, path, source)
        yield from _check_parts(part, path, source)


def _has_clean_parts(document: Document) -> bool:
    return all(_is_clean(each.html or "", document.host) for each in document.by_name["template"])


@lru_cache(maxsize=256)
def _is_clean(template: str, host: str) -> bool:
    """Return whether no rule is violated in a `<template>`: most pages of a host have the same ones."""
    document = Document(template.partition(">")[2].removesuffix("</template>"), host)
    return not _check_part(document) and _has_clean_parts(document)


def _check_part(part: Document) -> list[HtmlViolation]:
    # What stands at the beginning of a part may be put into a list.
    return [each for rule in PART_RULES for each in rule(part) if each.values.get("parent") != "body"]


def _build_diagnostic(each: HtmlViolation, document: Document, path: str, source: str) -> Diagnostic:
    values = dict(each.values)
    if first := values.pop("first", ""):
        values["line"] = str(place_of_element(document.by_id[str(first)], document, path).line)
    # An editor's text is in the main content; what stands around it is the theme's on every page.
    own = source and not (
        CODES[each.code].party == "editor" and each.element is not None and not _is_in_main(each.element)
    )
    origin = LocalizedText(f"bài `{source}` và giao diện", f"`{source}` and the theme") if own else THEME_SOURCE
    return diagnostic(each.code, place_of_element(each.element, document, path), **values, source=origin)


def _is_in_main(element: Element) -> bool:
    return any(around.tag == "main" or get_attribute(around, "role") == "main" for around in ancestors_of(element))
