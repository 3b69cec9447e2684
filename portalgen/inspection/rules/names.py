"""What has to have a name or a text in the place of a picture (WCAG 2.2, 1.1.1, 2.4.4 and 4.1.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.inspection.document import Document, Found, attribute, found, parents, start_tag
from portalgen.inspection.names import content_of, field_name, label_of, name_of

_BUTTONS: Final = frozenset({"button", "link"})
_FIELDS: Final = frozenset({"input", "select", "textarea"})


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
    labels = {value: content_of(each, document) for each, value in document.having["for"] if each.tag == "label"}
    for each in document.kinds["control"]:
        if each.tag in _FIELDS and not field_name(each, document, labels):
            yield found("HTM111", each, element=start_tag(each))


def active(document: Document) -> Iterator[Found]:
    """HTM112 for each link, button and the like that has no text."""
    hiding = {
        around.mem_id for each, value in document.having["aria-hidden"] if value == "true" for around in parents(each)
    }
    acting = [each for each, role in document.having["role"] if role in _BUTTONS]
    for each in (*document.kinds["control"], *acting, *document.named["dialog"]):
        if each.tag in _FIELDS or (each.tag == "a" and "href" not in each.attributes):
            continue
        # The text alone is asked for first: most links have nothing else.
        if (each.mem_id in hiding or not each.text(deep=True).strip()) and not name_of(each, document):
            yield found("HTM112", each, element=start_tag(each))
