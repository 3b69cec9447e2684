"""External, executable, hidden and editing data of OpenDocument files (ISO/IEC 26300), from their trees."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.features import FeatureLog
from portalgen.documents.office_features import is_remote

_SPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _DRAW, _STYLE, _PRESENTATION = (
    f"{_SPACE}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "style", "presentation")
)
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_CREATOR: Final = "{http://purl.org/dc/elements/1.1/}creator"
_FETCHED: Final = frozenset(
    (
        *(f"{_TEXT}section-source", f"{_TABLE}table-source", f"{_TABLE}cell-range-source"),
        *(f"{_DRAW}object", f"{_DRAW}object-ole", f"{_DRAW}plugin", f"{_DRAW}applet", f"{_DRAW}floating-frame"),
    )
)
_DDE: Final = frozenset((f"{_OFFICE}dde-source", f"{_TEXT}dde-connection-decl"))
_CHANGES: Final = frozenset((f"{_TEXT}changed-region",))
_TABLE_CHANGES: Final = f"{_TABLE}tracked-changes"
_UNSEEN: Final = frozenset(("collapse", "filter"))
_MACRO: Final = re.compile(r"Basic/[^/]+/(?!script-l[bc]\.xml|dialog-l[bc]\.xml)[^/]+\.xml|Scripts/.+[^/]")
"""Modules of Basic, but not the empty list of a library, and scripts of other languages."""
_MOST_REPEATED: Final = 10_000
"""Hiding more rows or columns at once hides only the empty rest of the sheet."""


def find_open_document_features(names: Iterable[str], roots: Iterable[Element], log: FeatureLog) -> None:
    """Note the features of an odt, ods or odp in `log`; `names` are its members, `roots` its styles and its content."""
    for name in names:
        if _MACRO.fullmatch(name):
            log.add("macro")
    trees = tuple(roots)
    unseen = {name for root in trees for name in _unseen_styles(root)}
    for root in trees:
        sheet = ""
        for element in root.iter():
            if element.tag == f"{_TABLE}table":
                sheet = element.get(f"{_TABLE}name", "")
                if element.get(f"{_TABLE}style-name") in unseen:
                    log.add("hidden_sheet", "sheet", sheet)
            elif element.tag == f"{_DRAW}page" and element.get(f"{_DRAW}style-name") in unseen:
                log.add("hidden_slide", "slide", element.get(f"{_DRAW}name", ""))
            else:
                _judge(element, sheet, log)


def _unseen_styles(root: Element) -> Iterable[str]:
    """Yield the styles of hidden sheets and slides."""
    for style in root.iter(f"{_STYLE}style"):
        for each in style:
            if each.get(f"{_TABLE}display") == "false" or each.get(f"{_PRESENTATION}visibility") == "hidden":
                yield style.get(f"{_STYLE}name", "")


def _judge(element: Element, sheet: str, log: FeatureLog) -> None:
    tag = element.tag
    if tag in _FETCHED and is_remote(element.get(_HREF, "")):
        log.add("remote", "address", element.get(_HREF, ""))
    elif tag in _DDE:
        log.add("dde")
    elif tag == f"{_OFFICE}annotation":
        log.add("comment", "sheet" if sheet else "", sheet, _creator(element))
    elif tag in _CHANGES:
        log.add("revision", author=_creator(element))
    elif tag == _TABLE_CHANGES:
        for each in element:
            log.add("revision", author=_creator(each))
    elif element.get(f"{_TABLE}visibility") in _UNSEEN:
        _judge_hidden(element, sheet, log)


def _judge_hidden(element: Element, sheet: str, log: FeatureLog) -> None:
    for tag, kind in ((f"{_TABLE}table-row", "rows"), (f"{_TABLE}table-column", "columns")):
        if element.tag == tag:
            repeated = element.get(f"{_TABLE}number-{kind}-repeated", "1")
            count = int(repeated) if repeated.isdecimal() else 1
            if count < _MOST_REPEATED:
                log.add("hidden_row" if kind == "rows" else "hidden_column", "sheet", sheet, count=count)


def _creator(element: Element) -> str:
    return next((each.text or "" for each in element.iter(_CREATOR)), "")
