"""The agency in the letterhead of a document (Nghị định 30/2020/NĐ-CP, Phụ lục I), and its comparison with an issuer.

Text layers of PDFs put both columns of a letterhead in one line and lose letters. So an agency counts only if every
line of the letterhead is understood, and almost equal names are the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.text.normalization import fold, level_dashes

with on_demand():
    import difflib

_LINES: Final = 10
_LETTERS: Final = 400
_END: Final = re.compile(
    r"\W*(?:s[o06]\W*[:;.]|s[o06]\s+\d|s[o06]\s*/|quyet dinh|nghi quyet|nghi dinh|thong tu|chi thi|ke hoach|thong bao|bao cao|to trinh|"
    r"huong dan|ket luan|giay moi|cong dien|quy che|can cu|kinh gui|dieu 1\b|v\s*/\s*v)"
)
"""The first line below the agencies."""
_MOTTO: Final = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|doc\s+lap\W+tu\s+do\W+hanh\s+phuc", re.IGNORECASE
)
_PLACE_AND_DAY: Final = re.compile(r"ngay\b.*\bthang\b.*\bnam\b")
_AGENCY: Final = re.compile(r"\b(?:so|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)\b")
_COMMITTEES: Final = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan"}
_UNIT: Final = re.compile(
    r"(?:tinh(?: \w+){1,2}|(?:xa|phuong|dac khu|thi tran|huyen|thi xa|quan|thanh pho)(?: \w+){1,4})"
)
_WITHIN: Final = re.compile(
    r"\b(?:van phong|phong|trung tam|chi cuc|ban|thanh tra|cuc|(?<!chinh )vien|tram|quy(?! hoach)|dang|mat tran|thuong truc|(?<!moi )truong)\b"
)
"""Agencies within or beside others, whose documents may name either of them as issuer."""
_PROVINCE: Final = re.compile(r" tinh(?: \w+){1,2}\Z")
_FEWEST: Final = 3
_ALIKE: Final = 0.9


@frozen
class LetterheadAgency:
    """An agency: its type and name, folded, and its words as written."""

    form: str
    """`so`, `uy ban nhan dan` or `hoi dong nhan dan`."""
    name: str
    written: str


def extract_letterhead(text: str) -> str:
    """Return the lines above the number or heading of a document; "" if there are too many of them."""
    found: list[str] = []
    for line in text[: 4 * _LETTERS].splitlines():
        if _END.match(_fold(line)):
            return "\n".join(found)[:_LETTERS]
        if line.strip():
            found.append(line.strip())
        if len(found) > _LINES:
            break
    return ""


def find_agencies(letterhead: str) -> tuple[LetterheadAgency, ...]:
    """Return the agencies of a letterhead from top to bottom; none if any of its lines is not understood."""
    written: list[str] = []
    for cell in re.split(r"[\n\t]", letterhead):
        words = _without_motto(cell).strip(" *_#>|-–—=~.:\\/")
        if not words or _PLACE_AND_DAY.search(_fold(words)):
            continue
        if not words.isupper() or any(each.isdigit() for each in words):
            return ()
        written.append(" ".join(words.split()))
    return _split(" ".join(written))


def read_agency(words: str) -> LetterheadAgency | None:
    """Return the agency of which these words are the whole name (`Chủ tịch UBND tỉnh` counts as its committee)."""
    plain = re.sub(r"^\s*chủ tịch\s+", "", words, flags=re.IGNORECASE)
    found = _split(plain)
    return found[0] if len(found) == 1 else None


def contradicts_issuer(agencies: Sequence[LetterheadAgency], issuer: str, number: str) -> LetterheadAgency | None:
    """Return the agency of a letterhead if it is surely not `issuer`; None otherwise.

    The agency above is no contradiction if the number has the symbol of a committee, or if the agency is not a department.
    """
    stated = read_agency(issuer)
    if not agencies or stated is None:
        return None
    last = agencies[-1]
    if is_same_agency(last, stated):
        return None
    is_of_committee = re.search(r"-(?:ubnd|hdnd)\b", _fold(number)) is not None
    if any(is_same_agency(each, stated) for each in agencies[:-1]):
        return last if last.form == "so" and stated.form != "so" and not is_of_committee else None
    is_cut_off = stated.form == "so" and last.form != "so" and not is_of_committee
    return None if is_cut_off else last


def is_same_agency(first: LetterheadAgency, second: LetterheadAgency) -> bool:
    """Return True if two names may be of one agency: one is a part of the other, or a few letters are misread."""
    if first.form != second.form:
        return False
    short, long = sorted((_name_key(first), _name_key(second)), key=len)
    return long.startswith(short) or difflib.SequenceMatcher(None, short, long, autojunk=False).ratio() >= _ALIKE


def _name_key(agency: LetterheadAgency) -> str:
    name = _PROVINCE.sub("", agency.name) if agency.form == "so" else agency.name
    return name.replace(" ", "")


def _split(written: str) -> tuple[LetterheadAgency, ...]:
    folded = _fold(written)
    starts = [each.start() for each in _AGENCY.finditer(folded)]
    if len(folded) != len(written) or not starts or folded[: starts[0]].strip():
        return ()
    found = []
    for start, end in zip(starts, (*starts[1:], len(folded)), strict=True):
        head = _AGENCY.match(folded, start)
        assert head is not None
        name = " ".join(re.findall(r"\w+", folded[head.end() : end]))
        form = _COMMITTEES.get(head[0], head[0])
        if not _is_understood(form, name):
            return ()
        found.append(LetterheadAgency(form, name, written[start:end].strip(" ,-–")))
    return tuple(found)


def _is_understood(form: str, name: str) -> bool:
    if form == "so":
        return len(name) >= _FEWEST and not _WITHIN.search(name)
    return _UNIT.fullmatch(name) is not None or name in ("tinh", "xa", "phuong", "dac khu")


def _without_motto(cell: str) -> str:
    folded = fold(cell)
    return "".join(_outside(cell, folded)) if len(folded) == len(cell) else cell


def _outside(cell: str, folded: str) -> list[str]:
    parts, last = [], 0
    for match in _MOTTO.finditer(folded):
        parts.append(cell[last : match.start()])
        last = match.end()
    return [*parts, cell[last:]]


def _fold(text: str) -> str:
    return level_dashes(fold(text)).casefold()
