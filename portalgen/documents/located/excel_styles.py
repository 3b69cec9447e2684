"""Appearance of Excel cells: dates, formats with words or without output, and letters in the background colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Final
from xml.etree.ElementTree import Element

from portalgen.documents.located.colours import is_white_code
from portalgen.documents.located.model import TextMark
from portalgen.documents.located.package import attribute, child, descendants, local_name
from portalgen.frozen import frozen

_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Numbers of built-in date and time formats (ECMA-376 part 1, 18.8.30)."""
_PERCENTS: Final = frozenset((9, 10))
_LITERAL: Final = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]")
_DATE_LETTERS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_WORDS: Final = re.compile(r"\"[^\"]*\w[^\"]*\"|\\\w")
_SCALED: Final = re.compile(r"[0#?],+(?![0#?])")
_NOTHING: Final = re.compile(r"[; ]*;[; ]*")
_TINY: Final = 3.0
"""The largest unreadable size, in points."""
_DAY_SECONDS: Final = 86_400


@frozen
class CellStyle:
    """The effect of a cell's style on its value."""

    mark: TextMark = ""
    is_date: bool = False
    is_percent: bool = False
    format: str = ""
    """A number format with words or scaling; it is added after the value."""

    def write(self, value: str, *, starts_1904: bool) -> str:
        """Return a number as people read it."""
        if self.is_date:
            return _write_date(value, starts_1904=starts_1904)
        shown = _shorten(value)
        if self.is_percent:
            shown = f"{shown} (%)"
        return f"{shown} [{self.format}]" if self.format else shown


def _shorten(value: str) -> str:
    """Return the number without the excess digits of binary fractions."""
    if "." not in value and "E" not in value.upper():
        return value
    try:
        return repr(float(f"{float(value):.15g}")).removesuffix(".0")
    except (ValueError, OverflowError):
        return value


def _write_date(value: str, *, starts_1904: bool) -> str:
    try:
        number = float(value)
        start = datetime(1904, 1, 1) if starts_1904 else datetime(1899, 12, 30)  # cells know no zones
        if not starts_1904 and number < 60:
            number += 1  # Excel counts a 29 February 1900, which never was
        moment = start + timedelta(seconds=round(number * _DAY_SECONDS))
    except (ValueError, OverflowError):
        return value
    if float(value) < 1:
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == time() else moment.isoformat(" ")


def read_cell_styles(root: Element) -> tuple[CellStyle, ...]:
    """Return the styles of cells by their numbers."""
    formats = {attribute(each, "numFmtId"): attribute(each, "formatCode") for each in descendants(root, "numFmt")}
    fonts = _children(root, "fonts")
    fills = _children(root, "fills")
    return tuple(_read_style(each, formats, fonts, fills) for each in _children(root, "cellXfs"))


def _children(root: Element, name: str) -> tuple[Element, ...]:
    found = child(root, name)
    return tuple(found) if found is not None else ()


def _read_style(
    xf: Element, formats: Mapping[str, str], fonts: tuple[Element, ...], fills: tuple[Element, ...]
) -> CellStyle:
    number = attribute(xf, "numFmtId") or "0"
    code = formats.get(number, "")
    bare = _LITERAL.sub("", code)
    is_date = (number.isdecimal() and int(number) in _DATES) or bool(code and _DATE_LETTERS.search(bare.split(";")[0]))
    is_percent = (number.isdecimal() and int(number) in _PERCENTS) or "%" in bare
    tells = bool(_WORDS.search(code) or _SCALED.search(bare))
    mark = _mark_of_font(_at(fonts, attribute(xf, "fontId")), _at(fills, attribute(xf, "fillId")))
    if code and _NOTHING.fullmatch(bare) and not _WORDS.search(code):
        mark = "hidden_format"
    return CellStyle(mark, is_date, is_percent, code if tells else "")


def _at(elements: tuple[Element, ...], number: str) -> Element | None:
    return elements[int(number)] if number.isdecimal() and int(number) < len(elements) else None


def _mark_of_font(font: Element | None, fill: Element | None) -> TextMark:
    if font is None:
        return ""
    letters, ground = next(_colours(font, "color"), ""), next(_colours(fill, "fgColor"), "")
    if (letters == "white" and ground in ("", "white")) or (letters not in ("", "other") and letters == ground):
        return "white"
    size = child(font, "sz")
    try:
        if size is not None and float(attribute(size, "val")) <= _TINY:
            return "tiny"
    except ValueError:
        pass
    strike = child(font, "strike")
    return "struck" if strike is not None and attribute(strike, "val") not in ("0", "false") else ""


def _colours(element: Element | None, name: str) -> Iterator[str]:
    """The colour of this name: `white`, its code, `other`."""
    for each in element.iter() if element is not None else ():
        if local_name(each.tag) == "patternFill" and attribute(each, "patternType") in ("", "none"):
            return
        if local_name(each.tag) == name:
            code, theme = attribute(each, "rgb"), attribute(each, "theme")
            if theme:
                yield (
                    "white"
                    if theme == "0" and not attribute(each, "tint")
                    else f"theme{theme}{attribute(each, 'tint')}"
                )
            elif code:
                yield "white" if is_white_code(code) else code[-6:].lower()
            elif attribute(each, "indexed"):
                yield "white" if attribute(each, "indexed") in ("1", "9") else "other"
