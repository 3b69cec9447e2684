"""Finds references such as `xem điểm 4` and `điểm d nêu trên` to a list of the page that is shorter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.facts._point_letters import POINT_LETTERS
from portalgen.lint.rules.word._typing import find_slips

_NUMBER: Final = re.compile(
    r"(?:(?<=như )|(?<=xem )|(?<=theo )|(?<=nêu ở )|(?<=nêu tại )|(?<=quy định tại ))điểm \d{1,2}"
    r"(?=[.;)](?!\d)|,(?! ?(?:\d|(?-i:[A-ZĐ])|khoản|mục|phần|chương|điều|điểm|phụ lục))|\s*\Z)",
    re.IGNORECASE,
)
"""A point of no other text: the clause ends behind it."""
_ENTRY: Final = re.compile(r"^[ \t>]*(?P<number>\d{1,2})\\?[.)][ \t]", re.MULTILINE)
_OTHER_TEXT: Final = re.compile(
    r"\b(?:Luật|Nghị định|Nghị quyết|Thông tư|Công văn|Công điện|Quyết định|Kế hoạch|Tờ trình|Quy chế|Phụ lục|Chỉ thị|điều \d|khoản \d|Đề án)\b"
    r"|bản đồ|sơ đồ|đính kèm|thang điểm|điểm (?:số|thi|chuẩn|chung|trung bình)|chấm điểm|xếp loại|\b[a-zđ]\\?[)] ",
    re.IGNORECASE,
)
"""Another text, a map or marks, in which the point may be."""
_FEWEST: Final = 3
_FURTHEST: Final = 3
"""A number much greater than those of the list is of another text."""
_LETTER: Final = re.compile(
    r"(?<!\w)[Đđ]iểm [a-zđ](?= (?:nêu trên|ở trên|trên đây|nói trên|kể trên|nêu ở trên)\b(?! (?:của|trong|tại)\b))"
)
_POINT: Final = re.compile(r"^[ \t>*_]*(?P<letter>[a-zđ])\\?[.)][ \t*_]", re.MULTILINE)
_AMENDS: Final = re.compile(r"sửa đổi|bổ sung (?:điểm|khoản|điều)|thay thế|bãi bỏ", re.IGNORECASE)


def find_missing_numbers(text: PageText) -> Iterator[tuple[str, Place, int]]:
    """Yield (words, place, last number) for each `xem điểm 4` on a page with nothing numbered but a list of 1, 2, 3."""
    if "iểm " not in text.body or _NUMBER.search(text.body) is None or text.fields.get("attachments"):
        return
    numbers = [int(match["number"]) for match in _ENTRY.finditer(text.body)]
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)) or _OTHER_TEXT.search(text.body):
        return
    for words, place in find_slips(text, _NUMBER, _NUMBER.search):
        if numbers[-1] < int(words.split()[-1]) <= numbers[-1] + _FURTHEST:
            yield words, place, numbers[-1]


def find_missing_letters(text: PageText) -> Iterator[tuple[str, Place, str]]:
    """Yield (words, place, last letter) for each `điểm d nêu trên` on a page with points a), b), c) alone."""
    if "iểm " not in text.body or _LETTER.search(text.body) is None:
        return
    letters = "".join(match["letter"] for match in _POINT.finditer(text.body))
    if len(letters) < 2 or not POINT_LETTERS.startswith(letters) or _AMENDS.search(f"{text.page.title}\n{text.body}"):
        return
    for words, place in find_slips(text, _LETTER, _LETTER.search):
        letter = words[-1]
        others = re.compile(rf"\b{letter}\\?\)|\bđiểm {letter}\b(?! (?:nêu|ở|trên|nói|kể))", re.IGNORECASE)
        if letter in POINT_LETTERS[len(letters) :] and others.search(text.body) is None:
            yield words, place, letters[-1]
