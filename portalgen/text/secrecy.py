"""Marks of secrecy as documents bear them: MẬT, TỐI MẬT, TUYỆT MẬT, standing alone or behind their label.

The same letters are part of common words (`mật ong`, `bí mật`, `MẬT ĐỘ DÂN SỐ`) and of laws that speak of secrecy; so a mark
counts only where it fills a line or a cell, follows `Độ mật:`, stands in brackets in capitals, or beside the number or
the urgency of a document. It is found in any
spelling: NFC, NFD, letter-spaced, and as the fonts TCVN3 and VNI store it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

_Span = tuple[int, int]
"""First offset and the one after the last."""

_CIRCUMFLEX: Final = "\u0302"
_DOT: Final = "\u0323"
_ACUTE: Final = "\u0301"


def _forms(base: str, mark: str, composed: str, hat: str, marked: str, tcvn3: str, vni: str) -> str:
    """The spellings of a letter with a circumflex and a tone."""
    marks = f"{_CIRCUMFLEX}{mark}|{mark}{_CIRCUMFLEX}"
    return f"(?:{composed}|{hat}{mark}|{marked}{_CIRCUMFLEX}|{base}(?:{marks})|{tcvn3}|{vni})"


def _spaced(*letters: str) -> str:
    """A word whose letters may stand apart by one space."""
    return " ?".join(letters)


_MAT: Final = _spaced("M", _forms("A", _DOT, "Ậ", "Â", "Ạ", "Ë", "AÄ"), "T")
_TOI: Final = _spaced("T", _forms("O", _ACUTE, "Ố", "Ô", "Ó", "è", "OÁ"), "I")
_TUYET: Final = _spaced("T", "U", "Y", _forms("E", _DOT, "Ệ", "Ê", "Ẹ", "Ö", "EÄ"), "T")
_MARK: Final = rf"(?P<mark>(?:(?:{_TOI}|{_TUYET})[ \t]{{1,3}})?{_MAT})"

_DECORATION: Final = r"[\s\ufeff\u200b>#*_\"'“”‘’«»\[\](){}=~.!+-]{0,200}"
"""What Markdown, YAML and typists put around a word: it is no word itself. Bounded, so that no line costs more than
its length."""
_KEY: Final = r"(?:[\w-]{1,60}:(?=\s)|\d{1,2}[.)])?"
"""A key of YAML, or the number of an entry in a list."""
_WHAT: Final = r"(?P<what>(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|CÔNG VĂN|DẤU|BẢN)[ \t]{1,3})?"
_CELL: Final = re.compile(rf"{_DECORATION}+{_KEY}{_DECORATION}+{_WHAT}{_MARK}{_DECORATION}")
_CELL_END: Final = re.compile(r"[|\t]| {4,}")
_WORD: Final = re.compile(r"\w")
_HEAD: Final = re.compile(
    r"\b(?:[ỦU][ỶY] BAN|UBND|HĐND|HỘI ĐỒNG NHÂN DÂN|TỈNH [ỦU][ỶY]|THÀNH [ỦU][ỶY]|SỞ|CÔNG AN|QUÂN SỰ|BỘ (?:CHỈ HUY|QUỐC PHÒNG|NỘI VỤ|NGOẠI GIAO)|VĂN PHÒNG|CỘNG H(?:ÒA|OÀ)"
    r"|H(?:ỎA|OẢ) TỐC|KHẨN|Số[ ]?:)"
)
"""What stands beside a mark at the head of a document, and not beside honey in a table."""

_WITHIN: Final = _MARK.replace("?P<mark>", "?:")
_LABEL: Final = r"(?i:(?:mức[ \t]+|dấu[ \t]+)?độ[ \t]+mật)"
_LEVEL: Final = rf"(?P<mark>(?i:(?:(?:tối|tuyệt)[ \t]+)?mật)|{_WITHIN})"
_URGENT: Final = r"(?:H(?:ỎA|OẢ) TỐC|THƯỢNG KHẨN|KHẨN)"
_NUMBER: Final = r"(?i:số)[ ]?:?[ ]?\d{0,6}[^\s|]{0,40}"
_PAPER: Final = r"(?i:tài liệu|văn bản|hồ sơ|công văn|kế hoạch|báo cáo|quyết định|tờ trình)"
_PATTERNS: Final = (
    re.compile(rf"[(\[]\s{{0,9}}{_MARK}\s{{0,9}}[)\]]"),
    re.compile(
        rf"(?:\A|\||\t){_DECORATION}+{_KEY}{_DECORATION}+{_LABEL}[*_ \t]{{0,9}}:{_DECORATION}+{_LEVEL}{_DECORATION}"
        r"(?=\||\t|\Z)"
    ),
    re.compile(rf"[,;(–-][ \t]{{0,3}}{_LABEL}[ \t]{{0,3}}:[ \t]{{0,3}}{_LEVEL}{_DECORATION}\Z"),
    re.compile(
        rf"\A{_DECORATION}+{_LABEL}[*_ \t]{{0,9}}:{_DECORATION}+{_LEVEL}[ \t]{{0,3}}"
        r"(?=[;.](?!.{0,200}(?i:tối[ ]mật|tuyệt[ ]mật)))"
    ),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t]{{0,3}}[:;,–-][ \t]{{0,3}}(?=\d{{1,6}}/)"),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t]{{1,9}}(?=(?i:số)[ ]?[:\d])"),
    re.compile(rf"\A{_DECORATION}+{_NUMBER}[ \t]{{1,60}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+{_URGENT}[ \t,;/–-]{{1,9}}{_MARK}{_DECORATION}\Z"),
    re.compile(rf"\A{_DECORATION}+{_MARK}[ \t,;/–-]{{1,9}}{_URGENT}{_DECORATION}\Z"),
)
"""What is reported wherever it stands."""
_ENTRIES: Final = (
    re.compile(rf"(?:\A|[,;])[ \t\"]{{0,9}}(?P<mark>(?:{_TOI}|{_TUYET})[ \t]{{1,3}}{_MAT})[ \t\"]{{0,9}}(?=[,;]|\Z)"),
    re.compile(rf"{_PAPER} [\"'“‘«]{_MARK}[\"'”’»]"),
)
"""What is reported on a line that names one level: a list of levels explains them."""
_ANY: Final = re.compile(_MARK)
_HINT: Final = re.compile(rf"{_MAT}|(?i:độ\s+m[ậâạa])")


def speaks_of_secrecy(text: str) -> bool:
    """Whether it is worth looking for marks: quick, and true more often than there are any."""
    return _HINT.search(text) is not None


def find_secrecy_marks(line: str) -> Iterator[_Span]:
    """Where a line bears a mark of secrecy, from left to right."""
    if speaks_of_secrecy(line):
        yield from sorted({*_in_cells(line), *_find_matches(line, _PATTERNS), *_in_entries(line)})


def _in_cells(line: str) -> Iterator[_Span]:
    """Marks that fill a cell, or the line. A bare MẬT is the name of a product as well, where other cells stand beside
    it; there it counts at the head of a document only."""
    cells = tuple(_cells(line))
    filled = sum(_WORD.search(line, start, end) is not None for start, end in cells)
    for start, end in cells:
        match = _CELL.fullmatch(line, start, end)
        if match and (filled == 1 or match["what"] or _is_levelled(match["mark"]) or _HEAD.search(line)):
            yield match.span("mark")


def _cells(line: str) -> Iterator[_Span]:
    start = 0
    for match in _CELL_END.finditer(line):
        yield start, match.start()
        start = match.end()
    yield start, len(line)


def _is_levelled(mark: str) -> bool:
    return re.match(rf"{_TOI}|{_TUYET}", mark) is not None


def _in_entries(line: str) -> Iterator[_Span]:
    if sum(1 for _ in islice(_ANY.finditer(line), 2)) == 1:
        yield from _find_matches(line, _ENTRIES)


def _find_matches(line: str, patterns: tuple[re.Pattern[str], ...]) -> Iterator[_Span]:
    return (match.span("mark") for pattern in patterns for match in pattern.finditer(line))
