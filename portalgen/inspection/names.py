"""The names of elements for screen readers (Accessible Name and Description Computation 1.2, as far as pages go)."""

from __future__ import annotations

from typing import Final

from portalgen.inspection.document import Document, Element, get_attribute

_PRESSED: Final = frozenset({"submit", "reset"})
"""Buttons named by the browser itself."""


def name_of(element: Element, document: Document) -> str:
    """Return the name of an element named by its content, a link or a button; "" if it has none."""
    return label_of(element, document) or content_of(element, document) or get_attribute(element, "title").strip()


def shows_text(element: Element, document: Document) -> bool:
    """Return True if an element is plainly named by its text: true for most, and faster than computing names."""
    return element.mem_id not in document.ids_around_hidden and bool(element.text(deep=True).strip())


def label_of(element: Element, document: Document) -> str:
    """Return the name from attributes: of the elements in `aria-labelledby`, or `aria-label`."""
    text = " ".join(
        content_of(document.by_id[each], document)
        for each in get_attribute(element, "aria-labelledby").split()
        if each in document.by_id
    )
    return text.strip() or get_attribute(element, "aria-label").strip()


def content_of(element: Element, document: Document) -> str:
    """Return the spoken text of an element: its own and its pictures' text, without hidden text."""
    text = _visible_text_of(element) if element.css_first("[aria-hidden=true]") is not None else element.text(deep=True)
    if text.strip():
        return " ".join(text.split())
    pictures = (label_of(each, document) or get_attribute(each, "alt") for each in element.css("img, svg, [role=img]"))
    return " ".join(each for each in pictures if each).strip()


def given_name_of(element: Element, document: Document) -> str:
    """Return the name, from its attributes, of an element not named by its content."""
    return label_of(element, document) or get_attribute(element, "title").strip()


def field_name_of(element: Element, document: Document, labels: dict[str, str]) -> str:
    """Return the name of a form field or measure, or an empty string; `labels` maps ids to the texts of labels."""
    kind = get_attribute(element, "type").lower()
    if kind == "hidden" or kind in _PRESSED:
        return kind
    if kind in ("button", "image"):
        own = get_attribute(element, "value" if kind == "button" else "alt")
        return own.strip() or label_of(element, document)
    around = element.parent
    while around is not None and around.tag != "label":
        around = around.parent
    wrapped = content_of(around, document) if around is not None else ""
    label = labels.get(get_attribute(element, "id"), "")
    return label or wrapped or given_name_of(element, document)


def _visible_text_of(element: Element) -> str:
    """Return the text of an element without parts hidden by `aria-hidden`."""
    parts = []
    for child in element.iter(include_text=True):
        if child.tag == "-text":
            parts.append(child.text(deep=False))
        elif get_attribute(child, "aria-hidden") != "true":
            parts.append(_visible_text_of(child))
    return "".join(parts)
