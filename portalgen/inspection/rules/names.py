"""Elements with a mandatory name or text alternative (WCAG 2.2, 1.1.1, 2.4.4 and 4.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import (
    Document,
    Element,
    HtmlViolation,
    format_start_tag,
    get_attribute,
    html_violation,
    shorten_text,
)
from portalgen.inspection.names import content_of, field_name_of, given_name_of, label_of, name_of, shows_text
from portalgen.inspection.rules.aria import NAMED_BY_AUTHOR, NAMED_BY_CONTENT

_FIELDS: Final = ("input", "select", "textarea")
_MEASURES: Final = ("meter", "progress")
_PRESSED: Final = frozenset({"button", "submit", "reset"})
_WORD: Final = re.compile(r"\w+")


def check_text_alternatives(document: Document) -> Iterator[HtmlViolation]:
    """HTM110 for each picture without an alternative text."""
    for each in document.by_name["img"]:
        if "alt" not in each.attributes and not label_of(each, document):
            yield html_violation("HTM110", each, element=format_start_tag(each))
    for each in document.by_name["area"]:
        if "href" in each.attributes and not get_attribute(each, "alt"):
            yield html_violation("HTM110", each, element=format_start_tag(each))
    drawn = [each for each, role in document.by_attribute["role"] if role == "img" and each.tag not in ("svg", "img")]
    for each in (*document.by_name["svg"], *drawn):
        silent = get_attribute(each, "aria-hidden") == "true" or get_attribute(each, "role") in ("presentation", "none")
        if not (silent or label_of(each, document) or each.css_first("title") is not None):
            yield html_violation("HTM110", each, element=format_start_tag(each))


def check_field_labels(document: Document) -> Iterator[HtmlViolation]:
    """HTM111 for each field of a form without a label."""
    labels = _collect_labels(document)
    for each in (each for name in _FIELDS for each in document.by_name[name]):
        if not field_name_of(each, document, labels):
            yield html_violation("HTM111", each, element=format_start_tag(each))


def check_control_names(document: Document) -> Iterator[HtmlViolation]:
    """HTM112 for each link, button and the like without text."""
    acting = [each for each, role in document.by_attribute["role"] if role in NAMED_BY_CONTENT]
    for each in (*document.by_kind["control"], *acting):
        if shows_text(each, document) or each.tag in _FIELDS or (each.tag == "a" and "href" not in each.attributes):
            continue
        if not name_of(each, document):
            yield html_violation("HTM112", each, element=format_start_tag(each))


def check_given_names(document: Document) -> Iterator[HtmlViolation]:
    """HTM125 for each dialog, meter and the like without a name: content does not count."""
    measures = [each for name in _MEASURES for each in document.by_name[name]]
    labels = _collect_labels(document) if measures else {}
    for each in measures:
        if not field_name_of(each, document, labels):
            yield html_violation("HTM125", each, element=format_start_tag(each))
    by_role = [each for each, role in document.by_attribute["role"] if role in NAMED_BY_AUTHOR]
    dialogs = [each for each in document.by_name["dialog"] if "role" not in each.attributes]
    for each in (*dialogs, *by_role):
        if each.tag not in _FIELDS and each.tag not in _MEASURES and not given_name_of(each, document):
            yield html_violation("HTM125", each, element=format_start_tag(each))


def check_label_in_name(document: Document) -> Iterator[HtmlViolation]:
    """HTM128 for each control whose name lacks its visible label, as spoken by users of voice control."""
    labelled = [(each, False) for each, _ in document.by_attribute["aria-label"]]
    labelled += [(each, True) for each, _ in document.by_attribute["aria-labelledby"]]
    for each, by_element in labelled:
        shown = _visible_label_of(each, document)
        # A single sign or letter is a symbol of the control's function.
        if any(len(word) > 1 for word in _WORD.findall(shown)):
            name = label_of(each, document)
            # A card is named by its own heading, a part of its visible text.
            is_card = by_element and _normalize_words(name) in _normalize_words(shown)
            if name and not is_card and _normalize_words(shown) not in _normalize_words(name):
                yield html_violation(
                    "HTM128", each, element=format_start_tag(each), text=shorten_text(shown), name=shorten_text(name)
                )


def _visible_label_of(element: Element, document: Document) -> str:
    """Return the visible label of a control; "" if it is not a control, or has no visible label."""
    tag = element.tag
    if tag == "input":
        return get_attribute(element, "value") if get_attribute(element, "type").lower() in _PRESSED else ""
    acting = tag in ("a", "button", "summary") or get_attribute(element, "role") in NAMED_BY_CONTENT
    return content_of(element, document) if acting and element.text(deep=True).strip() else ""


def _normalize_words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _collect_labels(document: Document) -> dict[str, str]:
    return {value: content_of(each, document) for each, value in document.by_attribute["for"] if each.tag == "label"}
