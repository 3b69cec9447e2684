"""What has to have a name or a text in the place of a picture (WCAG 2.2, 1.1.1, 2.4.4 and 4.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import Document, Element, Found, attribute, found, shortened, start_tag
from portalgen.inspection.names import content_of, field_name, given_name, label_of, name_of, shows_text
from portalgen.inspection.rules.aria import NAMED_BY_AUTHOR, NAMED_BY_CONTENT

_FIELDS: Final = ("input", "select", "textarea")
_MEASURES: Final = ("meter", "progress")
_PRESSED: Final = frozenset({"button", "submit", "reset"})
_WORD: Final = re.compile(r"\w+")


def alternatives(document: Document) -> Iterator[Found]:
    """HTM110 for each picture without an alternative text."""
    for each in document.named["img"]:
        if "alt" not in each.attributes and not label_of(each, document):
            yield found("HTM110", each, element=start_tag(each))
    for each in document.named["area"]:
        if "href" in each.attributes and not attribute(each, "alt"):
            yield found("HTM110", each, element=start_tag(each))
    drawn = [each for each, role in document.having["role"] if role == "img" and each.tag not in ("svg", "img")]
    for each in (*document.named["svg"], *drawn):
        silent = attribute(each, "aria-hidden") == "true" or attribute(each, "role") in ("presentation", "none")
        if not (silent or label_of(each, document) or each.css_first("title") is not None):
            yield found("HTM110", each, element=start_tag(each))


def fields(document: Document) -> Iterator[Found]:
    """HTM111 for each field of a form without a label."""
    labels = _labels(document)
    for each in (each for name in _FIELDS for each in document.named[name]):
        if not field_name(each, document, labels):
            yield found("HTM111", each, element=start_tag(each))


def active(document: Document) -> Iterator[Found]:
    """HTM112 for each link, button and the like that has no text."""
    acting = [each for each, role in document.having["role"] if role in NAMED_BY_CONTENT]
    for each in (*document.kinds["control"], *acting):
        if shows_text(each, document) or each.tag in _FIELDS or (each.tag == "a" and "href" not in each.attributes):
            continue
        if not name_of(each, document):
            yield found("HTM112", each, element=start_tag(each))


def given(document: Document) -> Iterator[Found]:
    """HTM125 for each window, measure and the like that nothing names: what stands in it does not."""
    measures = [each for name in _MEASURES for each in document.named[name]]
    labels = _labels(document) if measures else {}
    for each in measures:
        if not field_name(each, document, labels):
            yield found("HTM125", each, element=start_tag(each))
    told = [each for each, role in document.having["role"] if role in NAMED_BY_AUTHOR]
    windows = [each for each in document.named["dialog"] if "role" not in each.attributes]
    for each in (*windows, *told):
        if each.tag not in _FIELDS and each.tag not in _MEASURES and not given_name(each, document):
            yield found("HTM125", each, element=start_tag(each))


def label_in_name(document: Document) -> Iterator[Found]:
    """HTM128 for each control whose name leaves out what it shows, which is what people say who use it by voice."""
    named = [(each, False) for each, _ in document.having["aria-label"]]
    named += [(each, True) for each, _ in document.having["aria-labelledby"]]
    for each, by_element in named:
        shown = _shown(each, document)
        # A sign or a letter is a picture of what the control does.
        if any(len(word) > 1 for word in _WORD.findall(shown)):
            name = label_of(each, document)
            # A card is named by its own heading, which is a part of what it shows.
            is_card = by_element and _words(name) in _words(shown)
            if name and not is_card and _words(shown) not in _words(name):
                yield found("HTM128", each, element=start_tag(each), text=shortened(shown), name=shortened(name))


def _shown(element: Element, document: Document) -> str:
    """The text that a control shows as its label; empty for what is no control, or shows none of its own."""
    tag = element.tag
    if tag == "input":
        return attribute(element, "value") if attribute(element, "type").lower() in _PRESSED else ""
    acting = tag in ("a", "button", "summary") or attribute(element, "role") in NAMED_BY_CONTENT
    return content_of(element, document) if acting and element.text(deep=True).strip() else ""


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _labels(document: Document) -> dict[str, str]:
    return {value: content_of(each, document) for each, value in document.having["for"] if each.tag == "label"}
